from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from hypothesis import assume, given
from hypothesis import strategies as st

from hiring import clocks
from hiring.clocks import Calendar, NeverOpen, time_left
from tests.quick import quick

LISBON = Calendar(time_zone="Europe/Lisbon", country="PT")
NEW_YORK = Calendar(time_zone="America/New_York", country="US")
AMSTERDAM = Calendar(time_zone="Europe/Amsterdam", country="NL")
MUNICH = Calendar(time_zone="Europe/Berlin", country="DE", subdivision="BY")
LORD_HOWE = Calendar(time_zone="Australia/Lord_Howe", country="AU", subdivision="NSW")
RIYADH = Calendar(time_zone="Asia/Riyadh", country="SA")
# works on Sundays, through the hours in which clocks change
NIGHTS = Calendar("Australia/Lord_Howe", "SA", opens=time(0, 15), closes=time(6, 45))
CALENDARS = [Calendar(), LISBON, NEW_YORK, AMSTERDAM, MUNICH, LORD_HOWE, RIYADH, NIGHTS]

calendars = st.sampled_from(CALENDARS)
moments = st.integers(0, 4 * 366 * 24 * 60).map(
    lambda minutes: datetime(2023, 12, 20, tzinfo=UTC) + timedelta(minutes=minutes)
)
hours = st.floats(-400, 400, allow_nan=False).map(lambda length: round(length, 3))


def at(calendar: Calendar, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=calendar.zone)


def local(calendar: Calendar, moment: datetime) -> str:
    return moment.astimezone(calendar.zone).strftime("%a %d %b %H:%M")


def is_in_business_time(calendar: Calendar, moment: datetime) -> bool:
    """Said as an office would say it, without the arithmetic under test."""
    there = moment.astimezone(calendar.zone)
    return (
        calendar.is_business_day(there.date())
        and calendar.opens <= there.time().replace(fold=0) <= calendar.closes
    )


@given(calendars, moments, hours)
def test_hours_added_are_the_hours_between(
    calendar: Calendar, start: datetime, length: float
) -> None:
    end = calendar.add_hours(start, length)
    assert calendar.hours_between(start, end) == pytest.approx(length, abs=1e-6)


@given(calendars, moments, hours)
def test_hours_taken_away_again_lead_back(
    calendar: Calendar, start: datetime, length: float
) -> None:
    begin = calendar.next_opening(start)
    back = calendar.add_hours(calendar.add_hours(begin, length), -length)
    assert calendar.hours_between(begin, back) == pytest.approx(0, abs=1e-6)


@given(calendars, moments, hours, hours)
def test_more_hours_are_never_earlier(
    calendar: Calendar, start: datetime, one: float, two: float
) -> None:
    assume(one <= two)
    assert calendar.add_hours(start, one) <= calendar.add_hours(start, two)


@given(calendars, moments, moments, hours)
def test_starting_later_never_ends_earlier(
    calendar: Calendar, one: datetime, two: datetime, length: float
) -> None:
    assume(one <= two)
    assert calendar.add_hours(one, length) <= calendar.add_hours(two, length)


@given(calendars, moments, hours, st.integers(-40, 40))
def test_a_promise_never_falls_due_outside_business_time(
    calendar: Calendar, start: datetime, length: float, days: int
) -> None:
    assert is_in_business_time(calendar, calendar.add_hours(start, length))
    assert is_in_business_time(calendar, calendar.add_days(start, days))
    assert is_in_business_time(calendar, calendar.next_opening(start))


@given(calendars, moments, moments, moments)
def test_hours_between_add_up(
    calendar: Calendar, one: datetime, two: datetime, three: datetime
) -> None:
    whole = calendar.hours_between(one, three)
    parts = calendar.hours_between(one, two) + calendar.hours_between(two, three)
    assert parts == pytest.approx(whole, abs=1e-6)


@given(calendars, moments, st.integers(1, 60))
def test_days_added_are_so_many_business_days_later(
    calendar: Calendar, start: datetime, days: int
) -> None:
    day = start.astimezone(calendar.zone).date()
    end = calendar.add_days(start, days).astimezone(calendar.zone).date()
    passed = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(calendar.is_business_day(day) for day in passed) == days


@given(calendars, moments, st.integers(-20, 20), st.integers(-20, 20))
def test_more_days_are_never_earlier(
    calendar: Calendar, start: datetime, one: int, two: int
) -> None:
    assume(one <= two)
    assert calendar.add_days(start, one) <= calendar.add_days(start, two)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-06-08 10:00", 2, "Mon 08 Jun 12:00"),
        ("2026-06-08 09:00", 8, "Mon 08 Jun 17:00"),
        ("2026-06-08 16:00", 2, "Tue 09 Jun 10:00"),
        ("2026-06-12 17:00", 0, "Mon 15 Jun 09:00"),
        ("2026-06-13 12:00", 1, "Mon 15 Jun 10:00"),
        ("2026-06-08 06:30", 1, "Mon 08 Jun 10:00"),
        ("2026-06-15 11:00", -4, "Fri 12 Jun 15:00"),
        ("2026-06-15 13:00", -4, "Mon 15 Jun 09:00"),
        ("2026-06-15 17:00", -4, "Mon 15 Jun 13:00"),
        ("2026-06-14 12:00", -4, "Fri 12 Jun 13:00"),
    ],
)
def test_hours_pass_only_while_the_office_is_open(start: str, length: float, end: str) -> None:
    assert local(LISBON, LISBON.add_hours(at(LISBON, start), length)) == end


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-06-12 14:30", 1, "Mon 15 Jun 14:30"),
        ("2026-06-12 20:00", 1, "Mon 15 Jun 17:00"),
        ("2026-06-12 06:00", 1, "Mon 15 Jun 09:00"),
        ("2026-06-13 14:30", 1, "Mon 15 Jun 14:30"),
        ("2026-06-13 14:30", 0, "Mon 15 Jun 14:30"),
        ("2026-06-13 14:30", -1, "Fri 12 Jun 14:30"),
        ("2026-06-15 14:30", -1, "Fri 12 Jun 14:30"),
        ("2026-06-15 14:30", 0, "Mon 15 Jun 14:30"),
        ("2026-12-31 10:00", 1, "Mon 04 Jan 10:00"),
        ("2027-01-04 10:00", -1, "Thu 31 Dec 10:00"),
    ],
)
def test_days_keep_the_local_time_inside_business_hours(start: str, days: int, end: str) -> None:
    assert local(LISBON, LISBON.add_days(at(LISBON, start), days)) == end


@pytest.mark.parametrize(
    ("calendar", "day"),
    [
        (LISBON, date(2026, 6, 10)),  # Portugal's day
        (LISBON, date(2026, 12, 25)),
        (AMSTERDAM, date(2026, 4, 27)),  # the king's birthday
        (NEW_YORK, date(2026, 11, 26)),  # Thanksgiving
        (NEW_YORK, date(2026, 7, 3)),  # Independence day, kept on the Friday before
        (MUNICH, date(2026, 1, 6)),  # Epiphany, in Bavaria
        (LISBON, date(2026, 6, 13)),
        (RIYADH, date(2026, 6, 12)),  # Friday
    ],
)
def test_nobody_works_on_a_public_holiday_or_weekend(calendar: Calendar, day: date) -> None:
    assert not calendar.is_business_day(day)


@pytest.mark.parametrize(
    ("calendar", "day"),
    [
        (LISBON, date(2026, 4, 27)),
        (AMSTERDAM, date(2026, 6, 10)),
        (Calendar(country="DE"), date(2026, 1, 6)),
        (Calendar(country="DE", subdivision="ZZ"), date(2026, 1, 6)),
        (Calendar(country="ZZ"), date(2026, 12, 25)),
        (Calendar(country="pt"), date(2026, 12, 24)),
        (RIYADH, date(2026, 6, 14)),  # Sunday
    ],
)
def test_another_country_s_holiday_is_a_working_day(calendar: Calendar, day: date) -> None:
    assert calendar.is_business_day(day)


def test_a_country_s_code_may_be_written_small() -> None:
    assert not Calendar(country="pt").is_business_day(date(2026, 12, 25))


def test_a_company_holiday_is_a_day_off() -> None:
    bridge = Calendar(
        time_zone="Europe/Lisbon", country="PT", days_off=frozenset([date(2026, 6, 11)])
    )
    end = bridge.add_hours(at(bridge, "2026-06-09 16:00"), 2)
    assert local(bridge, end) == "Fri 12 Jun 10:00"


@pytest.mark.parametrize("calendar", [LISBON, NEW_YORK, LORD_HOWE])
def test_offices_open_at_nine_by_the_wall_all_year(calendar: Calendar) -> None:
    moment = at(calendar, "2026-01-01 00:00")
    seen = set()
    for _day in range(250):
        moment = calendar.next_opening(moment + timedelta(hours=9))
        seen.add(moment.astimezone(calendar.zone).time())
    assert seen == {time(9)}


def test_clocks_that_change_at_the_weekend_cost_nobody_an_hour() -> None:
    before, after = at(LISBON, "2026-03-27 16:00"), at(LISBON, "2026-03-30 10:00")
    assert LISBON.hours_between(before, after) == 2
    assert after - before == timedelta(days=2, hours=18)
    assert after.astimezone(UTC) - before.astimezone(UTC) == timedelta(days=2, hours=17)


def test_a_night_in_which_clocks_change_is_as_long_as_it_really_is() -> None:
    def length(night: str) -> float:
        return NIGHTS.hours_between(at(NIGHTS, f"{night} 00:00"), at(NIGHTS, f"{night} 07:00"))

    assert length("2026-04-12") == 6.5
    assert length("2026-04-05") == 7
    assert length("2026-10-04") == 6


def test_hours_are_counted_across_the_turn_of_the_year() -> None:
    start = at(LISBON, "2026-12-31 16:00")
    assert local(LISBON, LISBON.add_hours(start, 2)) == "Mon 04 Jan 10:00"
    assert LISBON.hours_between(start, at(LISBON, "2028-12-31 16:00")) > 2 * 245 * 8


def test_hours_back_are_negative() -> None:
    start, end = at(LISBON, "2026-06-08 10:00"), at(LISBON, "2026-06-09 10:00")
    assert LISBON.hours_between(end, start) == -8


def test_a_calendar_with_every_day_off_says_so() -> None:
    always = frozenset(date(2005, 1, 1) + timedelta(days=n) for n in range(366 * 50))
    closed = Calendar(days_off=always)
    with pytest.raises(NeverOpen, match="No business time"):
        closed.add_hours(at(closed, "2030-06-08 10:00"), 1)
    with pytest.raises(NeverOpen):
        closed.add_days(at(closed, "2030-06-08 10:00"), -1)
    assert closed.hours_between(at(closed, "2030-06-08 10:00"), at(closed, "2031-06-08 10:00")) == 0


def test_a_calendar_nobody_can_keep_is_refused() -> None:
    with pytest.raises(ValueError, match="open before they close"):
        Calendar(opens=time(17), closes=time(9))
    with pytest.raises(Exception, match="Nowhere"):
        Calendar(time_zone="Europe/Nowhere")


def test_hundreds_of_clocks_cost_a_page_next_to_nothing() -> None:
    now, due = at(LISBON, "2026-06-08 10:00"), at(LISBON, "2026-07-08 10:00")
    LISBON.hours_between(now, due)
    with quick(1):
        for minute in range(1000):
            LISBON.add_hours(now + timedelta(minutes=minute), 160)


def test_a_process_can_be_told_what_time_it_is(settings) -> None:  # type: ignore[no-untyped-def]
    settings.CLOCK_SHIFT = 3 * 3600
    with time_machine.travel(datetime(2026, 6, 9, 8, 41, tzinfo=UTC), tick=False):
        assert clocks.now() == datetime(2026, 6, 9, 11, 41, tzinfo=UTC)


def left(now: str, due: str, started: str = "2026-06-04 16:40") -> clocks.TimeLeft:
    with timezone.override(ZoneInfo("Europe/Lisbon")):
        calendar = Calendar(time_zone="Europe/Lisbon")
        return time_left(at(calendar, due), at(calendar, started), at(calendar, now), calendar)


@pytest.mark.parametrize(
    ("now", "due", "status", "words"),
    [
        ("2026-06-09 09:41", "2026-06-09 11:50", "due-soon", "2 h left"),
        ("2026-06-09 11:10", "2026-06-09 11:50", "due-soon", "40 min left"),
        ("2026-06-09 09:20", "2026-06-09 16:40", "on-time", "7 h left"),
        ("2026-06-09 09:41", "2026-06-10 17:00", "on-time", "1 day left"),
        ("2026-06-09 09:41", "2026-06-11 17:00", "on-time", "Thu"),
        ("2026-06-09 09:41", "2026-06-24 17:00", "on-time", "24 June"),
        ("2026-06-10 17:40", "2026-06-08 16:00", "overdue", "17 h over"),
        ("2026-06-12 17:40", "2026-06-08 17:00", "overdue", "4 days over"),
        ("2026-06-09 12:05", "2026-06-09 11:40", "overdue", "25 min over"),
        ("2026-06-13 12:00", "2026-06-12 17:00", "overdue", "due Fri"),
        ("2026-06-13 12:00", "2026-06-15 09:00", "due-soon", "due Mon"),
    ],
)
def test_a_clock_speaks_in_business_time(now: str, due: str, status: str, words: str) -> None:
    clock = left(now, due)
    assert (clock.status, clock.words) == (status, words)


def test_a_clock_s_ring_empties_as_business_time_passes() -> None:
    rings = [
        left(now, "2026-06-08 16:40").percent_left
        for now in (
            "2026-06-04 16:40",
            "2026-06-05 16:40",
            "2026-06-07 12:00",
            "2026-06-08 12:40",
            "2026-06-09 09:00",
        )
    ]
    assert rings == [100, 50, 48, 25, 0]


def test_a_long_promise_is_due_soon_in_its_last_quarter() -> None:
    assert left("2026-06-09 11:00", "2026-06-11 10:00", "2026-06-01 09:00").status == "due-soon"
    assert left("2026-06-04 10:00", "2026-06-11 10:00", "2026-06-01 09:00").status == "on-time"


def test_a_promise_made_and_due_at_the_same_moment_is_due_soon() -> None:
    clock = left("2026-06-09 10:00", "2026-06-09 10:00", "2026-06-09 10:00")
    assert (clock.status, clock.percent_left) == ("due-soon", 0)


def test_a_clock_shows_the_date_where_its_reader_is() -> None:
    due, now = at(LISBON, "2026-06-11 17:00"), at(LISBON, "2026-06-09 10:00")
    with timezone.override(ZoneInfo("Pacific/Auckland")):
        clock = time_left(due, now, now, LISBON)
    assert clock.title == "Due Friday 12 June 2026, 04:00"
