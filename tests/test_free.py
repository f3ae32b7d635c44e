"""When several people can meet: in their own hours, on their own days, whatever clocks do."""

import datetime as dt
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiring import clocks
from hiring.accounts.models import Holiday
from hiring.clocks import Calendar
from hiring.free import Someone, starts
from tests.quick import quick

LISBON, TOKYO, NEW_YORK = "Europe/Lisbon", "Asia/Tokyo", "America/New_York"
MONDAY = dt.date(2026, 7, 6)
HOUR, MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)


def at(zone, day, hour, minute=0):
    return dt.datetime.combine(day, dt.time(hour, minute), ZoneInfo(zone))


def day_after(n, day=MONDAY):
    return day + dt.timedelta(days=n)


def works(zone=LISBON, opens=9, closes=17, busy=(), **more):
    return Someone(Calendar(zone, opens=dt.time(opens), closes=dt.time(closes), **more), busy)


def found(people, minutes=60, first=MONDAY, days=1, zone=LISBON, **more):
    """The starts as clocks on that wall show them."""
    window = {"since": at(zone, first, 0), "until": at(zone, day_after(days, first), 0)}
    every = starts(people, minutes=minutes, **window | more)
    return [f"{one.astimezone(ZoneInfo(zone)):%H:%M}" for one in every]


def test_one_person_is_free_all_day():
    every = found([works()])
    assert every[:3] == ["09:00", "09:15", "09:30"]
    assert every[-1] == "16:00"
    assert len(every) == 29


def test_a_wider_grid_gives_fewer_starts():
    assert found([works(opens=9, closes=11)], grid=30 * MINUTE) == ["09:00", "09:30", "10:00"]


def test_a_meeting_that_is_longer_than_the_day_has_no_start():
    assert found([works()], minutes=480) == ["09:00"]
    assert found([works()], minutes=481) == []


def test_everybody_has_to_work():
    assert found([works(opens=9, closes=12), works(opens=10, closes=17)], minutes=90) == [
        "10:00",
        "10:15",
        "10:30",
    ]


def test_nobody_may_be_busy():
    busy = [(at(LISBON, MONDAY, 9), at(LISBON, MONDAY, 10))]
    other = [(at(LISBON, MONDAY, 11, 30), at(LISBON, MONDAY, 16))]
    assert found([works(busy=busy), works(busy=other)]) == ["10:00", "10:15", "10:30", "16:00"]


def test_one_meeting_may_follow_another_at_once():
    busy = [(at(LISBON, MONDAY, 10), at(LISBON, MONDAY, 17))]
    assert found([works(busy=busy)]) == ["09:00"]


def test_busy_stretches_may_overlap_and_come_in_any_order():
    busy = [
        (at(LISBON, MONDAY, 12), at(LISBON, MONDAY, 17)),
        (at(LISBON, MONDAY, 8), at(LISBON, MONDAY, 13)),
        (at(LISBON, MONDAY, 9), at(LISBON, MONDAY, 10)),
        (at(LISBON, day_after(-3), 9), at(LISBON, day_after(-3), 10)),
    ]
    assert found([works(busy=busy)]) == []


def test_a_start_falls_on_the_grid_after_an_odd_end():
    busy = [(at(LISBON, MONDAY, 9), at(LISBON, MONDAY, 9, 50))]
    assert found([works(busy=busy)])[0] == "10:00"


def test_the_window_is_kept_on_both_sides():
    window = {"since": at(LISBON, MONDAY, 10, 5), "until": at(LISBON, MONDAY, 11, 45)}
    assert found([works()], **window) == ["10:15", "10:30", "10:45"]


def test_a_window_that_ends_before_it_begins_has_nothing():
    window = {"since": at(LISBON, MONDAY, 12), "until": at(LISBON, MONDAY, 10)}
    assert found([works()], **window) == []


def test_without_people_there_is_no_time():
    assert found([]) == []


def test_lisbon_and_tokyo_have_no_hour_together():
    assert found([works(LISBON), works(TOKYO)], days=14) == []


def test_who_starts_early_meets_the_end_of_another_day():
    people = [works(LISBON, opens=8), works(TOKYO)]
    assert found(people) == ["08:00"]
    assert found(people, zone=TOKYO) == ["16:00"]


def test_weekends_are_no_time():
    assert found([works()], first=day_after(5), days=2) == []


def test_a_public_holiday_of_one_is_a_holiday_for_all():
    independence = dt.date(2026, 7, 3)  # 4 July is a Saturday
    american, portuguese = works(NEW_YORK, country="US"), works(country="PT")
    assert found([portuguese], first=independence)
    assert found([portuguese, american], first=independence) == []
    assert found([portuguese, american], first=day_after(-1, independence))


def test_zones_a_quarter_of_an_hour_off_stay_on_their_clocks():
    assert found([works("Asia/Kathmandu")], zone="Asia/Kathmandu")[:2] == ["09:00", "09:15"]


@pytest.mark.parametrize(
    ("day", "zone", "there"),
    [
        (dt.date(2026, 3, 27), NEW_YORK, ["13:00", "13:15"]),  # four hours apart, for three weeks
        (dt.date(2026, 3, 30), NEW_YORK, ["14:00", "14:15"]),  # five, as mostly
    ],
)
def test_clocks_that_change_on_different_days_move_what_is_common(day, zone, there):
    assert found([works(), works(zone)], first=day)[:2] == there


def test_on_the_night_that_has_no_half_past_one_nobody_starts_then():
    sunday = dt.date(2026, 3, 29)
    night = Someone(Calendar("Europe/Lisbon", "IL", opens=dt.time(0), closes=dt.time(4)))
    every = found([night], first=sunday)  # Sunday is a working day there
    assert [one for one in every if one.startswith("01")] == []
    assert every[:5] == ["00:00", "00:15", "00:30", "00:45", "02:00"]
    assert len(every) == 9


def test_on_the_night_that_has_an_hour_twice_both_count():
    sunday = dt.date(2026, 10, 25)
    night = Someone(Calendar("Europe/Lisbon", "IL", opens=dt.time(0), closes=dt.time(4)))
    every = found([night], first=sunday)
    assert every.count("01:30") == 2
    assert len(every) == 17


def test_a_year_that_ends_is_no_border():
    people = [works(), works(opens=10)]
    every = found(people, minutes=420, first=dt.date(2026, 12, 31), days=5)
    assert every == ["10:00"] * 3  # Thursday, Friday, Monday


def test_absences_and_company_holidays_are_no_time(maya, rui):
    with clocks.at(at(LISBON, MONDAY, 8)):
        maya.absences.create(starts_on=day_after(0), ends_on=day_after(1))
        rui.absences.create(starts_on=day_after(3), ends_on=day_after(3))
        Holiday.objects.create(day=day_after(2), name="Summer party")
        people = [Someone(one.working_hours) for one in (maya, rui)]
        window = {"since": at(LISBON, MONDAY, 0), "until": at(LISBON, day_after(5), 0)}
        every = list(starts(people, minutes=480, **window))
    assert every == [at(LISBON, day_after(4), 9)]


def test_what_is_asked_for_years_ahead_is_looked_at_for_three_months():
    window = {"since": at(LISBON, MONDAY, 0), "until": at(LISBON, MONDAY, 0).replace(year=9990)}
    with quick(1):
        every = list(starts([works()], minutes=480, **window))
    assert max(every) < at(LISBON, MONDAY, 0) + dt.timedelta(days=92)


def test_the_first_starts_are_found_at_once_among_many_busy_people():
    hours = [(at(LISBON, day_after(n), 9), at(LISBON, day_after(n), 16)) for n in range(90)]
    people = [works(busy=hours * 10) for _ in range(8)]
    next(starts(people, minutes=60, since=hours[0][0], until=hours[-1][1]))  # reads the holidays
    with quick(0.5):
        first = list(islice(starts(people, minutes=60, since=hours[0][0], until=hours[-1][1]), 3))
    assert first == [at(LISBON, day_after(n), 16) for n in range(3)]


def test_a_time_is_covered_when_all_of_it_is_work():
    hours = Calendar(LISBON)
    assert hours.covers(at(LISBON, MONDAY, 9), at(LISBON, MONDAY, 17))
    assert not hours.covers(at(LISBON, MONDAY, 8, 59), at(LISBON, MONDAY, 10))
    assert not hours.covers(at(LISBON, MONDAY, 16), at(LISBON, MONDAY, 17, 1))
    assert not hours.covers(at(LISBON, MONDAY, 16), at(LISBON, day_after(1), 10))
    assert not hours.covers(at(LISBON, day_after(5), 10), at(LISBON, day_after(5), 11))


ZONES = st.sampled_from([LISBON, TOKYO, NEW_YORK, "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])
SOMEBODY = st.builds(
    lambda zone, opens, length, busy: works(
        zone,
        opens,
        min(opens + length, 23),
        [
            (at(LISBON, MONDAY, 0) + n * MINUTE, at(LISBON, MONDAY, 0) + (n + m) * MINUTE)
            for n, m in busy
        ],
    ),
    ZONES,
    st.integers(0, 15),
    st.integers(1, 14),
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 600)), max_size=6),
)


@settings(deadline=None)  # a busy machine is no wrong answer
@given(st.lists(SOMEBODY, min_size=1, max_size=3), st.integers(15, 240))
def test_every_start_is_one_and_none_is_missing(people, minutes):
    """Against looking at every quarter of an hour, one by one."""
    since, length = at(LISBON, MONDAY, 0), minutes * MINUTE
    quarters = [since + n * 15 * MINUTE for n in range(3 * 96)]
    slow = [
        start
        for start in quarters
        if start + length <= quarters[-1]
        and all(one.hours.covers(start, start + length) for one in people)
        and not any(a < b and a < start + length and start < b for p in people for a, b in p.busy)
    ]
    assert list(starts(people, minutes=minutes, since=since, until=quarters[-1])) == slow
