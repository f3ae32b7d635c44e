"""What every page of a requisition shares: finding it, its head and its tabs."""

from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User
from hiring.policy import require
from requisitions.models import Requisition
from requisitions.turns import in_words, turns_of


@dataclass(frozen=True)
class Tab:
    """One link of the tabs; a count of nothing is not shown."""

    label: str
    url: str
    current: bool
    count: int | None = None
    status: str = ""


# fmt: off
TABS = (
    # tab           its words           its page                   who sees it
    ("overview",    _("Overview"),      "requisitions:detail",     "requisition.view"),
    ("posting",     _("Posting"),       "requisitions:posting",    "requisition.follow"),
    ("plan",        _("Interview plan"), "requisitions:plan",      "requisition.follow"),
    ("pipeline",    _("Pipeline"),      "candidates:board",        "requisition.follow"),
    ("shortlist",   _("Shortlist"),     "candidates:shortlists",   "requisition.follow"),
    ("openings",    _("Openings"),      "requisitions:openings",   "requisition.follow"),
    ("activity",    _("Activity"),      "requisitions:activity",   "requisition.follow"),
)
# fmt: on


def requisition_for(user: User, number: int, *, to: str = "requisition.view") -> Requisition:
    """404 if they may not know of it, 403 if they may not do this to it."""
    seen = Requisition.objects.visible_to(user).for_page()
    requisition = get_object_or_404(seen, pk=number)
    require(user, to, requisition)
    return requisition


def head(
    requisition: Requisition,
    user: User,
    current: str,
    people: dict[str, int] | None = None,
    **counts: int,
) -> dict[str, Any]:
    """What templates/requisitions/page.html needs.

    `people` are its live ones by stage, and `counts` the others that a page knows already, by
    tab: `pipeline=42`. What it does not know is counted.
    """
    if people is None:
        people = requisition.applications.live().counts().get(requisition.pk, {})
    return {
        "requisition": requisition,
        **whose_turn(requisition, user, people),
        "tabs": tabs_for(requisition, user, current, people, **counts),
    }


def whose_turn(requisition: Requisition, user: User, people: dict[str, int]) -> dict[str, Any]:
    """Everybody something waits for: manager, recruiter, an approver; the most urgent first."""
    waiting = turns_of(requisition, user, to_decide="deciding" in people)
    return {"turn": waiting[0], "turns": in_words(waiting, user, requisition.manager)}


def tabs_for(
    requisition: Requisition, user: User, current: str, people: dict[str, int], **counts: int
) -> list[Tab]:
    """Approvers from elsewhere have the overview alone; its people have every tab."""
    shown = [row for row in TABS if user.can(row[3], requisition)]
    if len(shown) > 1:
        counts = counted(requisition, people, **counts)
    yours = {"posting": "yours"} if requisition.is_managed_by(user) else {}
    return [
        Tab(
            label=str(label),
            url=reverse(page, args=[requisition.pk]),
            current=tab == current,
            count=counts.get(tab) or None,
            status=yours.get(tab, ""),
        )
        for tab, label, page, _rule in shown
    ]


def counted(requisition: Requisition, people: dict[str, int], **known: int) -> dict[str, int]:
    """What waits behind each tab: a posting to approve, live people, people presented."""
    counts = {"pipeline": sum(people.values()), "shortlist": people.get("presented", 0)} | known
    if "posting" not in counts:
        counts["posting"] = requisition.revisions_in_review()
    return counts
