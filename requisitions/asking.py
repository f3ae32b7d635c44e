"""What is asked of approvers right now: the requisition itself, or a change to its terms."""

from typing import NamedTuple

from django.urls import reverse

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.clocks import TimeLeft
from requisitions.lifecycle import CHANGE, REQUISITION
from requisitions.models import Approval, ApprovalRound, ApprovalStep, Change, Requisition
from requisitions.staffing import Standing, standing
from requisitions.terms import asked_for, news_of, why_of


class Asking(NamedTuple):
    """A running round, as one reader may see it. `mine` is the answer waited for from them."""

    round: ApprovalRound
    change: Change | None
    terms: list[tuple[str, str]]
    news: list[tuple[str, str, str]]
    left: TimeLeft | None
    steps: list[ApprovalStep]
    waited_for: list[Approval]
    mine: Approval | None
    may_remind: bool
    may_replace: bool
    may_withdraw: bool
    plan: Standing | None

    @property
    def label(self) -> str:
        table = CHANGE if self.change else REQUISITION
        return str(table.moves["approve"].label)

    @property
    def yes(self) -> str:
        return self.address("approve")

    @property
    def no(self) -> str:
        return self.address("send_back")

    def address(self, verb: str) -> str:
        number = self.round.requisition_id
        if self.change:
            return reverse(f"requisitions:change_{verb}", args=[number, self.change.pk])
        return reverse(f"requisitions:{verb}", args=[number])


def asking(requisition: Requisition, running: ApprovalRound | None, viewer: User) -> Asking | None:
    """The round that runs, if one does; there is one at most."""
    if running is None:
        return None
    running.requisition, change = requisition, running.change
    if change:
        change.requisition = requisition
    sees_pay = viewer.can("requisition.see_pay", requisition)
    steps = list(running.steps.all())
    now = next(step for step in steps if step.ended_at is None)
    waited_for = [one for one in now.approvals.all() if one.answer == ""]
    for one in waited_for:
        one.round = running
    return Asking(
        round=running,
        change=change,
        terms=asked_for(running, pay=sees_pay) + why_of(requisition),
        news=news_of(running, pay=sees_pay),
        left=left_on(now),
        steps=steps,
        waited_for=waited_for,
        mine=next((one for one in waited_for if one.approver_id == viewer.pk), None),
        may_remind=viewer.can("approval.remind", waited_for[0]),
        may_replace=viewer.can("approval.replace", waited_for[0]),
        may_withdraw=change is not None and viewer.can("change.withdraw", change),
        plan=standing(change.applied if change else requisition, pay=sees_pay),
    )


def left_on(step: ApprovalStep) -> TimeLeft | None:
    clock = Clock.objects.on(step).running().first()
    return clock.left(clocks.now()) if clock else None
