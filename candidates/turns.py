"""Whose turn it is with each application, and the promise that says until when."""

from collections.abc import Iterable, Iterator

from candidates.lifecycle import ReviewStatus, Stage
from candidates.models import Application, Review
from candidates.waiting import NEXT_BY
from hiring.activity.models import Clock
from requisitions.turns import Turn


def turns(applications: Iterable[Application]) -> dict[int, Turn]:
    """Application → turn, in three queries however many there are."""
    found = {application.pk: application for application in applications}
    presented = [pk for pk, one in found.items() if one.status == Stage.PRESENTED]
    clocks = dict(running_for(presented)) if presented else {}
    return {pk: turn(one, *clocks.get(pk, (None, None))) for pk, one in found.items()}


def turn_of(application: Application) -> Turn:
    return turns([application])[application.pk]


def turn(application: Application, review: Review | None, clock: Clock | None) -> Turn:
    """While a question of the manager's is open, it is the recruiter's turn."""
    requisition = application.requisition
    if not requisition.is_open:
        return Turn(requisition.recruiter if application.needs_telling else None)
    if review is not None and review.status == ReviewStatus.ASKED:
        return Turn(requisition.recruiter, clock)
    part = NEXT_BY.get(Stage(application.status))
    return Turn(getattr(requisition, part) if part else None, clock)


def running_for(presented: list[int]) -> Iterator[tuple[int, tuple[Review, Clock | None]]]:
    """The open review of each, with the clock that runs: the manager's, or the recruiter's."""
    reviews = Review.objects.unanswered().filter(application__in=presented)
    for review in reviews.select_related("clock").prefetch_related("asks__clocks"):
        yield review.application_id, (review, review.running_clock)
