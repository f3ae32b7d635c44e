"""What a candidate's own page says of an offer to them, in a line, and where it leads."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext as _

from candidates.lifecycle import OfferStatus
from candidates.models import Application, Offer
from candidates.offer_link import path_for
from candidates.when import said_zone
from hiring.moments import say_fully


class News(NamedTuple):
    """`url` opens the offer, where there is something to read; `button` says for what."""

    headline: str
    words: str
    url: str = ""
    button: str = ""
    is_open: bool = False


def news_of(application: Application) -> News | None:
    """Of the newest offer that went out to them."""
    out = [one for one in application.offers.all() if went_out(one)]
    if not out:
        return None
    newest = max(out, key=lambda one: one.pk)
    return SAID.get(OfferStatus(newest.status), changing)(newest)


def went_out(offer: Offer) -> bool:
    return any(version.was_extended for version in offer.versions.all())


def waiting(offer: Offer) -> News:
    if not offer.is_open:
        return expired(offer)
    said = _("We would like you to join us")
    return News(said, reply_by(offer), path_for(offer), _("Read our offer"), is_open=True)


def reply_by(offer: Offer) -> str:
    """Until the end of which day, and where."""
    return _("Please reply by the end of %(day)s, %(zone)s.") % {
        "day": say_fully(offer.reply_by),
        "zone": said_zone(offer.requisition.recruiter.time_zone),
    }


def accepted(offer: Offer) -> News | None:
    if not offer.joins:
        return None
    said = _("You accepted. We look forward to working with you.")
    words = _("Your first day is %(day)s. What you signed stays here to be read.")
    return News(said, words % {"day": say_fully(first_day(offer))}, path_for(offer), _("Read it"))


def first_day(offer: Offer) -> dt.date:
    """As agreed, or to where it was moved since."""
    moved = [one.starts_on for one in offer.application.onboardings.all() if not one.is_stopped]
    agreed = max(offer.versions.all(), key=lambda version: version.number)
    day: dt.date = moved[0] if moved else agreed.start_on
    return day


def changing(offer: Offer) -> News:
    return News(
        _("We are changing our offer to you"),
        _("You get a mail with the new terms, and find them here."),
    )


def declined(offer: Offer) -> News:
    return News(_("You declined our offer"), _("Thank you for telling us. We wish you well."))


def expired(offer: Offer) -> News:
    return News(
        _("The time to reply to our offer has passed"),
        _("If you would still like to join us, write to us below."),
    )


def withdrawn(offer: Offer) -> News:
    return News(_("Our offer was taken back"), _("If you have a question, write to us below."))


SAID: dict[OfferStatus, Callable[[Offer], News | None]] = {
    OfferStatus.EXTENDED: waiting,
    OfferStatus.ACCEPTED: accepted,
    OfferStatus.DECLINED: declined,
    OfferStatus.EXPIRED: expired,
    OfferStatus.WITHDRAWN: withdrawn,
}
