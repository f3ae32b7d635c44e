"""Requisitions as a home shows them: their people by stage, their openings, whose turn it is."""

from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.desk import Desk
from candidates.lifecycle import COLUMNS, Stage
from candidates.waiting import tone
from hiring import words
from hiring.accounts.models import User
from hiring.moments import days_since, say_day, today
from requisitions.lifecycle import Status
from requisitions.listing import Row, listed
from requisitions.models import Requisition

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


def overviews(desk: Desk, requisitions: list[Requisition], total: int = 0) -> Overviews:
    """The first of these; `total` where there are more than on the desk."""
    first, labels = requisitions[:MOST_ROWS], [str(heading) for heading in HEADINGS]
    rows = listed(first, desk.turns(first), desk.now)
    return Overviews([overview(row, desk, labels) for row in rows], total or len(requisitions))


def overview(row: Row, desk: Desk, labels: list[str]) -> Overview:
    stages = [
        stage_cell(stage, label, row.requisition, desk)
        for stage, label in zip(COLUMNS, labels, strict=True)
    ]
    return Overview(row, stages, say(row), page_of(row, desk.user))


def page_of(row: Row, user: User) -> str:
    """Where its people are; its own page for who does not follow them, or where none are."""
    requisition = row.requisition
    if user.can("requisition.follow", requisition):
        if row.to_be_told:
            return reverse("candidates:to_be_told", args=[requisition.pk])
        if requisition.is_running:
            return reverse("candidates:board", args=[requisition.pk])
    return requisition.get_absolute_url()


def stage_cell(stage: Stage, label: str, requisition: Requisition, desk: Desk) -> StageCell:
    """Nothing is late where nothing runs. On time needs no colour."""
    standing = desk.standing.get(requisition.pk, {}).get(stage)
    if standing is None:
        return StageCell(label, 0, "")
    if not requisition.is_open:
        return StageCell(label, standing.people, "")
    if stage == Stage.PRESENTED:
        return StageCell(label, standing.people, promise_of(requisition, desk))
    return StageCell(label, standing.people, tone(stage, standing.median.days))


def promise_of(requisition: Requisition, desk: Desk) -> str:
    """The colour of the feedback that runs out first."""
    promises = (one for one in desk.clocks if one.rule == "feedback" and one.running)
    first = next((one for one in promises if one.within_id == requisition.pk), None)
    return first.left(desk.now).status.replace("on-time", "") if first else ""


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
