"""Terms in words: what approvers are asked to say yes to, and what changed since."""

from typing import Any

from django.utils.translation import gettext as _

from hiring.accounts.models import Department
from hiring.money import format_pay
from requisitions.models import ApprovalRound, Change, Requisition

type Said = dict[str, str]


def in_words(*terms: dict[str, Any]) -> list[Said]:
    """Each set of plain values as label → words: money formatted, departments by name."""
    ids = {one["department"] for one in terms}
    departments = dict(Department.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [said(one, departments) for one in terms]


def said(terms: dict[str, Any], departments: dict[int, str]) -> Said:
    pay = (terms["band_low"], terms["band_high"], terms["currency"], terms["period"])
    return {
        _("Title"): terms["title"],
        _("Department"): departments.get(terms["department"], ""),
        _("Openings"): str(terms["headcount"]),
        _("Band"): format_pay(*pay),
        _("Employment type"): str(Requisition.Employment(terms["employment"]).label),
    }


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(label, old, new) of what is not the same; what `{% diff %}` takes."""
    old, new = in_words(before, after)
    return [(label, old[label], new[label]) for label in new if old[label] != new[label]]


def asked_for(approval_round: ApprovalRound) -> list[tuple[str, str]]:
    return list(in_words(approval_round.terms)[0].items())


def news_of(approval_round: ApprovalRound) -> list[tuple[str, str, str]]:
    """What this round asks for that an earlier one did not; nothing in a first round."""
    before = approval_round.before
    return differences(before.terms, approval_round.terms) if before else []


def news_of_change(change: Change) -> list[tuple[str, str, str]]:
    return differences(change.requisition.terms, change.terms)
