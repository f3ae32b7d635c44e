"""When people work and when they are away: said by themselves, and kept by those who plan."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from hiring import clocks
from hiring.accounts import verbs
from hiring.accounts.models import Absence, Holiday, User
from hiring.activity.models import Event, Notice
from hiring.lifecycle import NotAllowed
from hiring.moments import today
from hiring.policy import can
from tests import factories

PAGE = "/settings/calendar/"
HOURS = {"works_from": "08:30", "works_until": "15:00", "weekly_interviews": "4"}
MONDAY = dt.date(2026, 7, 6)
NOON = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def maya_in(client, maya):
    client.force_login(maya)
    return client


def in_days(n):
    return today() + dt.timedelta(days=n)


def days(first=1, last=5, **more):
    return {"starts_on": in_days(first), "ends_on": in_days(last), **more}


def away(person, first=1, last=5):
    return verbs.add_absence(person, in_days(first), in_days(last), by=person)


def lisbon(day, hour, minute=0):
    return dt.datetime.combine(day, dt.time(hour, minute), ZoneInfo("Europe/Lisbon"))


def test_people_say_when_they_work_and_how_often_they_interview(maya_in, maya):
    assert maya_in.post(reverse("working_time"), HOURS)["Location"] == PAGE
    maya.refresh_from_db()
    assert (maya.works_from, maya.works_until) == (dt.time(8, 30), dt.time(15))
    assert maya.weekly_interviews == 4
    event = Event.objects.get(verb="account.edit", actor_id=maya.pk)
    assert event.details["fields"] == ["weekly_interviews", "works_from", "works_until"]


@pytest.mark.parametrize(
    ("wrong", "beside"),
    [
        ({"works_until": "08:30"}, "works_until"),
        ({"works_until": "07:00"}, "works_until"),
        ({"works_from": ""}, "works_from"),
        ({"works_from": "25:00"}, "works_from"),
        ({"weekly_interviews": "0"}, "weekly_interviews"),
        ({"weekly_interviews": "41"}, "weekly_interviews"),
        ({"weekly_interviews": "many"}, "weekly_interviews"),
    ],
)
def test_hours_that_cannot_be_are_said_beside_the_field(maya_in, maya, wrong, beside):
    answer = maya_in.post(reverse("working_time"), HOURS | wrong)
    assert answer.status_code == 422
    assert answer.context["working_time"].errors.keys() == {beside}
    maya.refresh_from_db()
    assert (maya.works_from, maya.works_until) == (dt.time(9), dt.time(17))


@pytest.mark.parametrize(
    "wrong",
    [
        {"works_from": dt.time(17), "works_until": dt.time(9)},
        {"works_from": dt.time(9), "works_until": dt.time(9)},
        {"weekly_interviews": 0},
        {"weekly_interviews": 41},
    ],
)
def test_the_database_knows_it_too(maya, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=maya.pk).update(**wrong)


def test_people_add_an_absence_on_the_record_and_nobody_is_told(maya_in, maya):
    assert maya_in.post(reverse("absence_add"), days())["Location"] == PAGE
    absence = maya.absences.get()
    assert (absence.starts_on, absence.ends_on) == (in_days(1), in_days(5))
    assert Event.objects.get(verb="absence.add").details == {"person": maya.pk}
    assert Notice.objects.count() == 0


def test_an_absence_of_one_day_is_one_day(maya_in, maya):
    assert maya_in.post(reverse("absence_add"), days(1, 1)).status_code == 302
    assert maya.absences.get().starts_on == maya.absences.get().ends_on


def test_sent_twice_it_is_added_once(maya_in, maya):
    for _ in range(2):
        once = {"once": "7f1f7a52-9d3a-4bbf-8f6e-0f5f7e5c9c12"}
        assert maya_in.post(reverse("absence_add"), days(**once)).status_code == 302
    assert maya.absences.count() == 1


@pytest.mark.parametrize(("first", "last", "field"), [(5, 1, "ends_on"), (-9, -5, "ends_on")])
def test_days_that_cannot_be_are_said_beside_the_field(maya_in, maya, first, last, field):
    answer = maya_in.post(reverse("absence_add"), days(first, last))
    assert answer.status_code == 422
    assert answer.context["absence"].errors[field]
    assert not maya.absences.exists()


def test_days_that_overlap_are_said_beside_the_field(maya_in, maya):
    away(maya, 1, 5)
    answer = maya_in.post(reverse("absence_add"), days(5, 9))
    assert answer.status_code == 422
    assert "already" in str(answer.context["absence"].errors["starts_on"])
    assert maya.absences.count() == 1


def test_two_presses_at_once_add_one(maya):
    away(maya, 1, 5)
    with pytest.raises(NotAllowed):
        away(maya, 5, 9)


def test_days_that_follow_are_no_overlap_and_others_may_be_away_as_well(maya, rui):
    away(maya, 1, 5)
    away(maya, 6, 9)
    away(rui, 1, 9)
    assert Absence.objects.count() == 3


def test_people_remove_their_own_on_the_record(maya_in, maya):
    absence = away(maya)
    assert maya_in.post(reverse("absence_remove", args=[absence.pk])).status_code == 302
    assert not maya.absences.exists()
    assert Event.objects.get(verb="absence.remove").details == {"person": maya.pk}


def test_others_do_not_know_of_it(client, maya, rui, tomas):
    absence = away(maya)
    for person in (rui, tomas):
        client.force_login(person)
        assert client.post(reverse("absence_remove", args=[absence.pk])).status_code == 404
        assert client.get(PAGE).context["absences"].count() == 0
    assert maya.absences.exists()


def test_an_admin_may_add_and_remove_it_and_nobody_else(maya, alex, rui, tomas):
    absence = away(maya)
    for person, may in ((maya, True), (alex, True), (rui, False), (tomas, False)):
        assert can(person, "absence.add", maya) == may
        assert can(person, "absence.remove", absence) == may


def test_what_is_past_is_not_listed(maya_in, maya):
    maya.absences.create(starts_on=in_days(-9), ends_on=in_days(-1))
    coming = away(maya, 0, 1)
    assert list(maya_in.get(PAGE).context["absences"]) == [coming]


def test_their_own_hours_count_and_promises_keep_the_offices(maya):
    maya.works_from, maya.works_until = dt.time(11), dt.time(13)
    assert maya.working_hours.next_opening(lisbon(MONDAY, 8)) == lisbon(MONDAY, 11)
    assert maya.calendar.next_opening(lisbon(MONDAY, 8)) == lisbon(MONDAY, 9)


def test_absences_and_company_holidays_are_no_working_time(maya):
    with clocks.at(NOON):
        maya.absences.create(starts_on=MONDAY, ends_on=MONDAY + dt.timedelta(days=1))
        Holiday.objects.create(day=MONDAY + dt.timedelta(days=2), name="Summer party")
        hours = maya.working_hours
    free = [n for n in range(5) if hours.is_business_day(MONDAY + dt.timedelta(days=n))]
    assert free == [3, 4]


def test_however_long_somebody_is_away_a_year_of_days_is_kept(maya):
    with clocks.at(NOON):
        maya.absences.create(starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2999, 12, 31))
        off = maya.working_hours.days_off
    assert len(off) == 401
    assert NOON.date() in off


def test_the_hours_of_many_are_asked_at_once(db, django_assert_num_queries):
    for n in range(5):
        away(factories.user(f"person-{n}"))
    Holiday.objects.days()
    with django_assert_num_queries(2):
        hours = [person.working_hours for person in User.objects.with_absences()]
    assert all(in_days(3) in one.days_off for one in hours)


def test_what_is_long_past_is_not_even_fetched(maya):
    maya.absences.create(starts_on=in_days(-90), ends_on=in_days(-80))
    assert list(User.objects.with_absences().get(pk=maya.pk).absences.all()) == []
