"""Moments of the last ninety days, and the acts that happened then, done again in their order."""

import datetime as dt
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from itertools import count
from random import Random

from hiring import clocks
from hiring.accounts.models import User


class Agenda:
    """Acts may plan further acts; everything is done in the order of time."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = self.moment = now
        self.numbers = count()
        self.planned: list[tuple[dt.datetime, int, Callable[[], object]]] = []

    def plan(self, moment: dt.datetime, act: Callable[[], object]) -> None:
        """What would be still to come has not happened."""
        if moment < self.now:
            heappush(self.planned, (moment, next(self.numbers), act))

    def live_through(self, *, look: Sequence[Callable[[], object]]) -> None:
        """Do everything; after each act others look what it brings about."""
        while self.planned:
            self.moment, _number, act = heappop(self.planned)
            with clocks.at(self.moment):
                act()
                for at_it in look:
                    at_it()

    # Moments

    def hours_ago(self, who: User, hours: float) -> dt.datetime:
        """So many hours of their business time ago: a promise counts the same on any weekday."""
        return who.calendar.add_hours(self.now, -hours)

    def business_days_ago(self, who: User, days: float) -> dt.datetime:
        return self.hours_ago(who, days * who.calendar.hours_a_day)

    def days_ago(self, who: User, days: float, chance: Random) -> dt.datetime:
        """On a day about then, at some time of their business hours."""
        opening = who.calendar.add_days(self.now - dt.timedelta(days=days), 0)
        start = opening.astimezone(who.calendar.zone).replace(
            hour=9, minute=0, second=0, microsecond=0
        )
        wanted = start + dt.timedelta(minutes=chance.randint(5, 460))
        return min(wanted, self.hours_ago(who, 0.2))

    def in_office_hours(self, moment: dt.datetime, who: User, until: dt.datetime) -> dt.datetime:
        """When they next work, not all on the stroke; if that is too late, an hour before it."""
        opening = who.calendar.next_opening(moment)
        if opening > moment:
            opening += dt.timedelta(minutes=5 + 2 * moment.minute)
        return opening if opening < until else who.calendar.add_hours(until, -1)


def later(moment: dt.datetime, who: User, hours: float) -> dt.datetime:
    """So many hours of their business time later."""
    return who.calendar.add_hours(moment, hours)
