"""Some rows of everything that the administration lists, each with relations of its own."""

import datetime as dt

from candidates.models import (
    Application,
    BackgroundCheck,
    Benefit,
    Candidate,
    CheckKind,
    Interview,
    LetterTemplate,
    MessageTemplate,
    Offer,
    OfferRule,
    Onboarding,
    OnboardingTemplate,
    Reference,
    Scorecard,
    Source,
    TemplateTask,
)
from hiring import clocks
from hiring.accounts.models import Absence, Agency, Department, Holiday, Program, StandIn, User
from hiring.activity.models import Clock, Delivery, Event, Notice, ReminderStep, Wording
from hiring.api.models import Token
from requisitions.models import (
    ApprovalRule,
    Place,
    PlanTemplate,
    PlanTemplateRound,
    Requisition,
    Round,
    RuleStep,
    StaffingPlan,
)

DAY = dt.date(2030, 1, 1)
MOMENT = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
MANY = "of many"


class Rows:
    """One of each kind for each of these numbers."""

    def __init__(self, first, last):
        self.first, self.numbers = first, range(first, last)

    def made(self, model, row):
        return model.objects.bulk_create([row(n) for n in self.numbers])

    def of(self, rows, n):
        return rows[n - self.first]

    def accounts(self):
        self.agencies = self.made(Agency, lambda n: Agency(name=f"Agency {n}"))
        self.people = self.made(
            User,
            lambda n: User(
                name=f"Person {n} {MANY}",
                email=f"p{n}@x.example",
                roles=["agency"],
                agency=self.of(self.agencies, n),
            ),
        )
        self.made(
            Program,
            lambda n: Program(
                name=f"Program {n}", email=f"g{n}@x.example", roles=["recruiter"], is_service=True
            ),
        )
        self.departments = self.made(
            Department, lambda n: Department(name=f"Department {n}", head=self.of(self.people, n))
        )

    def beside_them(self):
        self.made(Holiday, lambda n: Holiday(day=DAY + dt.timedelta(n), name="Closed"))
        self.made(
            StandIn,
            lambda n: StandIn(
                manager=self.of(self.people, n),
                person=self.of(self.people, n - 1),
                starts_on=DAY,
                ends_on=DAY,
            ),
        )
        self.made(
            Absence,
            lambda n: Absence(person=self.of(self.people, n), starts_on=DAY, ends_on=DAY),
        )
        self.made(
            Token,
            lambda n: Token(
                owner=self.of(self.people, n),
                name=f"Token {n}",
                scopes=["reference:read"],
                digest=str(n),
                begins="t",
                expires_on=DAY,
            ),
        )

    def words(self):
        self.made(Wording, lambda n: Wording(kind=f"kind.{n}", sentence="Words"))
        self.made(
            ReminderStep,
            lambda n: ReminderStep(rule="feedback", kind="feedback.due", offset=n + 100),
        )

    def work(self):
        self.requisitions = self.made(
            Requisition,
            lambda n: Requisition(
                title=f"Job {n} {MANY}",
                manager=self.of(self.people, n),
                recruiter=self.of(self.people, n),
                drafted_by=self.of(self.people, n),
                department=self.of(self.departments, n),
                band_low=1,
                band_high=2,
            ),
        )
        self.candidates = self.made(
            Candidate, lambda n: Candidate(name=f"Ada {n} {MANY}", email=f"a{n}@x.example")
        )
        self.sources = self.made(
            Source, lambda n: Source(name=f"Source {n}", code=f"s{n}", kind="network")
        )
        self.applications = self.made(
            Application,
            lambda n: Application(
                requisition=self.of(self.requisitions, n),
                candidate=self.of(self.candidates, n),
                source=self.of(self.sources, n),
            ),
        )
        self.of_applications()
        self.kept_for_work()

    def kept_for_work(self):
        self.made(
            MessageTemplate,
            lambda n: MessageTemplate(name=f"Words {n}", moment="free", body="Hello"),
        )
        self.made(
            StaffingPlan,
            lambda n: StaffingPlan(
                department=self.of(self.departments, n), year=2030, positions=1, cost=1
            ),
        )
        self.made(Benefit, lambda n: Benefit(name=f"Benefit {n}"))
        self.made(
            LetterTemplate,
            lambda n: LetterTemplate(name=f"Letter {n}", body="Dear {first_name}", active=False),
        )
        self.made(
            OfferRule,
            lambda n: OfferRule(name=f"Rule {n}", department=self.of(self.departments, n)),
        )
        self.made(Place, lambda n: Place(name=f"Place {n}", country="PT"))
        self.plans = self.made(PlanTemplate, lambda n: PlanTemplate(name=f"Plan {n}"))
        self.made(
            PlanTemplateRound,
            lambda n: PlanTemplateRound(template=self.of(self.plans, n), title="Talk"),
        )

    def of_applications(self):
        self.kinds = self.made(CheckKind, lambda n: CheckKind(name=f"Check {n}", explanation="Why"))
        self.made(
            BackgroundCheck,
            lambda n: BackgroundCheck(
                application=self.of(self.applications, n),
                kind=self.of(self.kinds, n),
                requested_by=self.of(self.people, n),
            ),
        )
        self.made(
            Reference,
            lambda n: Reference(
                application=self.of(self.applications, n),
                name=f"Referee {n} {MANY}",
                relation="Led the team",
                email=f"r{n}@x.example",
                consented_at=MOMENT,
            ),
        )

        self.made(Offer, lambda n: Offer(application=self.of(self.applications, n)))
        self.met_in()
        self.joining()

    def joining(self):
        self.made(
            Onboarding,
            lambda n: Onboarding(
                application=self.of(self.applications, n),
                starts_on=DAY,
                buddy=self.of(self.people, n),
                it_helper=self.of(self.people, n - 1),
            ),
        )
        self.starts = self.made(
            OnboardingTemplate,
            lambda n: OnboardingTemplate(
                name=f"Start {n}",
                department=self.of(self.departments, n),
                it_helper=self.of(self.people, n),
            ),
        )
        self.made(
            TemplateTask,
            lambda n: TemplateTask(template=self.of(self.starts, n), title="Order a laptop"),
        )

    def met_in(self):
        self.rounds = self.made(
            Round, lambda n: Round(requisition=self.of(self.requisitions, n), title=f"Round {n}")
        )
        self.interviews = self.made(
            Interview,
            lambda n: Interview(
                application=self.of(self.applications, n),
                candidate=self.of(self.candidates, n),
                round=self.of(self.rounds, n),
                booked_by=self.of(self.people, n),
            ),
        )
        self.made(
            Scorecard,
            lambda n: Scorecard(
                application=self.of(self.applications, n),
                interview=self.of(self.interviews, n),
                author=self.of(self.people, n),
            ),
        )

    def rules_of_approval(self):
        self.rules = self.made(
            ApprovalRule,
            lambda n: ApprovalRule(name=f"Rule {n}", department=self.of(self.departments, n)),
        )
        self.steps = self.made(
            RuleStep, lambda n: RuleStep(rule=self.of(self.rules, n), name="Step")
        )
        asked = RuleStep.people.through
        asked.objects.bulk_create(
            asked(rulestep=self.of(self.steps, n), user=self.of(self.people, n))
            for n in self.numbers
        )

    def record(self):
        things = [self.applications, self.people, self.requisitions]
        self.events = self.made(
            Event,
            lambda n: Event(
                verb="test.do",
                actor=self.of(self.people, n),
                subject=self.of(things[n % 3], n),
                within=self.of(self.requisitions, n),
            ),
        )
        self.made(
            Clock,
            lambda n: Clock(
                rule="feedback",
                subject=self.of(self.applications, n),
                within=self.of(self.requisitions, n),
                time_zone="UTC",
                started_at=MOMENT,
                due_at=clocks.now() + dt.timedelta(days=2000),
            ),
        )
        self.notices = self.made(
            Notice,
            lambda n: Notice(
                kind="test.do",
                event=self.of(self.events, n),
                recipient=self.of([self.people, self.candidates][n % 2], n),
                subject=self.of(self.applications, n),
            ),
        )
        self.made(
            Delivery,
            lambda n: Delivery(
                notice=self.of(self.notices, n), to=f"p{n}@x.example", outcome="sent"
            ),
        )


def many(first, last):
    """One row of each kind for each of these numbers."""
    rows = Rows(first, last)
    rows.accounts()
    rows.beside_them()
    rows.words()
    rows.work()
    rows.rules_of_approval()
    rows.record()
