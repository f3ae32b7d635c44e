"""The interviews of one person, or of what they run: what is to write, to come, and past."""

import datetime as dt
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from candidates.lifecycle import InterviewStatus
from candidates.models import Interview, Scorecard
from candidates.models.interview_queryset import InterviewQuerySet
from candidates.models.scorecard_queryset import ScorecardQuerySet
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.clocks import TimeLeft
from hiring.paging import Page, page_of
from requisitions.models import Requisition

MOST = 50
"""Lines to write or to come. Nobody reads more, and the page stays quick."""
MINE, OURS = "mine", "requisitions"


class View(NamedTuple):
    """Whose interviews the page shows."""

    value: str
    label: str
    current: bool

    @property
    def url(self) -> str:
        return f"?of={self.value}"


def views_of(user: User, asked: QueryDict) -> list[View]:
    """Whoever runs requisitions chooses; recruiters, who rarely sit on panels, begin there."""
    runs = user.has_role(Role.MANAGER) or user.has_role(Role.RECRUITER) or user.stands_in_for
    if not runs:
        return [View(MINE, _("Mine"), True)]
    wanted = asked.get("of", "")
    if wanted not in {MINE, OURS}:
        wanted = OURS if user.has_role(Role.RECRUITER) else MINE
    labels = {MINE: _("Mine"), OURS: _("My requisitions")}
    return [View(value, label, value == wanted) for value, label in labels.items()]


class Line(NamedTuple):
    """One interview, with the scorecard that the reader writes of it."""

    interview: Interview
    own: Scorecard | None

    @property
    def said(self) -> str:
        """What there is to know beside its time: how it ended, or how far one's scorecard is."""
        if self.own and self.own.is_sent:
            return _("Your scorecard is in")
        if self.interview.status in PLAIN:
            return ""
        return self.interview.get_status_display()

    @property
    def tone(self) -> str:
        return TONES.get(InterviewStatus(self.interview.status), "")


PLAIN = {InterviewStatus.SCHEDULED, InterviewStatus.HELD}
TONES = {InterviewStatus.PROPOSED: "due-soon", InterviewStatus.MISSED: "overdue"}


class Owed(NamedTuple):
    """A scorecard that is to write, and what is left of the time for it."""

    scorecard: Scorecard
    left: TimeLeft | None


class Agenda(NamedTuple):
    owed: list[Owed]
    to_come: list[Line]
    past: list[Line]
    page: Page
    is_mine: bool

    @classmethod
    def of(cls, user: User, asked: QueryDict, view: str, now: dt.datetime) -> "Agenda":
        """In a constant number of queries."""
        interviews, scorecards = in_view(user, view)
        to_come = list(interviews.open().for_page().soonest_first()[:MOST])
        page = page_of(interviews.past().for_page(), asked, "since", "pk")
        mine = Scorecard.objects.of_interviews([*to_come, *page.rows]).by(user).standing()
        own = {card.interview_id: card for card in mine}
        owed = scorecards.owed().for_page().order_by("pk")[:MOST]
        return cls(
            owed=sorted((owing(card, now) for card in owed), key=urgency),
            to_come=[Line(one, own.get(one.pk)) for one in to_come],
            past=[Line(one, own.get(one.pk)) for one in page.rows],
            page=page,
            is_mine=view == MINE,
        )

    @property
    def is_empty(self) -> bool:
        return not (self.owed or self.to_come or self.past)


def in_view(user: User, view: str) -> tuple[InterviewQuerySet, ScorecardQuerySet]:
    """Those this person holds or writes, or those of all that they run."""
    if view == MINE:
        return Interview.objects.of_panel(user), Scorecard.objects.by(user).not_of(user)
    run = Requisition.objects.in_hands_of(user)
    seen = Interview.objects.of_requisitions(run).not_of(user)
    return seen, Scorecard.objects.of_requisitions(run).not_of(user)


def owing(scorecard: Scorecard, now: dt.datetime) -> Owed:
    return Owed(scorecard, scorecard.clock.left(now) if scorecard.clock else None)


def urgency(owed: Owed) -> tuple[bool, float]:
    """What runs out first; what carries no promise is last."""
    clock = owed.scorecard.clock
    return clock is None, clock.due_at.timestamp() if clock else 0
