"""The first page of a requisition, as one reader may see it."""

from typing import Any, NamedTuple

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Event
from hiring.activity.timeline import items, told
from requisitions.actions import may_edit, may_plan, menu, next_step, refer
from requisitions.asking import asking
from requisitions.forms.note import WhyForm
from requisitions.models import Requisition
from requisitions.pages import head
from requisitions.planning import plan_of
from requisitions.posting_page import review
from requisitions.trail import notes, trail

LATEST = 6


class StageRow(NamedTuple):
    """One stage: how many are in it, and the median of their days there."""

    label: str
    people: int
    days: int


class SourceRow(NamedTuple):
    """One source: how many came by it, and the length of its bar."""

    name: str
    people: int
    percent: float


def overview(requisition: Requisition, user: User) -> dict[str, Any]:
    page = head(requisition, user, "overview")
    posting = requisition.posting
    left = requisition.applications.to_be_told().count() if requisition.is_over else 0
    asked, last = asking(requisition, user), requisition.approval_rounds.last_asked()
    reviewing = review(requisition, user, posting)
    answers = (asked and asked.mine) or (reviewing and reviewing.may_answer)
    step = None if answers else next_step(requisition, user, posting, left)
    inside = user.can("requisition.follow", requisition)
    return page | {
        "trail": trail(requisition, last, user),
        "last_round": last,
        "notes": notes(last),
        "asking": asked,
        "reviewing": reviewing,
        "next": step,
        "hold_why": WhyForm(auto_id="hold-%s"),
        "cancel_why": WhyForm(auto_id="cancel-%s"),
        "menu": [
            *refer(posting, user, clocks.now().date()),
            *menu(requisition, user, but=step.verb if step else ""),
        ],
        "may_edit": may_edit(requisition, user),
        "sees_pay": user.can("requisition.see_pay", requisition),
        "openings": openings(requisition),
        "criteria": by_need(requisition),
        "to_be_told": left,
        "standing": standing(requisition),
        "team": team(requisition),
        "people": people(requisition) if inside else None,
        "plan": plan_of(requisition) if inside else None,
        "may_plan": may_plan(requisition, user),
        "latest": latest(requisition, user) if inside else None,
    }


def standing(requisition: Requisition) -> str:
    """Why nothing moves, where that is so."""
    if not requisition.is_on_hold:
        return ""
    return _("On hold: every clock stands still until it is resumed.")


def team(requisition: Requisition) -> list[tuple[User, str]]:
    """Its people, each once, with their part."""
    parts = [
        (requisition.manager, _("Hiring manager")),
        (requisition.recruiter, _("Recruiter")),
        (requisition.drafted_by, _("Drafted it")),
    ]
    return [(person, part) for n, (person, part) in enumerate(parts) if is_new(person, parts[:n])]


def is_new(person: User, before: list[tuple[User, str]]) -> bool:
    return person not in [other for other, _part in before]


def openings(requisition: Requisition) -> tuple[int, int]:
    """Filled, and all that the requisition stands for."""
    return requisition.openings.filled().count(), requisition.headcount


def by_need(requisition: Requisition) -> dict[str, list[Any]]:
    current = list(requisition.criteria.current())
    return {
        "musts": [one for one in current if one.is_must],
        "nice": [one for one in current if not one.is_must],
    }


def people(requisition: Requisition) -> dict[str, Any]:
    """Counts alone: where people are, and where they came from."""
    return {"stages": stages(requisition), "sources": sources(requisition)}


def stages(requisition: Requisition) -> list[StageRow]:
    """Stages with somebody in them, in the order of the board."""
    counted = requisition.applications.still_here().stage_counts(clocks.now())
    labels = requisition.applications.model._meta.get_field("status").flatchoices
    return [
        StageRow(label, counted[stage].people, counted[stage].median.days)
        for stage, label in labels
        if stage in counted
    ]


def sources(requisition: Requisition) -> list[SourceRow]:
    counted = requisition.people_by_source()
    most = max((people for _name, people in counted), default=1)
    return [SourceRow(name, people, 100 * people / most) for name, people in counted]


def latest(requisition: Requisition, user: User) -> list[Any]:
    newest = told(Event.objects.about(requisition))[:LATEST]
    prefetch_related_objects([requisition], "explanations")
    return items(newest, user, requisition, requisition.manager, requisition.recruiter)
