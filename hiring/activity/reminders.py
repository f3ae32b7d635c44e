"""The catch-up scan: which rungs of the ladder came due, and are not made yet."""

import datetime as dt
import logging
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from hiring.activity.models import Clock, Reminder, ReminderStep
from hiring.activity.notices import Audience, remind, tellings

log = logging.getLogger(__name__)
AT_A_TIME = 500
TOGETHER = 20  # in one transaction: few enough that whoever answers meanwhile hardly waits


class Rung(NamedTuple):
    """One moment of one step on one clock."""

    due_at: dt.datetime
    step: ReminderStep
    number: int

    @property
    def key(self) -> tuple[int, int]:
        return (self.step.pk, self.number)


type Ladder = dict[tuple[Audience, ...], list[ReminderStep]]
"""The steps of one promise, by who hears of them."""


def write_due(now: dt.datetime) -> int:
    """Make every reminder that is due; how many there were. Any number of these may run at once."""
    return sum(make_all(some, now) for some in batched(due(now), TOGETHER))


def let_pass(now: dt.datetime) -> None:
    """Say nothing of what came due until now: it was said elsewhere, or is no longer news."""
    for clock, rung in due(now):
        Reminder.objects.get_or_create(
            clock=clock,
            step=rung.step,
            rung=rung.number,
            defaults={"due_at": rung.due_at, "at": now},
        )


def due(now: dt.datetime) -> Iterator[tuple[Clock, Rung]]:
    """What is due and not made yet."""
    ladders = ladders_in_use()
    for clocks in batched(in_reach(ladders, now).iterator(AT_A_TIME), AT_A_TIME):
        there = already_made(clocks)
        for clock in clocks:
            for rung in due_rungs(clock, ladders[clock.rule], now):
                if (clock.pk, *rung.key) not in there:
                    yield clock, rung


def ladders_in_use() -> dict[str, Ladder]:
    """Promise → its ladder. A step whose kind no table has is left out."""
    ladders: dict[str, Ladder] = {}
    for step in ReminderStep.objects.filter(active=True):
        hears = tuple(row.audience for row in tellings().get(step.kind, ()))
        if hears:
            ladders.setdefault(step.rule, {}).setdefault(hears, []).append(step)
    return ladders


def in_reach(ladders: dict[str, Ladder], now: dt.datetime) -> QuerySet[Clock]:
    """Running clocks that may have a rung about now."""
    steps = [step for ladder in ladders.values() for group in ladder.values() for step in group]
    reach = max((step.reach for step in steps), default=dt.timedelta())
    near = Clock.objects.running().filter(due_at__range=(now - reach, now + reach))
    return near.filter(rule__in=list(ladders)).order_by("due_at")


def already_made(clocks: Iterable[Clock]) -> set[tuple[int, int, int]]:
    made = Reminder.objects.filter(clock__in=[clock.pk for clock in clocks])
    return set(made.values_list("clock", "step", "rung"))


def due_rungs(clock: Clock, ladder: Ladder, now: dt.datetime) -> Iterator[Rung]:
    """At most one for each audience: of what was missed, only the latest still makes sense."""
    for group in ladder.values():
        rungs = [rung for step in group for rung in rungs_of(step, clock, now)]
        if rungs:
            yield max(rungs, key=lambda rung: rung.due_at)


def rungs_of(step: ReminderStep, clock: Clock, now: dt.datetime) -> Iterator[Rung]:
    """Those that are past. "Due soon" says nothing before the start, nor once it is due."""
    if (step.offset < 0) == (now >= clock.due_at):
        return
    for number, moment in enumerate(step.moments(clock)):
        if clock.started_at <= moment <= now:
            yield Rung(moment, step, number)


@transaction.atomic
def make_all(some: Iterable[tuple[Clock, Rung]], now: dt.datetime) -> int:
    """One transaction and one bell for all of these; how many there were."""
    held = hold([clock for clock, _rung in some])
    made = already_made(held.values())
    owed = [(held[clock.pk], rung) for clock, rung in some if clock.pk in held]
    return sum(make(clock, rung, now) for clock, rung in owed if (clock.pk, *rung.key) not in made)


def hold(some: Iterable[Clock]) -> dict[int, Clock]:
    """Those that run to the same moment still. Nobody answers or reminds meanwhile."""
    moments = {clock.pk: clock.due_at for clock in some}
    free = Clock.objects.running().select_for_update(no_key=True, skip_locked=True)
    held = free.filter(pk__in=moments).prefetch_related("subject")
    return {clock.pk: clock for clock in held if clock.due_at == moments[clock.pk]}


def make(clock: Clock, rung: Rung, now: dt.datetime) -> bool:
    """The reminder and its notices, both or neither."""
    try:
        write(clock, rung, now)
    except Exception:  # one that cannot be made must not stop the others
        log.exception("Reminder %s on clock %s was not made", rung.step, clock.pk)
        return False
    return True


@transaction.atomic
def write(clock: Clock, rung: Rung, now: dt.datetime) -> None:
    details: dict[str, int] = {}
    for row in tellings()[rung.step.kind]:
        details |= row.details(clock)
    remind(
        Reminder.objects.create(
            clock=clock,
            step=rung.step,
            rung=rung.number,
            due_at=rung.due_at,
            at=now,
            details=details,
        )
    )
