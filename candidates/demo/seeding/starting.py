"""Somebody who said yes: their first day, and what was done for it by whom."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from candidates.demo.papers.pdf import make
from candidates.demo.words import read
from candidates.models import Onboarding, OnboardingTask, OnboardingTemplate
from candidates.models.task_outline import business_day
from hiring import files
from hiring.accounts.models import Department, User

if TYPE_CHECKING:
    from candidates.demo.seeding.journey import Journey

CONTENT = read("onboarding.toml")
STARTS: dict[str, dict[str, Any]] = {row["name"]: row for row in CONTENT["starts"]}
DETAILS = "bank-and-tax-details.pdf"


def keep_templates(people: dict[str, User], departments: dict[str, Department]) -> None:
    for row in CONTENT["templates"]:
        made = OnboardingTemplate.objects.create(
            name=row["name"],
            department=departments.get(row.get("department", "")),
            it_helper=people[row["it_helper"]],
            first_day=" ".join(row["first_day"].split()),
        )
        for position, task in enumerate(CONTENT["tasks"], 1):
            said = {name: value for name, value in task.items() if name != "only"}
            if task.get("only", made.name) == made.name:
                made.tasks.create(position=position, **said)


class Starting:
    """The way of one person from their yes, which begins their onboarding."""

    def __init__(self, journey: "Journey") -> None:
        self.journey, self.story = journey, journey.story
        self.row = STARTS[journey.person.name]

    @property
    def starts_on(self) -> dt.date:
        """So many days from today, on a day on which offices are open."""
        day = self.story.agenda.now.date() + dt.timedelta(days=self.row["in_days"])
        return business_day(self.story.manager.calendar, day, 0)

    def plan(self, onboarding: Onboarding) -> None:
        """What was done since, by those whose it was, on the day it was due."""
        begun = self.story.agenda.moment
        if "expects" in self.row:
            self.at(begun, 6, partial(self.expect, onboarding))
        if "buddy" in self.row:
            self.at(begun, 9, partial(self.name_buddy, onboarding))
        for place, task in enumerate(onboarding.tasks.all()):
            early, late = self.row.get("early", ()), self.row.get("open", ())
            if task.title in early:
                self.at(begun, 14, partial(self.finish, task.pk))
            elif task.title not in late:
                due = dt.datetime.combine(task.due_on, dt.time(10), dt.UTC)
                self.at(max(due, begun), 1 + place % 5, partial(self.finish, task.pk))
        if "check_in" in self.row:
            moment = self.story.agenda.business_days_ago(self.story.manager, 1.4)
            self.story.agenda.plan(moment, partial(self.check_in, onboarding))

    def at(self, moment: dt.datetime, hours: float, act: Callable[[], object]) -> None:
        manager = self.story.manager
        self.story.agenda.plan(manager.calendar.add_hours(moment, hours), act)

    def expect(self, onboarding: Onboarding) -> None:
        said = {
            row["day"]: (row["heading"], "\n".join(row["lines"])) for row in self.row["expects"]
        }
        onboarding.expect(by=self.story.manager, said=said)

    def name_buddy(self, onboarding: Onboarding) -> None:
        person = self.story.fernhill.people[self.row["buddy"]]
        onboarding.name_buddy(by=self.story.manager, person=person)

    def finish(self, pk: int) -> None:
        """By whose it is; a document is sent with what asks for one."""
        task = OnboardingTask.objects.for_page().get(pk=pk)
        if task.wants_document:
            self.send_document(task)
        else:
            task.finish(by=task.keeper or task.application.candidate)

    def send_document(self, task: OnboardingTask) -> None:
        stored = files.store(make(self.journey.person), suffix=".pdf")
        task.send_document(by=task.application.candidate, name=DETAILS, kind="pdf", stored=stored)

    def check_in(self, onboarding: Onboarding) -> None:
        onboarding.check_in(by=self.story.manager, **self.row["check_in"])
