"""Moments of a meeting, in the zones of those who meet."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

Span: TypeAlias = DateTimeTZRange  # noqa: UP040  it is called, too


def clock_time(at: dt.datetime, zone: dt.tzinfo | None = None) -> str:
    """ "14:00", here or in that zone."""
    return date_format(timezone.localtime(at, zone), pgettext("time format", "H:i"))


def said_day(at: dt.datetime, zone: dt.tzinfo | None = None) -> str:
    """ "Thursday 4 June 2026"."""
    local = timezone.localtime(at, zone)
    return date_format(local, pgettext("full day format", "l j F Y"))


def said_span(during: Span, zone: dt.tzinfo | None = None) -> str:
    """ "Thursday 4 June 2026, 14:00 to 15:00", both ends in one zone."""
    return _("%(day)s, %(start)s to %(end)s") % {
        "day": said_day(during.lower, zone),
        "start": clock_time(during.lower, zone),
        "end": clock_time(during.upper, zone),
    }


def place_of(zone: str) -> str:
    """ "Lisbon" of "Europe/Lisbon"."""
    return zone.rpartition("/")[2].replace("_", " ")


def said_zone(zone: str) -> str:
    return _("%(place)s time") % {"place": place_of(zone)}


def span_in(during: Span, zone: str) -> str:
    """With its zone named: for whoever may be somewhere else."""
    return f"{said_span(during, ZoneInfo(zone))} ({said_zone(zone)})"


class Elsewhere(NamedTuple):
    """What the clock says for somebody in another zone."""

    name: str
    time: str
    place: str


def elsewhere(at: dt.datetime, people: Iterable[tuple[str, str]]) -> list[Elsewhere]:
    """Of these names and zones those for whom it is another time than here."""
    here = timezone.localtime(at)
    return [
        Elsewhere(name, time_there(at, zone), place_of(zone))
        for name, zone in people
        if zone and at.astimezone(ZoneInfo(zone)).utcoffset() != here.utcoffset()
    ]


def time_there(at: dt.datetime, zone: str) -> str:
    """With its weekday where that is another one."""
    there, here = at.astimezone(ZoneInfo(zone)), timezone.localtime(at)
    said = clock_time(at, ZoneInfo(zone))
    if there.date() == here.date():
        return said
    return f"{date_format(there, pgettext('weekday format', 'D'))} {said}"
