"""The board of people who join: how far it is with each, what is late and who is waited for."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from candidates.lifecycle import TaskStatus
from candidates.models import Onboarding, OnboardingTask
from candidates.models.onboarding_queryset import HERE, PAST, TO_COME
from hiring.accounts.models import User
from hiring.moments import today
from hiring.paging import Page, page_of


class View(NamedTuple):
    """Whom the board shows."""

    value: str
    label: str
    current: bool

    @property
    def url(self) -> str:
        return f"?show={self.value}"


class Row(NamedTuple):
    """One person who joins."""

    onboarding: Onboarding
    done: int
    total: int
    late: list[OnboardingTask]
    following: OnboardingTask | None

    @property
    def percent(self) -> float:
        return 100 * self.done / self.total if self.total else 0

    @property
    def is_ready(self) -> bool:
        return self.done == self.total

    @property
    def late_words(self) -> str:
        """ "2 late", or since when the only one is."""
        if len(self.late) > 1:
            return _("%(n)s late") % {"n": len(self.late)}
        return _("was due %(day)s") % {"day": date_format(self.late[0].due_on, "D j F")}

    @property
    def tone(self) -> str:
        """Of what comes next: coloured once it is near."""
        return self.following.tone(today()) if self.following else ""

    @property
    def next_ones(self) -> list[OnboardingTask]:
        """What is late, else what comes next."""
        return self.late or ([self.following] if self.following else [])

    @property
    def waited_for(self) -> list[User]:
        """Whoever has those, each once."""
        return list({one.keeper.pk: one.keeper for one in self.next_ones if one.keeper}.values())

    @property
    def waits_for_them(self) -> bool:
        return any(one.is_the_new_hires for one in self.next_ones)


class Board:
    """One page of it, in a number of queries that does not grow with the people."""

    def __init__(self, user: User, asked: QueryDict, day: dt.date) -> None:
        self.today = day
        seen = Onboarding.objects.visible_to(user)
        counts = seen.counted(day)
        wanted = asked.get("show", "")
        if wanted not in counts:
            wanted = TO_COME if counts[TO_COME] or not counts[HERE] else HERE
        labels = {TO_COME: _("To come"), HERE: _("First ninety days"), PAST: _("Settled")}
        self.views = [
            View(value, f"{labels[value]} ({number})" if number else labels[value], value == wanted)
            for value, number in counts.items()
        ]
        self.shown, self.is_empty = wanted, not any(counts.values())
        self.page: Page = page_of(
            seen.at(self.shown, day).for_page(),
            asked,
            "starts_on",
            "pk",
            soonest=self.soonest,
        )
        self.rows = rows_of(self.page.rows, day)

    @property
    def soonest(self) -> bool:
        """Whether what comes first stands first."""
        return self.shown == TO_COME

    @property
    def late(self) -> int:
        """How many of this page."""
        return sum(bool(row.late) for row in self.rows)


def rows_of(onboardings: Iterable[Onboarding], day: dt.date) -> list[Row]:
    by_pk = {one.pk: one for one in onboardings}
    theirs = OnboardingTask.objects.kept().filter(onboarding__in=by_pk)
    counts = {
        pk: (done, total)
        for pk, done, total in theirs.order_by()
        .values_list("onboarding")
        .annotate(done=Count("pk", filter=Q(status=TaskStatus.DONE)), total=Count("pk"))
    }
    late: dict[int, list[OnboardingTask]] = {}
    following: dict[int, OnboardingTask] = {}
    for task in theirs.near(day).select_related("given_to").in_order():
        task.onboarding = by_pk[task.onboarding_id]
        if task.is_late(day):
            late.setdefault(task.onboarding_id, []).append(task)
        else:
            following.setdefault(task.onboarding_id, task)
    return [
        Row(one, *counts.get(pk, (0, 0)), late.get(pk, []), following.get(pk))
        for pk, one in by_pk.items()
    ]
