"""Some rows of everything that the administration lists, each with relations of its own."""

import datetime as dt

from candidates.models import Application, Candidate, MessageTemplate, Source
from hiring import clocks
from hiring.accounts.models import Agency, Department, Holiday, Program, StandIn, User
from hiring.activity.models import Clock, Delivery, Event, Notice, ReminderStep, Wording
from hiring.api.models import Token
from requisitions.models import ApprovalRule, Place, Requisition, RuleStep

DAY = dt.date(2030, 1, 1)
MOMENT = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
MANY = "of many"


def many(first, last):
    """One row of each kind for each of these numbers."""
    numbers = range(first, last)

    def made(model, row):
        return model.objects.bulk_create([row(n) for n in numbers])

    def of(rows, n):
        return rows[n - first]

    agencies = made(Agency, lambda n: Agency(name=f"Agency {n}"))
    people = made(
        User,
        lambda n: User(
            name=f"Person {n} {MANY}",
            email=f"p{n}@x.example",
            roles=["agency"],
            agency=of(agencies, n),
        ),
    )
    made(
        Program,
        lambda n: Program(
            name=f"Program {n}", email=f"g{n}@x.example", roles=["recruiter"], is_service=True
        ),
    )
    departments = made(Department, lambda n: Department(name=f"Department {n}", head=of(people, n)))
    made(Holiday, lambda n: Holiday(day=DAY + dt.timedelta(n), name="Closed"))
    made(
        StandIn,
        lambda n: StandIn(
            manager=of(people, n), person=of(people, n - 1), starts_on=DAY, ends_on=DAY
        ),
    )
    made(
        Token,
        lambda n: Token(
            owner=of(people, n),
            name=f"Token {n}",
            scopes=["reference:read"],
            digest=str(n),
            begins="t",
            expires_on=DAY,
        ),
    )
    made(Wording, lambda n: Wording(kind=f"kind.{n}", sentence="Words"))
    made(ReminderStep, lambda n: ReminderStep(rule="feedback", kind="feedback.due", offset=n + 100))
    requisitions = made(
        Requisition,
        lambda n: Requisition(
            title=f"Job {n} {MANY}",
            manager=of(people, n),
            recruiter=of(people, n),
            drafted_by=of(people, n),
            department=of(departments, n),
            band_low=1,
            band_high=2,
        ),
    )
    candidates = made(
        Candidate, lambda n: Candidate(name=f"Ada {n} {MANY}", email=f"a{n}@x.example")
    )
    sources = made(Source, lambda n: Source(name=f"Source {n}", code=f"s{n}", kind="network"))
    applications = made(
        Application,
        lambda n: Application(
            requisition=of(requisitions, n), candidate=of(candidates, n), source=of(sources, n)
        ),
    )
    made(MessageTemplate, lambda n: MessageTemplate(name=f"Words {n}", moment="free", body="Hello"))
    made(Place, lambda n: Place(name=f"Place {n}", country="PT"))
    rules = made(
        ApprovalRule, lambda n: ApprovalRule(name=f"Rule {n}", department=of(departments, n))
    )
    steps = made(RuleStep, lambda n: RuleStep(rule=of(rules, n), name="Step"))
    asked = RuleStep.people.through
    asked.objects.bulk_create(asked(rulestep=of(steps, n), user=of(people, n)) for n in numbers)
    things = [applications, people, requisitions]
    events = made(
        Event,
        lambda n: Event(
            verb="test.do",
            actor=of(people, n),
            subject=of(things[n % 3], n),
            within=of(requisitions, n),
        ),
    )
    made(
        Clock,
        lambda n: Clock(
            rule="feedback",
            subject=of(applications, n),
            within=of(requisitions, n),
            time_zone="UTC",
            started_at=MOMENT,
            due_at=clocks.now() + dt.timedelta(days=2000),
        ),
    )
    notices = made(
        Notice,
        lambda n: Notice(
            kind="test.do",
            event=of(events, n),
            recipient=of([people, candidates][n % 2], n),
            subject=of(applications, n),
        ),
    )
    made(Delivery, lambda n: Delivery(notice=of(notices, n), to=f"p{n}@x.example", outcome="sent"))
