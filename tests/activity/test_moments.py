"""Promises that fall at a given moment, and reminders in hours by the clock."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from hiring import clocks
from hiring.activity import reminders
from hiring.activity.models import Clock, Reminder, ReminderStep

LISBON = ZoneInfo("Europe/Lisbon")
HOUR = dt.timedelta(hours=1)
FRIDAY = dt.datetime(2026, 7, 3, 10, tzinfo=LISBON)
SUNDAY = dt.datetime(2026, 7, 5, 11, tzinfo=LISBON)


@pytest.fixture(autouse=True)
def no_other_step(db):
    ReminderStep.objects.all().delete()


@pytest.fixture
def clock(requisition, maya):
    """What is promised for a Sunday, when no office is open."""
    with clocks.at(FRIDAY):
        return Clock.until("approval", requisition, due_at=SUNDAY, owed_by=maya)


def step(offset, times=1, unit="real"):
    return ReminderStep.objects.create(
        rule="approval", kind="approval.due", offset=offset, unit=unit, times=times
    )


def reminded(moment):
    """How many rungs are made by then, whoever hears of them."""
    reminders.let_pass(moment)
    return Reminder.objects.count()


def test_it_falls_at_its_moment_even_when_no_office_is_open(clock):
    assert (clock.started_at, clock.due_at) == (FRIDAY, SUNDAY)
    assert (clock.time_zone, clock.country) == ("Europe/Lisbon", "PT")


def test_a_moment_that_is_past_is_due_at_once(requisition, maya):
    with clocks.at(SUNDAY):
        late = Clock.until("approval", requisition, due_at=FRIDAY, owed_by=maya)
        assert late.due_at == late.started_at == SUNDAY
        assert late.left(clocks.now() + HOUR).status == "overdue"


def test_a_hold_moves_what_belongs_within_and_nothing_else(requisition, maya, clock):
    with clocks.at(FRIDAY):
        held = Clock.until(
            "approval", requisition, due_at=FRIDAY + 4 * HOUR, owed_by=maya, within=requisition
        )
    inside = Clock.objects.inside(requisition)
    inside.pause(FRIDAY)
    inside.resume(FRIDAY + 2 * HOUR)
    held.refresh_from_db()
    clock.refresh_from_db()
    assert held.due_at == FRIDAY + 6 * HOUR
    assert clock.due_at == SUNDAY


def test_a_day_before_by_the_clock_is_a_day_before_on_a_weekend_too(clock):
    assert step(-24).moments(clock) == [SUNDAY - 24 * HOUR]


def test_a_day_before_by_business_hours_is_three_days_before(clock):
    assert step(-24, unit="hours").first(clock) < SUNDAY - 72 * HOUR


def test_a_day_by_the_clock_is_twenty_four_hours_when_clocks_change(requisition, maya):
    due = dt.datetime(2026, 3, 29, 12, tzinfo=LISBON)  # that night 01:00 became 02:00
    with clocks.at(due - 72 * HOUR):
        clock = Clock.until("approval", requisition, due_at=due, owed_by=maya)
    [first] = step(-24).moments(clock)
    assert first.astimezone(LISBON) == dt.datetime(2026, 3, 28, 11, tzinfo=LISBON)


def test_after_the_first_hour_by_the_clock_the_next_rungs_are_business_days(clock):
    first, second, third = step(1, times=3).moments(clock)
    assert first == SUNDAY + HOUR
    assert second == dt.datetime(2026, 7, 6, 12, tzinfo=LISBON)
    assert third == dt.datetime(2026, 7, 7, 12, tzinfo=LISBON)


def test_no_rung_by_the_clock_lies_further_away_than_its_reach(clock):
    for rung in (step(-24), step(1, times=10), step(200)):
        assert all(abs(moment - SUNDAY) < rung.reach for moment in rung.moments(clock))


def test_it_is_said_once_when_its_hour_has_come_and_not_before(clock):
    step(-24)
    assert reminded(SUNDAY - 24 * HOUR - clocks.TICK) == 0
    assert reminded(SUNDAY - 24 * HOUR) == 1
    assert reminded(SUNDAY - HOUR) == 1


def test_what_was_promised_later_than_that_is_not_said(requisition, maya):
    with clocks.at(SUNDAY - 2 * HOUR):
        Clock.until("approval", requisition, due_at=SUNDAY, owed_by=maya)
    step(-24)
    assert reminded(SUNDAY - HOUR) == 0
