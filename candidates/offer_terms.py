"""The terms of an offer in words, and what differs between two of them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext

from candidates.models import OfferAsk, OfferVersion
from hiring.moments import today
from hiring.money import format_amount, format_pay

LABELS = {
    "base": _("Base pay"),
    "bonus": _("Bonus a year"),
    "equity": _("Equity"),
    "leave_days": _("Leave"),
    "start_on": _("Start"),
    "place": _("Place"),
    "benefits": _("Benefits"),
    "conditions": _("Conditions"),
}

IN_SENTENCES = {"benefits", "conditions"}
"""Terms that take a line of their own."""

type Said = dict[str, str]
"""Name of the term → words, in the reader's language."""


class Term(NamedTuple):
    """One line of terms; `before` is what stood there, in words."""

    label: str
    value: str
    before: str
    changed: bool
    is_wide: bool = False


def terms_of(version: OfferVersion) -> Said:
    """All that the letter promises; what an offer does not have is left out."""
    named = [one.name for one in version.benefits.all()]
    more = {
        "equity": version.equity,
        "benefits": capfirst(", ".join(filter(None, [*named, version.more_benefits]))),
        "conditions": version.conditions,
    }
    found = figures(version.terms) | more
    return {name: found[name] for name in LABELS if found[name]}


def wanted_of(ask: OfferAsk) -> Said:
    """What they would have changed, of the terms that they named."""
    said = figures(ask.version.terms | ask.wanted)
    return {name: said[name] for name in ask.wanted}


def figures(terms: Mapping[str, Any]) -> Said:
    """Of the plain values that can be asked for."""
    base, currency = terms["base"], terms["currency"]
    bonus, leave = terms["bonus"], terms["leave_days"]
    return {
        "base": format_pay(base, base, currency, terms["period"]),
        "bonus": format_amount(bonus, currency) if bonus else "",
        "leave_days": leave_words(leave) if leave is not None else "",
        "start_on": day(terms["start_on"]),
        "place": terms["place"],
    }


def leave_words(days: int) -> str:
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


def day(on: dt.date) -> str:
    """By its date: "tomorrow" would be another word the next day."""
    if on.year == today().year:
        return date_format(on, pgettext("day format", "j F"))
    return date_format(on, pgettext("day format with year", "j F Y"))


def changes(now: Said, before: Said | None) -> list[Term]:
    """Each term that one of the two has; without a before nothing has changed."""
    old = now if before is None else before
    return [
        Term(
            str(label),
            now.get(name, ""),
            old.get(name, ""),
            now.get(name) != old.get(name),
            name in IN_SENTENCES,
        )
        for name, label in LABELS.items()
        if name in now or name in old
    ]
