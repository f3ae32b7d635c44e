"""Moments and days as people say them, in the reader's zone and language."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import pgettext, pgettext_lazy

from hiring import clocks

THIS_WEEK = 6  # days ahead that a weekday alone still names one day
NEAR = {
    -1: pgettext_lazy("a day", "yesterday"),
    0: pgettext_lazy("a day", "today"),
    1: pgettext_lazy("a day", "tomorrow"),
}


def today() -> dt.date:
    """The reader's day."""
    return timezone.localdate(clocks.now())


def days_since(at: dt.datetime | dt.date) -> int:
    """Calendar days in the reader's zone; negative for what is still to come."""
    return (today() - (timezone.localdate(at) if isinstance(at, dt.datetime) else at)).days


def say_moment(at: dt.datetime, now: dt.datetime) -> str:
    """ "today, 14:00", "Thu, 14:00", "4 June". Both must be aware."""
    local, this_day = timezone.localtime(at), timezone.localdate(now)
    day = say_day(local.date(), this_day)
    if not -1 <= (local.date() - this_day).days <= THIS_WEEK:
        return day
    return pgettext("a day and a time", "%(day)s, %(time)s") % {
        "day": day,
        "time": date_format(local, pgettext("time format", "H:i")),
    }


def say_day(on: dt.date, today: dt.date) -> str:
    """ "yesterday", "today", "tomorrow", "Thu" in the coming days, else "4 June"."""
    away = (on - today).days
    if away in NEAR:
        return str(NEAR[away])
    if 0 < away <= THIS_WEEK:
        return date_format(on, pgettext("weekday format", "D"))
    if on.year == today.year:
        return date_format(on, pgettext("day format", "j F"))
    return date_format(on, pgettext("day format with year", "j F Y"))


def say_fully(at: dt.datetime | dt.date) -> str:
    """ "Tuesday 9 June 2026, 14:00": what the title of every shorter form says."""
    if isinstance(at, dt.datetime):
        return date_format(timezone.localtime(at), pgettext("full moment format", "l j F Y, H:i"))
    return date_format(at, pgettext("full day format", "l j F Y"))
