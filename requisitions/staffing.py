"""A requisition against the staffing plan of its department, in sentences."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from hiring.money import format_amount
from requisitions.models import Requisition, StaffingPlan
from requisitions.models.staffing_plan import Held


class Standing(NamedTuple):
    """What an approver reads of it; `is_beyond` asks for a second look."""

    is_beyond: bool
    sentences: list[str]


def standing(requisition: Requisition, *, pay: bool) -> Standing | None:
    """None where nothing is planned. Money is said only with `pay`."""
    held = StaffingPlan.objects.hold(requisition)
    if held is None:
        return None
    return Standing(held.is_beyond, list(sentences(held, pay=pay)))


def sentences(held: Held, *, pay: bool) -> Iterator[str]:
    plan = held.plan
    yield _("Positions in %(plan)s: %(planned)s planned, %(asked)s with this requisition.") % {
        "plan": plan,
        "planned": plan.positions,
        "asked": held.positions,
    }
    if pay:
        yield _("It plans %(planned)s a year; with this it comes to %(asked)s.") % {
            "planned": format_amount(plan.cost, plan.currency),
            "asked": format_amount(held.cost, plan.currency),
        }
