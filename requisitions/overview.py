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
from requisitions.models import Requisition, Revision
from requisitions.pages import head
from requisitions.planning import plan_of
from requisitions.posting_page import review
from requisitions.timeline import EXPLAINED
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
    inside = user.can("requisition.follow", requisition)
    here, posting = by_stage(requisition), requisition.posting
    running, last = requisition.approval_rounds.for_trail()
    asked, in_work = asking(requisition, running, user), posting.in_work if posting else None
    reviewing = review(requisition, user, in_work)
    answers = (asked and asked.mine) or (reviewing and reviewing.may_answer)
    left = requisition.applications.to_be_told().count() if requisition.is_over else 0
    presented = here["presented"].people if "presented" in here else 0
    step = None if answers else next_step(requisition, user, posting, left, presented)
    criteria = by_need(requisition)
    return with_head(requisition, user, here, in_work) | {
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
        "criteria": criteria,
        "to_be_told": left,
        "standing": standing(requisition),
        "team": team(requisition),
        "people": people(requisition, here) if inside else None,
        "plan": plan_of(requisition, criteria["musts"]) if inside else None,
        "may_plan": may_plan(requisition, user),
        "latest": latest(requisition, user) if inside else None,
    }


def with_head(
    requisition: Requisition, user: User, here: dict[str, Any], in_work: Revision | None
) -> dict[str, Any]:
    """The head, from what is known of its people and its posting."""
    live = {stage: one.people for stage, one in here.items() if stage != "hired"}
    waits = in_work is not None and in_work.is_in_review
    return head(requisition, user, "overview", live, posting=int(waits))


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


def by_stage(requisition: Requisition) -> dict[str, Any]:
    """Stage → who stands there: everybody who is live, and who was hired."""
    found = requisition.applications.still_here().standing(clocks.now())
    return dict(found.get(requisition.pk, {}))


def people(requisition: Requisition, here: dict[str, Any]) -> dict[str, Any]:
    """Counts alone: where people are, and where they came from."""
    return {"stages": stages(requisition, here), "sources": sources(requisition)}


def stages(requisition: Requisition, here: dict[str, Any]) -> list[StageRow]:
    """Stages with somebody in them, in the order of the board."""
    labels = requisition.applications.model._meta.get_field("status").flatchoices
    return [
        StageRow(label, here[stage].people, here[stage].median.days)
        for stage, label in labels
        if stage in here
    ]


def sources(requisition: Requisition) -> list[SourceRow]:
    counted = requisition.people_by_source()
    most = max((people for _name, people in counted), default=1)
    return [SourceRow(name, people, 100 * people / most) for name, people in counted]


def latest(requisition: Requisition, user: User) -> list[Any]:
    newest = list(told(Event.objects.all()).last_about(requisition, LATEST))
    if any(event.verb in EXPLAINED for event in newest):
        prefetch_related_objects([requisition], "explanations")
    return items(newest, user, requisition, requisition.manager, requisition.recruiter)
