"""The candidate's link to an offer: signed, and dead as soon as the terms change."""

from django.urls import reverse

from candidates.models import Offer
from hiring import links
from hiring.links import BadLink

PURPOSE = "offer"
DAYS = 400  # its own expiry is the offer's; what was accepted stays to be read


def path_for(offer: Offer) -> str:
    return reverse("candidates:own_offer", args=[token_for(offer)])


def token_for(offer: Offer) -> str:
    return links.sign(PURPOSE, offer.pk, offer.link_version)


def offer_of(token: str) -> Offer:
    """Whose page it is. Raises BadLink, also when the terms changed since it was sent."""
    pk, version = links.read(PURPOSE, token, days=DAYS)
    offer = Offer.objects.for_page().filter(pk=pk, link_version=version).first()
    if offer is None:
        raise BadLink
    return offer
