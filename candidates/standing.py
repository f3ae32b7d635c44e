"""Where each person on a shortlist stands, said to whoever reads: no draft verdict leaks."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from candidates.lifecycle import ReviewStatus, Stage
from candidates.models import Review
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Clock
from requisitions.models import Requisition


class Standing(NamedTuple):
    """One line of a shortlist: whose turn it is, until when, and what the reader can do."""

    review: Review
    words: str
    tone: str
    act: str
    clock: clocks.TimeLeft | None


def standings(reviews: Iterable[Review], requisition: Requisition, reader: User) -> list[Standing]:
    """For the manager with drafts, for everyone else without.

    The clock that runs out first stands over the list; a line shows only another one.
    """
    decides = reader.can("review.draft", requisition)
    answers = reader.can("review.answer", requisition)
    found, now = list(reviews), clocks.now()
    first = {review.shortlist.clock for review in found}
    own = [clock if clock not in first else None for clock in (one.running_clock for one in found)]
    return [
        Standing(review, *said(review, requisition, decides, answers), left(clock, now))
        for review, clock in zip(found, own, strict=True)
    ]


def standing(review: Review, reader: User) -> Standing:
    return standings([review], review.requisition, reader)[0]


def left(clock: Clock | None, now: dt.datetime) -> clocks.TimeLeft | None:
    return clock.left(now) if clock else None


def said(
    review: Review, requisition: Requisition, decides: bool, answers: bool
) -> tuple[str, str, str]:
    if not review.is_unanswered:
        return outcome(review), OUTCOMES.get(ReviewStatus(review.status), ""), _("Open")
    if requisition.is_over:
        return _("No answer needed any more"), "", _("Open")
    if decides:
        return to_manager(review, requisition)
    if review.status == ReviewStatus.ASKED:
        words = _("%(name)s asks") % {"name": requisition.manager.first_name}
        return words, "yours" if answers else "", _("Answer") if answers else _("Open")
    return _("Waiting for %(name)s") % {"name": requisition.manager.first_name}, "", _("Open")


def to_manager(review: Review, requisition: Requisition) -> tuple[str, str, str]:
    if review.verdict:
        words = _("%(verdict)s, not sent yet") % {"verdict": review.get_verdict_display()}
        return words, "yours", _("Change")
    if review.status == ReviewStatus.ASKED:
        words = _("%(name)s was asked") % {"name": requisition.recruiter.first_name}
        return words, "", _("Open")
    return pgettext("a verdict", "Not decided yet"), "yours", _("Review")


OUTCOMES = {ReviewStatus.ADVANCED: "on-time", ReviewStatus.DECLINED: "overdue"}


def outcome(review: Review) -> str:
    if review.application.status == Stage.DECLINED:
        return str(review.application.get_status_display())
    return str(review.get_status_display())
