"""All that the page of an offer shows to one person who may read it."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from candidates.forms.offer_answer import ApproveForm
from candidates.letter_page import shown
from candidates.lifecycle import OfferStatus
from candidates.models import Offer, OfferRule, OfferVersion
from candidates.offer_budget import budget
from candidates.offer_thread import thread
from candidates.offer_trail import agreed
from candidates.turns import with_whom
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.clocks import TimeLeft
from hiring.moments import say_day, say_fully, today

type Part = dict[str, Any]

O = OfferStatus  # noqa: E741
BESIDE = {"edit": "submit", "prolong": "accept", "ask": "accept"}
"""Verbs that move nothing are possible while another one is."""
SHOWN = (
    "submit", "extend", "edit", "revise", "prolong", "ask", "decline", "withdraw",
)  # fmt: skip


def offer_page(offer: Offer, user: User) -> Part:
    versions = with_offer(offer)
    version = versions[-1]
    asked = awaited_of(version)
    return {
        "offer": offer,
        "version": version,
        "application": offer.application,
        "requisition": offer.requisition,
        "candidate": offer.application.candidate,
        "standing": standing(offer, version, asked, user),
        "thread": thread(offer, versions),
        "trail": agreed(offer, version, user),
        "budget": budget(offer, versions),
        "letter": shown(version),
        "verbs": verbs(offer, version, user),
        "asks": asks_of(offer, version) if user.can("offer.submit", offer) else "",
        "ask": offer.unanswered,
        "answer": ApproveForm(initial={"version": version.number}) if user in asked else None,
        "sees_person": user.can("application.view", offer.application),
        "turn": with_whom(offer, asked, user) if offer.is_on_the_way else None,
        "left": left(offer),
        "answered": list(answered(offer, version)),
    }


def with_offer(offer: Offer) -> list[OfferVersion]:
    """Every version, the newest last."""
    versions = list(offer.versions.for_thread())
    for one in versions:
        one.offer = offer
    offer.__dict__["version"] = versions[-1]
    return versions


def awaited_of(version: OfferVersion) -> list[User]:
    """Whose yes is waited for."""
    return [
        one.approver
        for step in version.steps.all()
        if not step.ended_at
        for one in step.approvals.all()
        if one.asked_at and not one.answer
    ]


def standing(offer: Offer, version: OfferVersion, asked: list[User], user: User) -> str:
    """Where it stands, in one sentence under the name."""
    names = {
        "number": version.number,
        "name": offer.application.candidate.first_name,
        "recruiter": offer.requisition.recruiter.first_name,
        "people": get_text_list([one.first_name for one in asked], _("and")),
    }
    if user in asked:
        words = _("Version %(number)d waits for your agreement before %(recruiter)s sends it.")
        return words % names
    return str(STANDING[O(offer.status)]()) % names


STANDING = {
    O.DRAFT: lambda: _("Version %(number)d is a draft. %(name)s has seen nothing of it."),
    O.IN_APPROVAL: lambda: _("Version %(number)d waits for %(people)s to agree."),
    O.APPROVED: lambda: _("Version %(number)d is approved. %(recruiter)s sends it."),
    O.EXTENDED: lambda: _("Version %(number)d is with %(name)s."),
    O.ACCEPTED: lambda: _("%(name)s accepted version %(number)d."),
    O.DECLINED: lambda: _("%(name)s declined version %(number)d."),
    O.EXPIRED: lambda: _("%(name)s did not answer in time."),
    O.WITHDRAWN: lambda: _("The offer was withdrawn."),
}


def left(offer: Offer) -> TimeLeft | None:
    """How long they still have."""
    if not offer.is_extended:
        return None
    clock: Clock | None = offer.clocks.unstopped().first()
    if clock is None or offer.last_day is None:
        return None
    words = _("Reply by %(day)s") % {"day": say_day(offer.last_day, today())}
    return clock.left(clocks.now())._replace(words=words, title=say_fully(offer.last_day))


def verbs(offer: Offer, version: OfferVersion, user: User) -> dict[str, str]:
    """Verb → address of all that this person may do now."""
    possible = set(offer.open_verbs())
    return {
        verb: reverse(f"candidates:offer_{verb}", args=[offer.pk])
        for verb in SHOWN
        if BESIDE.get(verb, verb) in possible and user.can(f"offer.{verb}", offer)
    }


def asks_of(offer: Offer, version: OfferVersion) -> str:
    """Of a draft: who would be asked."""
    if version.is_sealed or not offer.is_on_the_way:
        return ""
    without = version.never_asked(by=offer.requisition.recruiter)
    steps = OfferRule.objects.steps_for(version, without=without)
    people = [one.first_name for step in steps for one in step.people]
    if not steps:
        return _("No rule asks anybody: these terms can go out at once.")
    if not all(step.people for step in steps):
        return _("Nobody is left who could approve it: ask an admin to name somebody.")
    return _("%(people)s will be asked to approve.") % {"people": get_text_list(people, _("and"))}


def answered(offer: Offer, version: OfferVersion) -> Iterator[str]:
    """What they said, or until when they can: one line in front, then the rest."""
    if offer.is_on_the_way:
        out = offer.is_extended
        yield str(_("Waiting for it") if out else _("Not sent yet"))
        yield _("Reply by %(day)s.") % {"day": say_fully(offer.reply_by)}
        if not out:
            yield _("They read the letter on their own page, and can accept, decline or ask there.")
        return
    yield str(offer.get_status_display())
    if signature := version.signed:
        names = {"name": signature.name, "when": say_fully(signature.at)}
        yield _("Signed by %(name)s, %(when)s.") % names
        if signature.address:
            yield _("From the address %(address)s.") % {"address": signature.address}
        yield _("Letter SHA-256: %(hash)s") % {"hash": signature.sha256}
    if offer.why:
        yield _("Why: %(why)s") % {"why": offer.get_why_display()}
