"""The page of somebody who joins: their tasks by when they fall, who helps, what is expected."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from candidates.models import Expectation, Onboarding, OnboardingTask, StartCheckIn
from candidates.models.task_outline import FIRST_WEEKS
from hiring import words
from hiring.accounts.models import User

ON_TIME = "on-time"


class Line(NamedTuple):
    """A task as one person reads it: what is theirs has a colour before it is late."""

    task: OnboardingTask
    keeper: User | None
    tone: str
    may_finish: bool
    may_give: bool
    may_drop: bool


class Section(NamedTuple):
    """Tasks of one time: before day one, day one, the first weeks, later."""

    key: str
    title: str
    lines: list[Line]

    @property
    def done(self) -> int:
        return sum(line.task.is_done for line in self.lines)


class Helper(NamedTuple):
    """Who helps, as what, and what they have left to do."""

    person: User
    parts: list[str]
    left: int


class Milestones(NamedTuple):
    """What good looks like on a day, and what the manager said of it."""

    expectation: Expectation
    on: dt.date
    check_in: StartCheckIn | None


class FirstDays:
    """Read once for all that the page shows."""

    def __init__(self, onboarding: Onboarding, user: User, today: dt.date) -> None:
        self.onboarding, self.user, self.today = onboarding, user, today

    @cached_property
    def tasks(self) -> list[OnboardingTask]:
        found = list(self.onboarding.tasks.kept().for_list().in_order())
        for task in found:
            task.onboarding = self.onboarding
        return found

    @property
    def done(self) -> int:
        return sum(task.is_done for task in self.tasks)

    @property
    def percent(self) -> float:
        return 100 * self.done / len(self.tasks) if self.tasks else 0

    @property
    def late(self) -> list[OnboardingTask]:
        return [task for task in self.tasks if task.is_late(self.today)]

    @property
    def mine(self) -> int:
        return sum(task.is_open and task.is_owed_by(self.user) for task in self.tasks)

    # The list

    @cached_property
    def sections(self) -> list[Section]:
        day_one = _("Day one, %(day)s") % {"day": spoken(self.onboarding.starts_on)}
        titles = {
            "before": _("Before day one"),
            "day": day_one,
            "weeks": _("First two weeks"),
            "later": _("Later"),
        }
        lines: dict[str, list[Line]] = {key: [] for key in titles}
        for task in self.tasks:
            lines[time_of(task)].append(self.line(task))
        return [Section(key, title, lines[key]) for key, title in titles.items() if lines[key]]

    def line(self, task: OnboardingTask) -> Line:
        goes_on = not self.onboarding.is_stopped
        tone = task.tone(self.today)
        if tone != "overdue" and task.is_open:
            tone = (tone or ON_TIME) if task.is_owed_by(self.user) else ""
        return Line(
            task=task,
            keeper=task.keeper,
            tone=tone,
            may_finish=goes_on and self.user.can("task.finish", task),
            may_give=goes_on and task.is_open and self.user.can("task.give", task),
            may_drop=goes_on and task.is_open and self.user.can("task.drop", task),
        )

    # The people

    @property
    def helpers(self) -> list[Helper]:
        """Manager, recruiter, buddy and IT, then whoever has a task of their own."""
        onboarding, parts = self.onboarding, dict[User, list[str]]()
        named = (
            (onboarding.requisition.manager, _("Manager")),
            (onboarding.requisition.recruiter, _("Recruiter")),
            (onboarding.buddy, _("Buddy")),
            (onboarding.it_helper, _("IT")),
        )
        for person, part in named:
            if person:
                parts.setdefault(person, []).append(part)
        for task in self.tasks:
            if task.given_to and task.given_to not in parts:
                parts[task.given_to] = [_("Helps")]
        return [Helper(one, said, self.left_of(one)) for one, said in parts.items()]

    def left_of(self, person: User) -> int:
        return sum(task.is_open and task.keeper == person for task in self.tasks)

    @property
    def theirs(self) -> int:
        """What the new hire has left to do."""
        return sum(task.is_open and task.is_the_new_hires for task in self.tasks)

    # The ninety days

    @cached_property
    def check_ins(self) -> dict[int, StartCheckIn]:
        if not self.user.can("onboarding.see_check_ins", self.onboarding):
            return {}
        found = self.onboarding.check_ins.select_related("answered_by")
        return {one.day: one for one in found}

    @cached_property
    def milestones(self) -> list[Milestones]:
        return list(self.each_milestone())

    def each_milestone(self) -> Iterator[Milestones]:
        for one in self.onboarding.expectations.all():
            on = self.onboarding.starts_on + dt.timedelta(days=one.day)
            yield Milestones(one, on, self.check_ins.get(one.day))

    @property
    def due_check_in(self) -> StartCheckIn | None:
        """The first that the manager may answer by now."""
        if self.onboarding.is_stopped or not self.user.can("onboarding.check_in", self.onboarding):
            return None
        waiting = (one for one in self.check_ins.values() if one.is_awaited)
        return next((one for one in waiting if one.due_on <= self.today), None)

    @property
    def may_move(self) -> bool:
        """Until somebody said how it goes: by then they have started."""
        moves = self.user.can("onboarding.move_start", self.onboarding)
        answered = any(not one.is_awaited for one in self.check_ins.values())
        return moves and not answered and not self.onboarding.is_stopped

    # What its heading says

    @property
    def sentence(self) -> str:
        """ "Starts Monday 15 June 2026, in 6 days. 6 of 13 done; three are yours." """
        if self.onboarding.is_stopped:
            return _("Will not start.")
        said = [f"{self.start_words()}."]
        if self.tasks:
            said.append(self.count_words())
        return " ".join(said)

    def start_words(self) -> str:
        days = (self.onboarding.starts_on - self.today).days
        day = {"day": spoken(self.onboarding.starts_on)}
        if days == 0:
            return _("Starts today")
        if days > 0:
            starts = ngettext("Starts %(day)s, in %(n)s day", "Starts %(day)s, in %(n)s days", days)
            return starts % {**day, "n": days}
        return _("Started %(day)s, %(ago)s") % {**day, "ago": words.days_ago(-days)}

    def count_words(self) -> str:
        done = _("%(done)s of %(total)s done") % {"done": self.done, "total": len(self.tasks)}
        if not self.mine:
            return f"{done}."
        mine = ngettext("%(n)s is yours", "%(n)s are yours", self.mine)
        return f"{done}; {mine % {'n': words.number_word(self.mine).lower()}}."


def spoken(day: dt.date) -> str:
    """ "Monday 15 June": which year it is, nobody doubts."""
    return date_format(day, pgettext("today's date", "l j F"))


def time_of(task: OnboardingTask) -> str:
    if task.offset <= 0:
        return "before" if task.offset < 0 else "day"
    return "weeks" if task.offset <= FIRST_WEEKS else "later"
