"""Offers for tests, made by the verbs that lead there."""

import datetime as dt

from candidates.models import Offer, OfferLetter, OfferRule, Signature
from hiring import clocks
from tests import factories


def terms(application, **more):
    """What the factories' band allows, to be answered in ten days."""
    requisition = application.requisition
    today = clocks.now().date()
    return {
        "base": requisition.band_low,
        "currency": requisition.currency,
        "period": requisition.period,
        "start_on": today + dt.timedelta(days=60),
        "reply_by": today + dt.timedelta(days=10),
        "place": "Lisbon",
    } | more


def drafted(application, **more):
    recruiter = application.requisition.recruiter
    return Offer.objects.draft(application, by=recruiter, **terms(application, **more))


def approved(application, **more):
    """No rule asks anybody; its letter is made."""
    offer = drafted(application, **more)
    offer.submit(by=application.requisition.recruiter)
    return lettered(offer)


def lettered(offer):
    """As the worker does it."""
    OfferLetter.objects.make_one(offer.version.letter.pk)
    return fresh(offer)


def fresh(offer):
    return Offer.objects.for_page().get(pk=offer.pk)


def extended(application, **more):
    offer = approved(application, **more)
    offer.extend(by=application.requisition.recruiter)
    return offer


def accepted(application, **more):
    offer = extended(application, **more)
    accept(offer)
    return offer


def accept(offer, **more):
    candidate = offer.application.candidate
    signature = Signature(candidate.name, "192.0.2.7")
    offer.accept(by=candidate, signature=signature, version=offer.version.number, **more)


def rule(*people, **more):
    made = OfferRule.objects.create(name=more.pop("name", "Finance"), **more)
    made.people.set(people)
    return made


def chosen(requisition):
    return factories.application(requisition, stage="offering")
