"""The candidate's link to an offer: signed, and dead as soon as the terms change."""

from django.urls import reverse

from candidates.models import Offer
from hiring import links
from hiring.links import BadLink

PURPOSE = "offer"
DAYS = 400  # its own expiry is the offer's; what was accepted stays to be read


class Outdated(BadLink):
    """It was ours, and the terms changed since it was sent."""


def path_for(offer: Offer) -> str:
    return reverse("candidates:own_offer", args=[token_for(offer)])


def token_for(offer: Offer) -> str:
    return links.sign(PURPOSE, offer.pk, offer.link_version)


def offer_of(token: str) -> Offer:
    """Which offer it opens. Raises Outdated when the terms changed since it was sent, and BadLink
    for what was never theirs to read."""
    pk, version = links.read(PURPOSE, token, days=DAYS)
    offer = Offer.objects.for_page().filter(pk=pk).first()
    if offer is None or not offer.was_out:
        raise BadLink
    changing = offer.is_on_the_way and not offer.is_extended
    if changing or str(offer.link_version) != version:
        raise Outdated
    return offer
