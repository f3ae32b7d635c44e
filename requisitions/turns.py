"""Whose turn it is on each requisition, and for what: who owes what runs out first comes first."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring import words
from hiring.accounts.models import User
from hiring.activity.actors import Person
from hiring.activity.models import Clock
from hiring.clocks import TimeLeft
from requisitions.lifecycle import Status
from requisitions.models import Approval, ApprovalStep, Requisition

OWED = {
    "feedback": ("manager", gettext_lazy("feedback")),
    "posting": ("manager", gettext_lazy("the posting")),
    "answer": ("recruiter", gettext_lazy("an answer")),
}
"""The promise of a clock: who keeps it, and what it is. Whoever is asked owes an approval."""
APPROVAL = ApprovalStep.noun

NEXT_BY = {
    Status.DRAFT: "drafted_by",
    Status.APPROVED: "recruiter",
    Status.OPEN: "recruiter",
}
"""Who has the next step while nothing else waits."""


class Turn(NamedTuple):
    """With whom things are, the clock that says until when, and what is waited for."""

    person: Person | None = None
    clock: Clock | None = None
    what: Any = ""

    def left(self, now: dt.datetime) -> TimeLeft | None:
        return self.clock.left(now) if self.clock else None


def turns(requisitions: Sequence[Requisition], viewer: User) -> dict[int, Turn]:
    """Requisition → the most urgent turn."""
    running, deciding = running_within(requisitions), to_decide(requisitions)
    return first_turns(requisitions, viewer, running, deciding)


def first_turns(
    requisitions: Sequence[Requisition],
    viewer: User,
    running: Iterable[Clock],
    deciding: Collection[int],
) -> dict[int, Turn]:
    found = all_turns(requisitions, viewer, running, deciding)
    return {pk: its[0] for pk, its in found.items()}


def turns_of(requisition: Requisition, viewer: User, *, to_decide: bool) -> list[Turn]:
    """At least one, the most urgent first; of several approvers asked at once the viewer."""
    one, deciding = [requisition], to_decide and requisition.is_open
    found = all_turns(one, viewer, running_within(one), [requisition.pk] if deciding else [])
    return found[requisition.pk]


def all_turns(
    requisitions: Sequence[Requisition],
    viewer: User,
    running: Iterable[Clock],
    deciding: Collection[int],
) -> dict[int, list[Turn]]:
    """From the running clocks, the first to run out first, and the numbers of the requisitions
    in which somebody waits for the final decision."""
    clocks: dict[int, list[Clock]] = {one.pk: [] for one in requisitions}
    for clock in running:
        clocks.setdefault(clock.within_id or 0, []).append(clock)
    approvals = any(clock.rule == APPROVAL for of_one in clocks.values() for clock in of_one)
    asked = asked_in(requisitions, viewer) if approvals else {}
    return {
        one.pk: list(waiting(one, clocks[one.pk], asked.get(one.pk), to_decide=one.pk in deciding))
        or [next_step(one)]
        for one in requisitions
    }


def in_words(
    waiting: Iterable[Turn], viewer: User, manager: User
) -> list[tuple[Person | None, str]]:
    """Each person once, with all they are waited for: “With Maya: feedback, a decision”."""
    by_person: dict[Person | None, list[str]] = {}
    for turn in waiting:
        by_person.setdefault(turn.person, []).extend([str(turn.what)] if turn.what else [])
    return [
        (person, said(words.turn_words(person, viewer, manager), what))
        for person, what in by_person.items()
    ]


def said(whose: str, what: list[str]) -> str:
    return _("%(whose)s: %(what)s") % {"whose": whose, "what": ", ".join(what)} if what else whose


def waiting(
    requisition: Requisition, running: Iterable[Clock], approver: User | None, *, to_decide: bool
) -> Iterator[Turn]:
    """Each thing that somebody is waited for, once; a decision carries no promise."""
    first: dict[str, Clock] = {}
    for clock in running:
        first.setdefault(clock.rule, clock)
    for rule, clock in first.items():
        if rule in OWED:
            part, what = OWED[rule]
            yield Turn(getattr(requisition, part), clock, what)
        elif rule == APPROVAL and approver:
            asked = requisition.status == Status.SUBMITTED
            yield Turn(approver, clock, _("approval") if asked else _("the change"))
    if to_decide:
        yield Turn(requisition.manager, None, _("a decision"))


def next_step(requisition: Requisition) -> Turn:
    part = NEXT_BY.get(Status(requisition.status))
    return Turn(getattr(requisition, part) if part else None)


def running_within(requisitions: Sequence[Requisition]) -> Iterable[Clock]:
    if not requisitions:
        return []
    return Clock.objects.running().within(requisitions).order_by("due_at")


def asked_in(requisitions: Sequence[Requisition], viewer: User) -> dict[int, User]:
    """Requisition → an approver whose answer is waited for: the viewer, else the first."""
    awaited = Approval.objects.awaited().filter(round__requisition__in=requisitions)
    found: dict[int, User] = {}
    for approval in awaited.select_related("approver", "round").order_by("pk"):
        number = approval.round.requisition_id
        if number not in found or approval.approver == viewer:
            found[number] = approval.approver
    return found


def to_decide(requisitions: Iterable[Requisition]) -> set[int]:
    """Open requisitions in which somebody waits for the final decision."""
    running = [one for one in requisitions if one.is_open]
    if not running:
        return set()
    people = running[0].applications.model.objects.filter(requisition__in=running)
    return set(people.in_stage("deciding").order_by().values_list("requisition", flat=True))
