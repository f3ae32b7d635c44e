"""Requisitions as a home shows them: their people by stage, their openings, whose turn it is."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.lifecycle import COLUMNS, Stage
from candidates.models import Application
from candidates.models.application_queryset import Standing
from candidates.waiting import tone
from hiring import words
from hiring.accounts.models import User
from hiring.moments import days_since, say_day, today
from requisitions.lifecycle import OVER, Status
from requisitions.listing import Row, listed
from requisitions.models import Requisition
from requisitions.models.requisition_queryset import RequisitionQuerySet
from requisitions.turns import running_within

MOST_ROWS = 12
SHORT = {
    Stage.INTERVIEWING: gettext_lazy("Interview"),
    Stage.DECIDING: gettext_lazy("Decision"),
}
HEADINGS = [SHORT.get(stage, stage.label) for stage in COLUMNS]


@dataclass(frozen=True)
class StageCell:
    """How many people are in one stage; coloured where half of them wait too long."""

    label: str
    count: int
    status: str


class Overview(NamedTuple):
    """One requisition."""

    row: Row
    stages: list[StageCell]
    words: str
    url: str

    @property
    def short_words(self) -> str:
        """Beside the manager's name in a table."""
        if self.requisition.is_open:
            return words.days(self.row.days_open)
        return str(self.requisition.get_status_display()).lower()

    @property
    def requisition(self) -> Requisition:
        return self.row.requisition

    def people_in(self, *stages: Stage) -> int:
        counts = dict(zip(COLUMNS, self.stages, strict=True))
        return sum(counts[stage].count for stage in stages)


class Overviews(NamedTuple):
    """The first requisitions of a list, and how many there are."""

    shown: list[Overview]
    total: int


def in_view(requisitions: RequisitionQuerySet) -> RequisitionQuerySet:
    """Those not over, and those over of which somebody is still to be told."""
    untold = Application.objects.to_be_told().values("requisition")
    return requisitions.filter(~Q(status__in=OVER) | Q(pk__in=untold))


def overviews(requisitions: RequisitionQuerySet, user: User, now: dt.datetime) -> Overviews:
    seen = in_view(requisitions)
    rows = listed(list(seen.open_first().for_list()[:MOST_ROWS]), user, now)
    numbers = [row.requisition.pk for row in rows]
    people = (
        Application.objects.visible_to(user)
        .on_board()
        .filter(requisition__in=numbers)
        .standing(now)
    )
    presented = promised(numbers, now)
    shown = [
        overview(row, people.get(row.requisition.pk, {}), presented, user, now) for row in rows
    ]
    return Overviews(shown, seen.count() if len(shown) == MOST_ROWS else len(shown))


def promised(numbers: Iterable[int], now: dt.datetime) -> dict[int, str]:
    """Requisition → the colour of the feedback promise that runs out first."""
    colours: dict[int, str] = {}
    for clock in running_within(numbers):
        if clock.rule == "feedback":
            colours.setdefault(clock.within_id or 0, clock.left(now).status)
    return colours


def overview(
    row: Row,
    people: dict[str, Standing],
    presented: dict[int, str],
    user: User,
    now: dt.datetime,
) -> Overview:
    requisition = row.requisition
    follows = user.can("requisition.follow", requisition)
    board = reverse("candidates:board", args=[requisition.pk]) if follows else ""
    nobody = Standing(0, now, dt.timedelta())
    stages = [
        StageCell(
            label=str(label),
            count=people.get(stage, nobody).people,
            status=colour(stage, people.get(stage, nobody), requisition, presented),
        )
        for stage, label in zip(COLUMNS, HEADINGS, strict=True)
    ]
    untold = bool(row.to_be_told)
    url = board if requisition.is_running and board else requisition.get_absolute_url()
    if untold and follows:
        url = reverse("candidates:to_be_told", args=[requisition.pk])
    return Overview(row, stages, say(row), url)


def colour(
    stage: Stage,
    standing: Standing,
    requisition: Requisition,
    presented: dict[int, str],
) -> str:
    """Nothing is late where nothing runs. On time needs no colour."""
    if not (requisition.is_open and standing.people):
        return ""
    if stage == Stage.PRESENTED:
        return presented.get(requisition.pk, "").replace("on-time", "")
    return tone(stage, standing.median.days)


def say(row: Row) -> str:
    """The line under the title: what stands between now and the last opening filled."""
    requisition = row.requisition
    ago = {"ago": words.days_ago(days_since(requisition.since))}
    if requisition.is_over:
        return _("%(status)s %(ago)s, %(count)s still to be told") % {
            "status": requisition.get_status_display(),
            "count": row.to_be_told,
            **ago,
        }
    if requisition.is_open:
        return _("%(filled)s of %(total)s filled, open %(days)s") % {
            "filled": row.filled,
            "total": requisition.headcount,
            "days": words.days(row.days_open),
        }
    since = {"day": say_day(timezone.localdate(requisition.since), today())}
    return SAID[Status(requisition.status)] % (since | ago)


SAID = {
    Status.DRAFT: gettext_lazy("A draft since %(day)s"),
    Status.SUBMITTED: gettext_lazy("Waiting for approval since %(day)s"),
    Status.APPROVED: gettext_lazy("Not open yet, approved %(ago)s"),
    Status.ON_HOLD: gettext_lazy("On hold since %(day)s, every clock stands still"),
}
