"""What approvers are asked for: requisitions, changes to open ones, and offers."""

from collections.abc import Iterator

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.desk import Desk
from candidates.needs import offering
from candidates.needs.need import MOST, Need
from hiring.accounts.models import User
from hiring.activity.models import Clock
from requisitions.models import Approval, Change, Requisition
from requisitions.terms import said


def needs(desk: Desk) -> Iterator[Need]:
    if desk.asked.to_approve:
        yield from to_approve(desk.user)
    if desk.asked.to_approve_offers:
        yield from offering.to_approve(desk.user)


def to_approve(user: User) -> Iterator[Need]:
    awaited = Approval.objects.awaited(user).select_related(
        "step",
        "round__asked_by",
        "round__change__department",
        "round__requisition__department",
    )
    approvals = list(awaited.order_by("asked_at", "pk")[:MOST])
    clocks = Clock.objects.of(approval.step for approval in approvals)
    for approval in approvals:
        requisition, change = approval.round.requisition, approval.round.change
        name = approval.round.asked_by.first_name
        title = _("Approve a change to %(job)s") if change else _("Approve %(job)s")
        yield Need(
            icon="clipboard-check",
            title=title % {"job": requisition.title},
            meta=asks_to_change(name, change, requisition) if change else asks(name, requisition),
            url=requisition.get_absolute_url(),
            button=_("Read and answer"),
            clock=clocks.get(approval.step_id),
        )


def asks(name: str, requisition: Requisition) -> str:
    words = ngettext(
        "%(name)s asks for %(count)s opening at %(pay)s.",
        "%(name)s asks for %(count)s openings at %(pay)s.",
        requisition.headcount,
    )
    return words % {"name": name, "count": requisition.headcount, "pay": requisition.band}


def asks_to_change(name: str, change: Change, requisition: Requisition) -> str:
    """What would be, and instead of what."""
    departments = {one.department_id: one.department.name for one in (requisition, change)}
    before = said(requisition.terms, departments, pay=True)
    after = said(change.terms, departments, pay=True)
    news = [
        _("%(label)s from %(old)s to %(new)s")
        % {"label": label.lower(), "new": after[label], "old": before[label]}
        for label in after
        if after[label] != before[label]
    ]
    return _("%(name)s asks to change %(news)s.") % {
        "name": name,
        "news": get_text_list(news, _("and")),
    }
