"""When several people can meet: all at work, and nobody busy."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from hiring.clocks import EPOCH, Calendar

type Stretch = tuple[dt.datetime, dt.datetime]
"""From the first moment until before the second; both aware."""

LONGEST = dt.timedelta(days=92)
"""Nobody plans an interview further ahead, and nobody waits while more is looked through."""

GRID = dt.timedelta(minutes=15)


class Someone(NamedTuple):
    """When a person works, and what they have promised already, in any order."""

    hours: Calendar
    busy: Iterable[Stretch] = ()


def starts(
    people: Sequence[Someone],
    *,
    minutes: int,
    since: dt.datetime,
    until: dt.datetime,
    grid: dt.timedelta = GRID,
) -> Iterator[dt.datetime]:
    """Every quarter of an hour at which all of them are free for so many minutes, in UTC.

    The meeting ends by `until`. What is asked beyond 92 days is not looked at.
    """
    length = dt.timedelta(minutes=minutes)
    for begins, ends in free(people, since, min(until, since + LONGEST)) if people else ():
        start = on_grid(begins, grid)
        while start + length <= ends:
            yield start
            start += grid


def free(people: Iterable[Someone], since: dt.datetime, until: dt.datetime) -> Iterable[Stretch]:
    """Every stretch in which all of them work and nobody is busy, in order."""
    window: list[Stretch] = [(since, until)] if since < until else []
    return reduce(together, (own(person, since, until) for person in people), window)


def own(person: Someone, since: dt.datetime, until: dt.datetime) -> Iterable[Stretch]:
    return together(person.hours.openings(since, until), between(person.busy, since, until))


def between(busy: Iterable[Stretch], since: dt.datetime, until: dt.datetime) -> Iterator[Stretch]:
    """What busy stretches, which may overlap, leave of the time."""
    for begins, ends in sorted(one for one in busy if one[0] < one[1]):
        if since < begins:
            yield since, min(begins, until)
        since = max(since, ends)
    if since < until:
        yield since, until


def together(some: Iterable[Stretch], others: Iterable[Stretch]) -> list[Stretch]:
    """What both have; in each the stretches follow one another."""
    left, right, both = list(some), list(others), list[Stretch]()
    here = there = 0
    while here < len(left) and there < len(right):
        begins, ends = max(left[here][0], right[there][0]), min(left[here][1], right[there][1])
        if begins < ends:
            both.append((begins, ends))
        if left[here][1] < right[there][1]:
            here += 1
        else:
            there += 1
    return both


def on_grid(moment: dt.datetime, grid: dt.timedelta) -> dt.datetime:
    """The moment itself, or the next on the grid: every zone is whole quarters of an hour off."""
    return EPOCH - (EPOCH - moment) // grid * grid
