"""Whose turn it is on each requisition: who owes the promise that runs out first."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType

from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.clocks import TimeLeft
from requisitions.lifecycle import Status
from requisitions.models import Approval, Requisition

OWED_BY = {"feedback": "manager", "posting": "manager", "answer": "recruiter"}
"""The promise of a clock, and who keeps it. Approvals are owed by whoever is asked."""

NEXT_BY = {
    Status.DRAFT: "drafted_by",
    Status.APPROVED: "recruiter",
    Status.OPEN: "recruiter",
}
"""Who has the next step while no promise runs."""


class Turn(NamedTuple):
    """With whom things are, and the clock that says until when."""

    person: User | None = None
    clock: Clock | None = None

    def left(self, now: dt.datetime) -> TimeLeft | None:
        return self.clock.left(now) if self.clock else None


def turns(requisitions: Iterable[Requisition], viewer: User) -> dict[int, Turn]:
    """Requisition → turn, in two queries however many there are.

    Of several approvers who are asked at once the viewer comes first.
    """
    found = {requisition.pk: requisition for requisition in requisitions}
    first: dict[int, Clock] = {}
    for clock in running_within(found):
        number = clock.within_id or 0
        if clock.rule in OWED_BY or found[number].status == Status.SUBMITTED:
            first.setdefault(number, clock)
    asked = asked_in(found, viewer)
    return {pk: turn(one, first.get(pk), asked.get(pk)) for pk, one in found.items()}


def turn_of(requisition: Requisition, viewer: User) -> Turn:
    return turns([requisition], viewer)[requisition.pk]


def turn(requisition: Requisition, clock: Clock | None, approver: User | None) -> Turn:
    if clock and clock.rule in OWED_BY:
        return Turn(getattr(requisition, OWED_BY[clock.rule]), clock)
    if approver and requisition.status == Status.SUBMITTED:
        return Turn(approver, clock)
    part = NEXT_BY.get(Status(requisition.status))
    return Turn(getattr(requisition, part) if part else None)


def running_within(numbers: Iterable[int]) -> Iterable[Clock]:
    kind = ContentType.objects.get_for_model(Requisition)
    inside = Clock.objects.running().filter(within_type=kind, within_id__in=numbers)
    return inside.order_by("due_at")


def asked_in(numbers: Iterable[int], viewer: User) -> dict[int, User]:
    """Requisition → an approver whose answer is waited for: the viewer, else the first."""
    awaited = Approval.objects.awaited().filter(round__requisition__in=numbers)
    found: dict[int, User] = {}
    for approval in awaited.select_related("approver", "round").order_by("pk"):
        number = approval.round.requisition_id
        if number not in found or approval.approver == viewer:
            found[number] = approval.approver
    return found
