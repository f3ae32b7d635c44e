"""The letter of an offer on a page: the words that are kept, or those it would have now."""

from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils.translation import gettext as _

from candidates.letter import Part, content
from candidates.models import OfferLetter, OfferVersion


class Letter(NamedTuple):
    """`url` is where the document is had, once it is made."""

    title: str
    content: Part
    url: str = ""
    note: str = ""


def shown(version: OfferVersion) -> Letter:
    """For the inside: what they will read, before and after it is sealed."""
    name = version.offer.application.candidate.first_name
    title = _("Letter, as %(name)s will read it") % {"name": name}
    kept = kept_of(version)
    if kept is None:
        return Letter(title, content(version), note=_("The document is made once it is approved."))
    if not kept.is_made:
        return Letter(title, kept.content, note=_("The document is being made."))
    url = reverse("candidates:offer_letter", args=[version.offer_id, version.number])
    return Letter(title, kept.content, url)


def own(version: OfferVersion, url: str) -> Letter:
    """For the candidate: what was sent, and `url` to save it."""
    kept = kept_of(version)
    said = kept.content if kept else {}
    return Letter(_("The letter"), said, url if kept and kept.is_made else "")


def kept_of(version: OfferVersion) -> OfferLetter | None:
    try:
        return version.letter
    except ObjectDoesNotExist:
        return None
