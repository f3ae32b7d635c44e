"""An offer as the candidate reads it: what went out to them, what they asked, how it stands."""

import datetime as dt
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates import welcome_page
from candidates.letter_page import Letter, own, shown
from candidates.lifecycle import OfferStatus
from candidates.models import Candidate, Offer, OfferAsk, OfferVersion
from candidates.offer_news import first_day, reply_by
from candidates.offer_terms import Term, changes, terms_of, wanted_of
from candidates.own_page import Standing, standings_of
from hiring.moments import say_fully

OURS = gettext_lazy("We would like you to join us")
YOURS = gettext_lazy("You accepted. We look forward to working with you.")


class Line(NamedTuple):
    """One step of the negotiation: terms of ours, or what they ask for."""

    mark: str
    title: str
    at: dt.datetime
    noted_by: str
    terms: list[Term]
    words: str
    theirs: bool
    current: bool


class Over(NamedTuple):
    """An offer that is answered no more: what became of it, and what can be done now."""

    headline: str
    words: str


class Reading(NamedTuple):
    """An offer that is out, or that they accepted."""

    offer: Offer
    version: OfferVersion
    headline: str
    sub: str
    terms: list[Term]
    lines: list[Line]
    letter: Letter
    signature: str
    is_open: bool
    welcome_url: str = ""


def reading(offer: Offer, token: str) -> Reading:
    version = offer.version
    return Reading(
        offer=offer,
        version=version,
        headline=str(YOURS if offer.is_accepted else OURS),
        sub=starts(offer) if offer.is_accepted else reply_by(offer),
        terms=changes(terms_of(version), None),
        lines=lines(offer, list(offer.versions.read_by_candidate())),
        letter=own(version, reverse("candidates:own_offer_letter", args=[token])),
        signature=signature(version),
        is_open=offer.is_open,
        welcome_url=welcome_url(offer),
    )


def preview(offer: Offer) -> Reading:
    """What they will read once these terms are sent, for those who write and approve them."""
    version = offer.version
    read = offer.versions.read_by_candidate().exclude(pk=version.pk)
    return Reading(
        offer=offer,
        version=version,
        headline=str(OURS),
        sub=reply_by(offer),
        terms=changes(terms_of(version), None),
        lines=lines(offer, [*read, version]),
        letter=shown(version)._replace(title=_("The letter")),
        signature="",
        is_open=True,
    )


def welcome_url(offer: Offer) -> str:
    """Where the rest is, once they said yes."""
    begun = offer.application.onboardings.running().first() if offer.joins else None
    return welcome_page.path_for(begun) if begun else ""


def signature(version: OfferVersion) -> str:
    """Who signed what and when; nothing before."""
    signed = version.signed
    if signed is None:
        return ""
    return _("Signed by %(name)s on %(at)s. The SHA-256 of the letter is %(sha256)s.") % {
        "name": signed.name,
        "at": say_fully(signed.at),
        "sha256": signed.sha256,
    }


def starts(offer: Offer) -> str:
    return _("Your first day is %(day)s.") % {"day": say_fully(first_day(offer))}


def lines(offer: Offer, versions: list[OfferVersion]) -> list[Line]:
    """What went out to them, and what they asked, in the order it happened."""
    found: list[Line] = []
    before = None
    for version in versions:
        now = terms_of(version)
        found.append(ours(version, now, before, current=version.number == offer.version.number))
        found += [theirs(ask, now) for ask in version.asks.all()]
        before = now
    return found


def ours(
    version: OfferVersion, now: dict[str, str], before: dict[str, str] | None, *, current: bool
) -> Line:
    """The first in full; of those after it what is different."""
    said = changes(now, before)
    return Line(
        mark=f"v{version.number}",
        title=_("We offered") if before is None else _("We answered"),
        at=version.extended_at or version.drafted_at,
        noted_by="",
        terms=said if before is None else [term for term in said if term.changed],
        words=version.words,
        theirs=False,
        current=current,
    )


def theirs(ask: OfferAsk, now: dict[str, str]) -> Line:
    wanted = wanted_of(ask)
    return Line(
        mark="",
        title=_("You asked"),
        at=ask.at,
        noted_by=ask.noted_by.first_name if ask.noted_by else "",
        terms=changes(wanted, {name: now.get(name, "") for name in wanted}),
        words="" if ask.noted_by else ask.words,  # a note of ours is not theirs to read
        theirs=True,
        current=False,
    )


def over(offer: Offer) -> Over | None:
    """What they read instead, when there is nothing more to answer."""
    if offer.is_open or offer.joins:
        return None
    return ENDS.get(OfferStatus(offer.status), ended)(offer)


def declined(offer: Offer) -> Over:
    return Over(
        _("You declined our offer"),
        _("Thank you for telling us, and for the time you gave us. We wish you well."),
    )


def expired(offer: Offer) -> Over:
    return Over(
        _("The time to reply has passed"),
        _("This offer can no longer be answered here. If you would still like to join us, write "
          "to %(name)s on your own page.") % {"name": offer.requisition.recruiter.first_name},
    )  # fmt: skip


def withdrawn(offer: Offer) -> Over:
    return Over(
        _("This offer was taken back"),
        _("It can no longer be answered. If you have a question, write to %(name)s on your own "
          "page.") % {"name": offer.requisition.recruiter.first_name},
    )  # fmt: skip


def ended(offer: Offer) -> Over:
    """Accepted once, and then came to nothing."""
    return Over(
        _("This offer has ended"),
        _("You had accepted it, and are not starting with us after all. We wish you well."),
    )


ENDS = {
    OfferStatus.EXTENDED: expired,  # its time is over, and nobody has noticed yet
    OfferStatus.EXPIRED: expired,
    OfferStatus.DECLINED: declined,
    OfferStatus.WITHDRAWN: withdrawn,
}


def others_of(candidate: Candidate, offer: Offer) -> list[Standing]:
    """Their other applications that they could withdraw, of those they know of."""
    known = standings_of(candidate)
    return [one for one in known if one.may_withdraw and one.application.pk != offer.application_id]
