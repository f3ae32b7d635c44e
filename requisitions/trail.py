"""Who said what to a requisition, in order: the line under its head."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from hiring.accounts.models import User
from requisitions.models import Approval, ApprovalRound, ApprovalStep, Requisition


class Mark(NamedTuple):
    """One mark on the trail. Tones: yours, overdue, or none; `waiting` is still to come."""

    picture: str
    who: str
    words: str
    at: dt.datetime | None = None
    tone: str = ""
    waiting: bool = False


def trail(requisition: Requisition, last: ApprovalRound | None, viewer: User) -> list[Mark]:
    """From the last asking to the opening."""
    marks = list(of_round(last, viewer)) if last else []
    if requisition.opened_at:
        marks.append(Mark("circle-check", _("Opened"), "", requisition.opened_at))
    return marks


def notes(last: ApprovalRound | None) -> list[Approval]:
    """What approvers wrote with their answers in a round that has ended."""
    if last is None or last.is_running:
        return []
    answered = (approval for step in last.steps.all() for approval in step.approvals.all())
    return [approval for approval in answered if approval.note]


def of_round(approval_round: ApprovalRound, viewer: User) -> Iterator[Mark]:
    asked_by = approval_round.asked_by.first_name
    yield Mark("circle-check", asked_by, _("asked"), approval_round.asked_at)
    for step in approval_round.steps.all():
        for approval in step.approvals.all():
            mark = of_approval(approval, step, approval_round, viewer)
            if mark:
                yield mark
    if approval_round.outcome == ApprovalRound.Outcome.RECALLED:
        yield Mark("circle-slash", _("Recalled"), "")


def of_approval(
    approval: Approval, step: ApprovalStep, approval_round: ApprovalRound, viewer: User
) -> Mark | None:
    """An answer, or who is asked now or next; nobody who was not needed in the end."""
    who = f"{approval.approver.first_name}, {step.name}"
    if approval.answer == "yes":
        return Mark("circle-check", who, _("agreed"), approval.answered_at)
    if approval.answer == "no":
        return Mark("circle-x", who, _("said no"), approval.answered_at, "overdue")
    if step.ended_at or not approval_round.is_running:
        return None
    if approval.asked_at is None:
        return Mark("circle-dashed", who, _("comes next"), waiting=True)
    if approval.approver_id == viewer.pk:
        return Mark("circle-dot", _("You"), _("are asked"), tone="yours")
    return Mark("circle-dot", who, _("is asked since"), approval.asked_at, waiting=True)
