"""The openings of a requisition: who has each, what happened to it, and what they come to."""

import datetime as dt
from collections import defaultdict
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.accounts.models import User
from hiring.activity.models import Event
from hiring.money import format_amount
from requisitions.lifecycle import OpeningStatus
from requisitions.models import LedgerEntry, Opening, Requisition

TONES = {OpeningStatus.RESERVED: "due-soon", OpeningStatus.FILLED: "on-time"}
WORDS = {
    "opening.reserve": gettext_lazy("Reserved"),
    "opening.fill": gettext_lazy("Filled"),
    "opening.free": gettext_lazy("Free again"),
    "opening.close": gettext_lazy("Closed"),
}


class Happening(NamedTuple):
    words: str
    at: dt.datetime


class OpeningRow(NamedTuple):
    """One opening: who it is kept for or filled by, where this reader may know."""

    opening: Opening
    tone: str
    holder: Any
    history: list[Happening]


class Line(NamedTuple):
    """One line of the ledger, in words."""

    entry: LedgerEntry
    amount: str


class Money(NamedTuple):
    figures: list[tuple[str, str]]
    lines: list[Line]


def opening_rows(requisition: Requisition, user: User) -> list[OpeningRow]:
    """In the order of their numbers, in a constant number of queries."""
    openings = list(requisition.openings.all())
    holders = requisition.applications.visible_to(user).holding(openings)
    happened = history(openings)
    for one in openings:
        one.requisition = requisition
    return [
        OpeningRow(
            opening=one,
            tone=TONES.get(OpeningStatus(one.status), ""),
            holder=holders.get(one.pk),
            history=happened[one.pk],
        )
        for one in openings
    ]


def history(openings: list[Opening]) -> dict[int, list[Happening]]:
    """What happened to each since it was approved, the oldest first."""
    found: dict[int, list[Happening]] = defaultdict(list)
    kind = ContentType.objects.get_for_model(Opening)
    events = Event.objects.filter(subject_type=kind, subject_id__in=[one.pk for one in openings])
    for pk, verb, at in events.order_by("pk").values_list("subject_id", "verb", "at"):
        found[pk].append(Happening(str(WORDS[verb]), at))
    return found


def money(requisition: Requisition) -> Money:
    """What is approved, promised and spent a year, and every line it came from."""
    entries = requisition.ledger.select_related("opening").order_by("-pk")
    approved, committed, spent = balance = requisition.ledger.balance()
    figures = [
        (_("Approved"), approved),
        (_("Committed in offers"), committed),
        (_("Spent on hires"), spent),
        (_("Left"), balance.left),
    ]
    return Money(
        figures=[(label, said(amount, requisition)) for label, amount in figures],
        lines=[Line(one, said(one.amount, requisition, signed=True)) for one in entries],
    )


def said(amount: int, requisition: Requisition, *, signed: bool = False) -> str:
    """With a true minus, and a plus where it is a change."""
    sign = "−" if amount < 0 else "+" if signed else ""
    return sign + format_amount(abs(amount), requisition.currency)
