"""What the terms of an offer begin with: what is known already, and what was said before."""

import datetime as dt
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from candidates.models import Application, OfferAsk, OfferVersion
from hiring import clocks
from requisitions.models import Requisition

NOTICE = 45
"""Days from now until somebody usually can begin: the first of the month after."""
TO_REPLY = 7  # days


def first_terms(application: Application) -> dict[str, Any]:
    """What is known already: the band, what they expect, where, the usual days, open checks."""
    requisition = application.requisition
    here = clocks.now().astimezone(requisition.recruiter.calendar.zone).date()
    return {
        "base": likely_base(application),
        "currency": requisition.currency,
        "period": requisition.period,
        "place": likely_place(requisition),
        "start_on": likely_start(requisition, here),
        "reply_by": here + dt.timedelta(days=TO_REPLY),
        "conditions": likely_conditions(application),
    }


def likely_conditions(application: Application) -> str:
    """The checks that are still under way."""
    checks = application.checks.under_way().select_related("kind").order_by("pk")
    if not checks:
        return ""
    names = get_text_list([one.kind.name for one in checks], _("and"))
    return _("It depends on a clear result of: %(checks)s.") % {"checks": names}


def likely_base(application: Application) -> int | None:
    """What they expect, as far as the band allows; nothing where nobody knows it."""
    requisition, expects = application.requisition, application.expects
    if expects is None or application.expects_currency != requisition.currency:
        return None
    return min(max(expects, requisition.band_low), requisition.band_high)


def likely_place(requisition: Requisition) -> str:
    """The first of the requisition's; where there is none, how one works."""
    first = next(iter(requisition.places.all()), None)
    return first.name if first else str(requisition.get_workplace_display())


def likely_start(requisition: Requisition, here: dt.date) -> dt.date:
    soon = here + dt.timedelta(days=NOTICE)
    first = (soon.replace(day=1) + dt.timedelta(days=31)).replace(day=1)
    needed = requisition.needed_on
    return needed if needed and needed > soon else first


def next_terms(version: OfferVersion, ask: OfferAsk | None) -> dict[str, Any]:
    """What other terms begin with: those that stand, with what was asked for where one answers,
    and a day to reply by that is still to come."""
    here = clocks.now().astimezone(version.zone).date()
    terms = version.copied | (ask.wanted if ask else {})
    if terms["reply_by"] <= here:
        terms["reply_by"] = here + dt.timedelta(days=TO_REPLY)
    return terms
