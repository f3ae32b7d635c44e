"""Answers add up: what the declines of a requisition say of its criteria, and what became of an
interviewer's words. Counted, shown and explained; nobody is rejected by it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from candidates.lifecycle import ReviewStatus, Stage
from candidates.models import Decision, Impression, Judged, Scorecard
from hiring.accounts.models import User
from requisitions.models import Criterion, Requisition

FEW = 3  # answers; fewer say nothing
YES = {Judged.YES, Judged.STRONG_YES}
CHOSEN = {Stage.OFFERING, Stage.HIRED}
NOT_CHOSEN = {Stage.DECLINED, Stage.REJECTED}


class Signal(NamedTuple):
    """One criterion that the answers speak against, in words, and the form that mends it."""

    criterion: Criterion
    words: str
    button: str
    url: str


def signals(requisition: Requisition) -> list[Signal]:
    """Nice-to-haves that decide, and must-haves that do not: for at least half of the people."""
    criteria = list(requisition.criteria.current())
    declined, advanced = lacking(requisition)
    return [
        *(found for one in criteria if not one.is_must for found in decides(one, declined)),
        *(found for one in criteria if one.is_must for found in hardly_matters(one, advanced)),
    ]


class Answers(NamedTuple):
    """Whom the hiring manager answered on, and what each of them lacked: application, criterion."""

    people: set[int]
    lacked: set[tuple[int, int]]

    def lacking(self, criterion: Criterion) -> int:
        return sum(pk == criterion.pk for _person, pk in self.lacked)


def lacking(requisition: Requisition) -> tuple[Answers, Answers]:
    """Those declined and those advanced, in three queries."""
    missed = Impression.objects.filter(
        feeling=Impression.Feeling.MISSED, review__application__requisition=requisition
    ).values_list("review__application", "criterion", "review__status")
    decided = Decision.objects.filter(application__requisition=requisition, verdict="decline")
    named = decided.exclude(criteria=None).values_list("application", "criteria")
    declines, advances = set(decided.values_list("application", flat=True)), set()
    reviews = requisition.applications.filter(reviews__isnull=False).order_by()
    for person, status in reviews.values_list("pk", "reviews__status"):
        if status == ReviewStatus.DECLINED:
            declines.add(person)
        elif status == ReviewStatus.ADVANCED:
            advances.add(person)
    lacked = {(one, criterion) for one, criterion, _status in missed}
    return (
        Answers(declines, {pair for pair in lacked if pair[0] in declines} | set(named)),
        Answers(advances - declines, {pair for pair in lacked if pair[0] in advances - declines}),
    )


def decides(criterion: Criterion, declined: Answers) -> Iterator[Signal]:
    count, people = declined.lacking(criterion), len(declined.people)
    if count >= FEW and count * 2 >= people:
        yield Signal(
            criterion,
            _("%(count)d of %(people)d declines name %(criterion)s, which is not a must.")
            % {"count": count, "people": people, "criterion": criterion},
            _("Make it a must"),
            proposal(criterion, must=criterion.pk),
        )


def hardly_matters(criterion: Criterion, advanced: Answers) -> Iterator[Signal]:
    count, people = advanced.lacking(criterion), len(advanced.people)
    if count >= FEW and count * 2 >= people:
        yield Signal(
            criterion,
            _("%(count)d of %(people)d people advanced lack %(criterion)s, which is a must.")
            % {"count": count, "people": people, "criterion": criterion},
            _("Make it a nice-to-have"),
            proposal(criterion, nice=criterion.pk),
        )


def proposal(criterion: Criterion, **change: int) -> str:
    """The form with that change filled in; nothing is changed before it is saved."""
    number = criterion.requisition_id
    return reverse("requisitions:edit", args=[number], query=change) + "#criteria"


class Compared(NamedTuple):
    """One overall word of an interviewer, and what became of the people."""

    word: str
    chosen: int
    not_chosen: int
    open: int

    @property
    def people(self) -> int:
        return self.chosen + self.not_chosen + self.open


class Comparison(NamedTuple):
    """All of them, and how often word and decision were the same."""

    rows: list[Compared]
    agreed: int
    decided: int


def comparison(author: User) -> Comparison:
    """What this person's scorecards said beside what was decided; who withdrew is left out."""
    sent = Scorecard.objects.sent().by(author).exclude(application__status=Stage.WITHDRAWN)
    counted = sent.order_by().values_list("overall", "application__status")
    found = Counter[tuple[str, str]]()
    for word, stage, count in counted.annotate(models.Count("pk")):
        found[word, outcome(stage)] += count
    rows = [
        Compared(str(label), *(found[word, one] for one in ("chosen", "not chosen", "open")))
        for word, label in reversed(Judged.verdicts())
    ]
    agreed = sum(count for (word, what), count in found.items() if (word in YES, what) in SAME)
    decided = sum(count for (_word, what), count in found.items() if what != "open")
    return Comparison(rows, agreed, decided)


SAME: Iterable[tuple[bool, str]] = {(True, "chosen"), (False, "not chosen")}


def outcome(stage: str) -> str:
    if stage in CHOSEN:
        return "chosen"
    return "not chosen" if stage in NOT_CHOSEN else "open"
