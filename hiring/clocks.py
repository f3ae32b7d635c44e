"""Promises in business time: now, business calendars, and how much of a promise is left."""

from bisect import bisect_left, bisect_right
from calendar import isleap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from hiring.moments import say_day, say_fully

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
HOUR = timedelta(hours=1) // TICK
LONGEST_WAIT_IN_YEARS = 20
SATURDAY = 5

replayed: ContextVar[datetime | None] = ContextVar("replayed", default=None)


def now() -> datetime:
    """This moment in UTC: the only "now" in Tandem, shifted by CLOCK_SHIFT seconds."""
    return replayed.get() or timezone.now() + timedelta(seconds=settings.CLOCK_SHIFT)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Work as if it were that moment: the demo company lives its past through again."""
    token = replayed.set(moment)
    try:
        yield
    finally:
        replayed.reset(token)


class NeverOpen(Exception):
    """A calendar whose days are all off, so that a promise in business time never falls due."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When somebody works: local hours on days that are no weekend, public holiday or day off.

    `country` is ISO 3166 alpha-2 and `subdivision` its ISO 3166-2 part; without a country, or
    with one whose holidays nobody has listed, only weekends and `days_off` are free.
    Answers are in UTC. Raises ZoneInfoNotFoundError and ValueError for a calendar nobody can keep.
    """

    time_zone: str = "UTC"
    country: str = ""
    subdivision: str = ""
    opens: time = time(9)
    closes: time = time(17)
    days_off: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        ZoneInfo(self.time_zone)
        if self.opens >= self.closes:
            raise ValueError("Business hours must open before they close.")

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def hours_a_day(self) -> float:
        return (_on_day(date.min, self.closes) - _on_day(date.min, self.opens)) // TICK / HOUR

    def is_business_day(self, day: date) -> bool:
        days = _business_days(self, day.year)
        place = bisect_left(days, day)
        return place < len(days) and days[place] == day

    def next_opening(self, moment: datetime) -> datetime:
        """The moment itself inside business hours, else when they next begin."""
        return self.add_hours(moment, 0)

    def add_hours(self, start: datetime, hours: float) -> datetime:
        """So many business hours later, or earlier when negative. Raises NeverOpen.

        What ends with a day ends at closing time, not at the next opening.
        """
        year, spent = self._spent(start)
        ticks = round(hours * HOUR)
        if ticks > 0:
            return self._moment(year, spent + ticks - 1) + TICK
        return self._moment(year, spent + ticks)

    def add_days(self, start: datetime, days: int) -> datetime:
        """So many business days later or earlier, at the same local time clamped into hours.

        Zero days from a day off is the next business day. Raises NeverOpen.
        """
        local = start.astimezone(self.zone)
        known = _business_days(self, local.year)
        before = (
            bisect_right(known, local.date()) - 1 if days > 0 else bisect_left(known, local.date())
        )
        year, place = _carry(
            local.year, before + days, lambda year: len(_business_days(self, year))
        )
        clamped = min(max(local.time(), self.opens), self.closes)
        return _on_day(_business_days(self, year)[place], clamped, self.zone)

    def hours_between(self, start: datetime, end: datetime) -> float:
        """Business hours from start to end; negative when the end comes first."""
        if end < start:
            return -self.hours_between(end, start)
        (first, before), (last, spent) = self._spent(start), self._spent(end)
        whole_years = sum(_open_hours(self, year).total for year in range(first, last))
        return (whole_years + spent - before) / HOUR

    def openings(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Each stretch of business hours in between, cut to it, in order; none where none is."""
        for year in range(start.astimezone(self.zone).year, end.astimezone(self.zone).year + 1):
            hours = _open_hours(self, year)
            first = bisect_right(hours.closes, (start - EPOCH) // TICK)
            last = bisect_left(hours.opens, -((EPOCH - end) // TICK))
            for day in range(first, last):
                opens, closes = EPOCH + TICK * hours.opens[day], EPOCH + TICK * hours.closes[day]
                yield max(opens, start), min(closes, end)

    def covers(self, start: datetime, end: datetime) -> bool:
        """Whether all of it lies in one stretch of business hours."""
        return (start, end) in self.openings(start, end)

    def _spent(self, moment: datetime) -> tuple[int, int]:
        """The local year of a moment and the business time already spent in it, in ticks."""
        year = moment.astimezone(self.zone).year
        return year, _open_hours(self, year).spent((moment - EPOCH) // TICK)

    def _moment(self, year: int, spent: int) -> datetime:
        """The last moment at which so much of the year's business time is spent."""
        year, spent = _carry(year, spent, lambda year: _open_hours(self, year).total)
        return EPOCH + TICK * _open_hours(self, year).moment(spent)


class OpenHours(NamedTuple):
    """The business hours of one year, in ticks since 1970, and the time spent before each day."""

    opens: tuple[int, ...]
    closes: tuple[int, ...]
    before: tuple[int, ...]

    @property
    def total(self) -> int:
        return self.before[-1]

    def spent(self, moment: int) -> int:
        day = bisect_right(self.opens, moment) - 1
        return 0 if day < 0 else self.before[day] + min(moment, self.closes[day]) - self.opens[day]

    def moment(self, spent: int) -> int:
        day = bisect_right(self.before, spent) - 1
        return self.opens[day] + spent - self.before[day]


@lru_cache(maxsize=512)
def _open_hours(calendar: Calendar, year: int) -> OpenHours:
    """Every day as it really runs: one on which clocks change may be longer or shorter."""
    days, zone = _business_days(calendar, year), calendar.zone
    opens = tuple((_on_day(day, calendar.opens, zone) - EPOCH) // TICK for day in days)
    ends = ((_on_day(day, calendar.closes, zone) - EPOCH) // TICK for day in days)
    closes = tuple(max(pair) for pair in zip(opens, ends, strict=True))
    lengths = (end - start for start, end in zip(opens, closes, strict=True))
    return OpenHours(opens, closes, tuple(accumulate(lengths, initial=0)))


@lru_cache(maxsize=512)
def _business_days(calendar: Calendar, year: int) -> tuple[date, ...]:
    working = _working_days(calendar.country.upper(), calendar.subdivision.upper(), year)
    return tuple(day for day in working if day not in calendar.days_off)


@lru_cache(maxsize=512)
def _working_days(country: str, subdivision: str, year: int) -> tuple[date, ...]:
    """The days of a year on which a country works: its weekend and holidays are its own."""
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366 if isleap(year) else 365)]
    if not country:
        return tuple(day for day in days if day.weekday() < SATURDAY)
    try:
        kept = holidays.country_holidays(country, subdiv=subdivision or None, years=year)
    except NotImplementedError:
        return _working_days(country if subdivision else "", "", year)
    return tuple(day for day in days if kept.is_working_day(day))


def _on_day(day: date, at: time, zone: ZoneInfo | None = None) -> datetime:
    return datetime.combine(day, at, zone or UTC).astimezone(UTC)


def _carry(year: int, amount: int, size: Callable[[int], int]) -> tuple[int, int]:
    """Carry an amount that is more or less than its year holds into the year it falls in."""
    for _step in range(LONGEST_WAIT_IN_YEARS):
        if amount < 0:
            year, amount = year - 1, amount + size(year - 1)
        elif amount >= size(year):
            year, amount = year + 1, amount - size(year)
        else:
            return year, amount
    raise NeverOpen(f"No business time is left within {LONGEST_WAIT_IN_YEARS} years of {year}.")


DUE_SOON_HOURS = 4
DUE_SOON_PERCENT = 25
DAYS_SAID_IN_HOURS = 3


class TimeLeft(NamedTuple):
    """What a clock shows: its colour, its ring, its words, and the full date beside them."""

    status: str
    percent_left: int
    words: str
    title: str


def time_left(
    due_at: datetime, started_at: datetime, now: datetime, calendar: Calendar
) -> TimeLeft:
    """A promise in business time of the calendar, with dates in the reader's zone."""
    left = calendar.hours_between(now, due_at)
    whole = calendar.hours_between(started_at, due_at)
    percent = round(100 * min(max(left / whole, 0), 1)) if whole > 0 else 0
    title = _("Due %(moment)s") % {"moment": say_fully(due_at)}
    if now > due_at:
        return TimeLeft("overdue", 0, _words_over(-left, due_at, calendar), title)
    soon = left < DUE_SOON_HOURS or percent < DUE_SOON_PERCENT
    status = "due-soon" if soon else "on-time"
    return TimeLeft(status, percent, _words_left(left, due_at, now, calendar), title)


def _words_left(left: float, due_at: datetime, now: datetime, calendar: Calendar) -> str:
    days = int(left // calendar.hours_a_day)
    if days == 0:
        return _short(left, due_at, _("%(count)d h left"), _("%(count)d min left"))
    if days == 1:
        return _("1 day left")
    return say_day(timezone.localdate(due_at), timezone.localdate(now))


def _words_over(over: float, due_at: datetime, calendar: Calendar) -> str:
    days = int(over // calendar.hours_a_day)
    if days < DAYS_SAID_IN_HOURS:
        return _short(over, due_at, _("%(count)d h over"), _("%(count)d min over"))
    return ngettext("%(count)d day over", "%(count)d days over", days) % {"count": days}


def _short(length: float, due_at: datetime, in_hours: str, in_minutes: str) -> str:
    """Whole hours, else whole minutes; none at all while offices are closed around the date."""
    if length >= 1:
        return in_hours % {"count": int(length)}
    if length * 60 >= 1:
        return in_minutes % {"count": int(length * 60)}
    return _("due %(day)s") % {
        "day": date_format(timezone.localtime(due_at), pgettext("weekday format", "D"))
    }
