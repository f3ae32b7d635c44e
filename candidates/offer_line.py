"""An offer in one line: on the card, on the person's page, and as what is next. Only those who
may read the offer are told more than its status."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.lifecycle import OfferStatus
from candidates.models import Application, Offer
from hiring.accounts.models import User
from hiring.activity.actors import Person
from hiring.moments import say_day, today
from hiring.words import first_name

O = OfferStatus  # noqa: E741

type StepParts = tuple[str, str, str]
"""Words, a button, and where it leads; the last two empty where somebody else is next."""


class OfferLine(NamedTuple):
    """What a page beside the offer shows of it; no `url` for who may not read it."""

    status: str
    tone: str
    words: str
    url: str
    draft: str


TONES = {O.APPROVED: "due-soon", O.EXTENDED: "yours", O.ACCEPTED: "on-time"}


def offer_tag(offer: Offer | None) -> tuple[str, str]:
    """Of a card: the status, and its colour. An offer that came to nothing is none."""
    if offer is None or not offer.is_on_the_way:
        return _("No offer yet"), ""
    return str(offer.get_status_display()), TONES.get(O(offer.status), "")


def offer_line(application: Application, offer: Offer | None, reader: User) -> OfferLine | None:
    """Nothing where there is neither an offer nor anybody who could draft one here."""
    may_draft = application.is_offered and reader.can("offer.draft", application)
    needs_one = may_draft and (offer is None or not offer.is_on_the_way)
    draft = reverse("candidates:offer_draft", args=[application.pk]) if needs_one else ""
    if offer is None:
        words = _("Nothing is drafted yet.")
        return OfferLine("", "", words, "", draft) if application.is_offered else None
    sees = reader.can("offer.view", offer)
    return OfferLine(
        status=str(offer.get_status_display()),
        tone=TONES.get(O(offer.status), ""),
        words=out_words(offer) if sees and offer.is_extended else "",
        url=offer.get_absolute_url() if sees else "",
        draft=draft,
    )


def out_words(offer: Offer) -> str:
    """ "Hanna asks for a change.", or until when it is with them."""
    name = offer.application.candidate.first_name
    if offer.is_answered_by_asking:
        return _("%(name)s asks for a change.") % {"name": name}
    day = say_day(offer.last_day, today()) if offer.last_day else ""
    return _("Offer with %(name)s until %(day)s.") % {"name": name, "day": day}


NEXT = {
    O.DRAFT: ("offer.submit", gettext_lazy("The offer is a draft."), gettext_lazy("Finish it")),
    O.APPROVED: (
        "offer.extend",
        gettext_lazy("The offer is approved."),
        gettext_lazy("Send the offer"),
    ),
}


def offer_step(
    application: Application, offer: Offer | None, turn: Person | None, reader: User
) -> StepParts:
    """What is next with somebody who was chosen."""
    if offer is None or not offer.is_on_the_way:
        return drafting(application, reader)
    right, words, button = NEXT.get(O(offer.status), ("", "", ""))
    if right and reader.can(right, offer):
        return str(words), str(button), offer.get_absolute_url()
    if not reader.can("offer.view", offer):
        return offer_words(offer), "", ""
    if not offer.is_extended:
        return asked_words(offer, turn, reader), _("Read the offer"), offer.get_absolute_url()
    answers = offer.is_answered_by_asking and reader.can("offer.revise", offer)
    button = _("Answer") if answers else _("Read the offer")
    return out_words(offer), str(button), offer.get_absolute_url()


def drafting(application: Application, reader: User) -> StepParts:
    if reader.can("offer.draft", application):
        url = reverse("candidates:offer_draft", args=[application.pk])
        return _("They were chosen."), _("Draft the offer"), url
    name = application.requisition.recruiter.first_name
    return _("Waiting for %(name)s.") % {"name": name}, "", ""


def asked_words(offer: Offer, turn: Person | None, reader: User) -> str:
    """Who is waited for, once they are asked to agree."""
    if turn is None or not offer.is_in_approval:
        return offer_words(offer)
    if turn == reader:
        return _("The offer waits for your agreement.")
    return _("The offer waits for %(name)s to agree.") % {"name": first_name(turn.name)}


def offer_words(offer: Offer) -> str:
    return _("The offer: %(status)s.") % {"status": str(offer.get_status_display()).lower()}
