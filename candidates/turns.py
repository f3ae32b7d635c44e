"""Whose turn it is with each application, and the promise that says until when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from candidates.lifecycle import ReviewStatus, Stage
from candidates.models import Application, Offer, OfferApproval, Review
from candidates.waiting import NEXT_BY
from hiring.accounts.models import User
from hiring.activity.actors import Person
from hiring.activity.models import Clock
from requisitions.turns import Turn


def turns(
    applications: Iterable[Application], offers: Mapping[int, Offer], viewer: User
) -> dict[int, Turn]:
    """Application → turn, in four queries however many there are. `offers` are the newest of
    those who were chosen."""
    found = {application.pk: application for application in applications}
    presented = [pk for pk, one in found.items() if one.status == Stage.PRESENTED]
    clocks = dict(running_for(presented)) if presented else {}
    offered = whose_offers(offers, viewer)
    return {
        pk: turn(one, offered.get(pk), *clocks.get(pk, (None, None))) for pk, one in found.items()
    }


def turn_of(application: Application, offer: Offer | None, viewer: User) -> Turn:
    offers = {application.pk: offer} if offer else {}
    return turns([application], offers, viewer)[application.pk]


def turn(
    application: Application, offered: Turn | None, review: Review | None, clock: Clock | None
) -> Turn:
    """While a question of the manager's is open, it is the recruiter's turn; once there is an
    offer, it is with whom that is."""
    requisition = application.requisition
    if not requisition.is_open:
        return Turn(requisition.recruiter if application.needs_telling else None)
    if review is not None and review.status == ReviewStatus.ASKED:
        return Turn(requisition.recruiter, clock)
    if offered is not None:
        return offered
    part = NEXT_BY.get(Stage(application.status))
    return Turn(getattr(requisition, part) if part else None, clock)


def running_for(presented: list[int]) -> Iterator[tuple[int, tuple[Review, Clock | None]]]:
    """The open review of each, with the clock that runs: the manager's, or the recruiter's."""
    reviews = Review.objects.unanswered().filter(application__in=presented)
    for review in reviews.select_related("clock").prefetch_related("asks__clocks"):
        yield review.application_id, (review, review.running_clock)


def whose_offers(offers: Mapping[int, Offer], viewer: User) -> dict[int, Turn]:
    """Application → with whom the offer is that is on the way."""
    under_way = {pk: offer for pk, offer in offers.items() if offer.is_on_the_way}
    asked = approvers([one for one in under_way.values() if one.is_in_approval], viewer)
    return {
        pk: Turn(with_whom(offer, asked.get(offer.pk, []), viewer))
        for pk, offer in under_way.items()
    }


def approvers(offers: Sequence[Offer], viewer: User) -> dict[int, list[User]]:
    """Offer → whose yes is waited for, of those that the viewer may read."""
    if not offers:
        return {}
    seen = Offer.objects.visible_to(viewer).filter(pk__in=[one.pk for one in offers])
    awaited = OfferApproval.objects.awaited().of_offers(seen)
    found: dict[int, list[User]] = {}
    for approval in awaited.select_related("approver", "step__version"):
        found.setdefault(approval.step.version.offer_id, []).append(approval.approver)
    return found


def with_whom(offer: Offer, asked: Sequence[User], viewer: User) -> Person | None:
    """Of several approvers asked at once the viewer; the candidate until they ask for other
    terms; else whoever drafts it and sends it."""
    if offer.is_in_approval:
        return viewer if viewer in asked else next(iter(asked), None)
    if offer.is_extended and not offer.is_answered_by_asking:
        return offer.application.candidate
    return offer.requisition.recruiter
