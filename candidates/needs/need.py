"""One thing that needs a person, and where it stands among the others."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import IntegerChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.clocks import TimeLeft

MOST = 50
"""Lines of one kind. Nobody reads more, and the page stays quick."""


class When(IntegerChoices):
    """The headings of the list, in their order."""

    OVERDUE = 1, _("Overdue")
    TODAY = 2, _("Today")
    THIS_WEEK = 3, _("This week")
    LATER = 4, _("Later")


@dataclass(frozen=True)
class Need:
    """A line of "Needs you": a title with a verb, a sentence, and the page where it is done.

    What carries no promise stands under `when`, with `waited` ("6 days") and its tone instead of
    the time left.
    """

    icon: str
    title: str
    meta: str
    url: str
    button: str
    clock: Clock | None = None
    when: When = When.THIS_WEEK
    waited: str = ""
    tone: str = ""

    def left(self, now: dt.datetime) -> TimeLeft | None:
        return self.clock.left(now) if self.clock else None


@dataclass(frozen=True)
class Line:
    """A need as it is shown at one moment."""

    need: Need
    left: TimeLeft | None


@dataclass(frozen=True)
class Group:
    """The needs under one heading."""

    when: When
    lines: list[Line]


def grouped(needs: Iterable[Need], person: User, now: dt.datetime) -> list[Group]:
    """Under each heading what runs out first, then what carries no promise."""
    placed: dict[When, list[Need]] = {}
    for need in sorted(needs, key=urgency):
        placed.setdefault(when(need, person, now), []).append(need)
    return [
        Group(heading, [Line(need, need.left(now)) for need in placed[heading]])
        for heading in sorted(placed)
    ]


def urgency(need: Need) -> tuple[bool, Any]:
    return need.clock is None, need.clock.due_at if need.clock else need.when


def when(need: Need, person: User, now: dt.datetime) -> When:
    """By the due date; at a weekend the coming week is already this one."""
    if need.clock is None:
        return need.when
    if need.clock.due_at < now:
        return When.OVERDUE
    due_on, today = timezone.localdate(need.clock.due_at), timezone.localdate(now)
    if due_on <= today:
        return When.TODAY
    working_day = timezone.localdate(person.calendar.next_opening(now))
    same_week = due_on.isocalendar()[:2] <= working_day.isocalendar()[:2]
    return When.THIS_WEEK if same_week else When.LATER
