"""What approvers are asked for: requisitions, and changes to open ones."""

from collections.abc import Iterator

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.needs.need import MOST, Need
from hiring.accounts.models import User
from hiring.activity.models import Clock
from requisitions.models import Approval, Change, Requisition


def needs(user: User) -> Iterator[Need]:
    awaited = Approval.objects.awaited(user).select_related(
        "step", "round__change", "round__asked_by", "round__requisition"
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
    """Which terms; the page shows what they were and would be."""
    before, after = requisition.terms, change.terms
    labels = [
        str(field.verbose_name)
        for field in Change._meta.concrete_fields
        if field.name in after and after[field.name] != before[field.name]
    ]
    return _("%(name)s asks for other terms: %(terms)s.") % {
        "name": name,
        "terms": get_text_list(labels, _("and")),
    }
