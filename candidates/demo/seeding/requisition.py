"""One requisition's story: drafted, approved, advertised, and where it stands today."""

import datetime as dt
from random import Random
from typing import Any

from candidates.demo import talk
from candidates.demo.jobs import Criterion, Job, Round
from candidates.demo.seeding.advert import Advert
from candidates.demo.seeding.agenda import Agenda, later
from candidates.demo.seeding.company import Fernhill
from candidates.demo.seeding.papers import Desk
from candidates.demo.words import say
from hiring.accounts.models import User
from requisitions.lifecycle import Status
from requisitions.models import Approval, Requisition

DRAFTED = {"accountant": 1.4, "embedded": 4.3, "manager": 9.2}
"""Business days ago, for those that nobody has opened yet."""

SENT_BACK = "backend"

ENDED = {"reliability": 2.6, "data": 4.2, "support": 3.3}
"""Business days since it was put on hold, cancelled or filled."""

TERMS = ("title", "headcount", "reason", "replaces", "justification", "workplace", "employment")


class Story:
    """Whoever is in it finds each other here."""

    def __init__(self, job: Job, fernhill: Fernhill, agenda: Agenda, desk: Desk) -> None:
        self.job, self.fernhill, self.agenda, self.desk = job, fernhill, agenda, desk
        self.chance = Random(f"{job.key} story")  # noqa: S311  not a secret
        self.manager, self.recruiter = fernhill.people[job.manager], fernhill.people[job.recruiter]
        self.requisition = Requisition()
        self.ended_at = self.when_ended()
        self.opened_at = self.ago(self.recruiter, job.opened_days_ago)
        self.advert = Advert(self)

    @property
    def takes_people(self) -> bool:
        return self.job.opened_days_ago > 0

    @property
    def until(self) -> dt.datetime:
        """When people last moved in it."""
        return self.ended_at or self.agenda.now

    def when_ended(self) -> dt.datetime | None:
        days = ENDED.get(self.job.key)
        return self.agenda.business_days_ago(self.recruiter, days) if days else None

    def ago(self, who: User, days: float) -> dt.datetime:
        return self.agenda.days_ago(who, days, self.chance)

    def say(self, kind: str, **names: str) -> str:
        both = {"manager": self.manager.first_name, "recruiter": self.recruiter.first_name}
        line = self.fernhill.line(kind, self.chance)
        return say(line, self.chance, job=self.job.title, **both, **names)

    # The plan

    def plan(self) -> None:
        {
            Status.DRAFT: self.plan_to_be_a_draft,
            Status.SUBMITTED: self.plan_to_wait,
            Status.APPROVED: self.plan_to_be_approved,
        }.get(Status(self.job.state), self.plan_to_open)()

    def plan_to_be_a_draft(self) -> None:
        drafted = self.agenda.business_days_ago(self.manager, DRAFTED[self.job.key])
        self.agenda.plan(drafted, self.draft)
        if self.job.state != Status.DRAFT:
            self.agenda.plan(later(drafted, self.manager, 7), self.submit)

    def plan_to_wait(self) -> None:
        """The first step said yes; the second has two hours left."""
        self.plan_to_be_a_draft()
        second = self.fernhill.departments[self.job.department].head
        asked = self.agenda.business_days_ago(self.manager, DRAFTED[self.job.key] - 1)
        self.agenda.plan(max(self.agenda.hours_ago(second, 14), asked), self.approve_next)

    def plan_to_be_approved(self) -> None:
        self.plan_to_be_a_draft()
        for days in (7.1, 2.7):
            self.agenda.plan(self.agenda.business_days_ago(self.manager, days), self.approve_next)
        self.agenda.plan(self.agenda.hours_ago(self.manager, 9), self.advert.write)
        self.agenda.plan(self.agenda.hours_ago(self.manager, 8), self.advert.ask)
        self.agenda.plan(self.agenda.hours_ago(self.manager, 5), self.plan_interviews)

    def plan_to_open(self) -> None:
        """Asked for and approved in the week before, by people of several calendars."""
        self.agenda.plan(self.before_opening(48), self.draft)
        self.agenda.plan(self.before_opening(39), self.submit)
        if self.job.key == SENT_BACK:
            self.agenda.plan(self.before_opening(35), self.send_back)
            self.agenda.plan(self.before_opening(33), self.submit)
        for hours in (27, 20, 13):
            self.agenda.plan(self.before_opening(hours), self.approve_next)
        self.agenda.plan(self.before_opening(4), self.plan_interviews)
        self.agenda.plan(self.opened_at, self.open)
        self.advert.plan()
        self.plan_the_end()

    def before_opening(self, hours: float) -> dt.datetime:
        return later(self.opened_at, self.recruiter, -hours)

    def plan_the_end(self) -> None:
        if self.job.state == Status.ON_HOLD:
            self.agenda.plan(self.until, self.hold)
        if self.job.state == Status.CANCELLED:
            self.agenda.plan(self.until, self.cancel)
        if self.job.key == "field":
            approver = self.fernhill.people["daniel"]
            self.agenda.plan(self.agenda.hours_ago(approver, 19), self.ask_for_a_change)

    # What happened

    def draft(self) -> None:
        job, today = self.job, self.agenda.now.date()
        opened_on = today - dt.timedelta(days=job.opened_days_ago)
        self.requisition = Requisition.objects.draft(
            by=self.manager,
            manager=self.manager,
            recruiter=self.recruiter,
            department=self.fernhill.departments[job.department],
            places=[self.fernhill.places[name] for name in job.places],
            criteria=[as_row(criterion) for criterion in job.criteria],
            agreement={
                "feedback_hours": job.feedback_hours,
                "answer_hours": job.answer_hours,
                "update_days": job.update_days,
                "first_shortlist_on": opened_on + dt.timedelta(days=job.first_shortlist_in_days),
            },
            needed_on=today + dt.timedelta(days=job.needed_in_days),
            band_low=job.band[0],
            band_high=job.band[1],
            currency=job.currency,
            **{name: getattr(job, name) for name in TERMS},
        )

    def submit(self) -> None:
        self.requisition.submit(by=self.manager)

    def approve_next(self) -> None:
        """Whoever is asked first says yes; nothing where nobody is asked any more."""
        awaited = Approval.objects.awaited().filter(round__requisition=self.requisition)
        if approval := awaited.select_related("approver").order_by("pk").first():
            note = self.say("approve_notes") if self.chance.random() < 0.6 else ""
            self.requisition.approve(by=approval.approver, note=note)

    def send_back(self) -> None:
        """The first to be asked wants to know more."""
        finance = self.fernhill.people["daniel"]
        self.requisition.send_back(by=finance, note=talk.lines("send_back_notes")[1])

    def plan_interviews(self) -> None:
        asked_for = {one.text: one.pk for one in self.requisition.criteria.current()}
        criteria = {one.key: asked_for[one.text] for one in self.job.criteria}
        people = {key: person.pk for key, person in self.fernhill.people.items()}
        rounds = [as_round(one, criteria, people) for one in self.job.rounds]
        self.requisition.plan(by=self.manager, rounds=rounds)

    def open(self) -> None:
        self.requisition.open(by=self.recruiter)

    def hold(self) -> None:
        self.requisition.hold(by=self.manager, why=talk.lines("hold_reasons")[0])

    def cancel(self) -> None:
        self.requisition.cancel(by=self.manager, why=talk.lines("cancel_reasons")[0])

    def ask_for_a_change(self) -> None:
        self.requisition.edit(by=self.manager, headcount=self.job.headcount + 1)


def as_row(criterion: Criterion) -> dict[str, Any]:
    names = ("need", "kind", "text", "detail", "question", "assessed")
    return {name: getattr(criterion, name) for name in names}


def as_round(one: Round, criteria: dict[str, int], people: dict[str, int]) -> dict[str, Any]:
    return {
        **{name: getattr(one, name) for name in ("title", "kind", "minutes", "guidance")},
        "questions": "\n".join(one.questions),
        "criteria": {criteria[key] for key in one.focus},
        "interviewers": {people[key] for key in one.interviewers},
    }
