"""What one reader may read of several people, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from candidates.claims import claims
from candidates.matrix import (
    Finalist,
    Matrix,
    Source,
    claimed,
    confirmed,
    heard,
    matrix,
    seen,
    tested,
)
from candidates.models import Application, Reference, Resume, Review, Scorecard
from candidates.traces import Traces
from hiring.accounts.models import User
from requisitions.models import Criterion


class Judgements(NamedTuple):
    """The scorecards on one person, as somebody may read them now. `tested` are the criteria, by
    id, on which one of them found evidence, good or bad, read or hidden."""

    read: list[Scorecard]
    hidden: list[Scorecard]
    awaited: list[Scorecard]
    tested: set[int]


NONE = Judgements([], [], [], set())


def judgements(applications: Iterable[Application], user: User) -> dict[int, Judgements]:
    """Application → what was sent, whose are hidden until the reader's own is in, and who is
    still waited for."""
    people = list(applications)
    if not people:
        return {}
    every = Scorecard.objects.standing().about(people).for_matrix()
    read = set(Scorecard.objects.visible_to(user).about(people).values_list("pk", flat=True))
    found = {one.pk: Judgements([], [], [], set()) for one in people}
    for card in every:
        known = found[card.application_id]
        known.tested.update(card.found_evidence_on())
        if card.is_awaited:
            known.awaited.append(card)
        elif card.pk in read:
            known.read.append(card)
        else:
            known.hidden.append(card)
    return found


def confirmations(applications: Iterable[Application]) -> dict[int, list[Source]]:
    """Application → its references that were answered."""
    found: dict[int, list[Source]] = defaultdict(list)
    answered = Reference.objects.answered().filter(application__in=[one.pk for one in applications])
    for reference in answered.select_related("application").prefetch_related("answers"):
        found[reference.application_id].append(confirmed(reference))
    return found


def finalists(applications: Iterable[Application], user: User) -> list[Finalist]:
    """What they claim is left out: whoever comes so far was heard, and tested."""
    people = list(applications)
    cards, references = judgements(people, user), confirmations(people)
    return [
        Finalist(
            one,
            [
                heard(one.findings.all(), one, writes=False),
                *(tested(card) for card in cards[one.pk].read),
                *references[one.pk],
            ],
            cards[one.pk].hidden,
            cards[one.pk].awaited,
        )
        for one in people
    ]


def matrix_of(
    application: Application,
    criteria: list[Criterion],
    resume: Resume | None,
    review: Review | None,
    user: User,
    there: Traces,
) -> Matrix:
    """All that is known of one person, as it came to be known; `review` is their last one."""
    found = claims((one for one in criteria if not one.retired), resume)
    writes = user.can("application.screen", application)
    sources = [
        claimed(found, application),
        heard(application.findings.all(), application, writes=writes),
    ]
    if review and review.is_answered:
        sources.append(seen(review))
    met = [application] if there.scorecards else []
    cards = judgements(met, user).get(application.pk, NONE)
    sources += [tested(card) for card in cards.read]
    sources += confirmations([application])[application.pk] if there.references else []
    return whole(criteria, sources, cards)


def weighed(
    application: Application,
    criteria: list[Criterion],
    review: Review | None,
    cards: Judgements,
) -> Matrix:
    """What a decision rests on, the weightiest first; what they claim of themselves is left out."""
    sources = [tested(card) for card in cards.read]
    sources += confirmations([application])[application.pk]
    if review and review.is_answered:
        sources.append(seen(review))
    sources.append(heard(application.findings.all(), application, writes=False))
    return whole(criteria, sources, cards)


def whole(criteria: list[Criterion], sources: list[Source], cards: Judgements) -> Matrix:
    return matrix(
        criteria, sources, tested=cards.tested, hidden=cards.hidden, awaited=cards.awaited
    )
