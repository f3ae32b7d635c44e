"""Another first day: what is not done moves along, and everybody hears both days."""

import datetime as dt

import pytest
from django.urls import reverse

from hiring import clocks
from hiring.activity.models import Clock, Event, Notice
from hiring.lifecycle import NotAllowed
from tests.joining import A_MONTH_LATER, FIRST_DAY, TODAY, task_of

LATER = dt.date(2026, 8, 3)


def due(onboarding):
    return {task.title: task.due_on for task in onboarding.tasks.all()}


@pytest.fixture
def moved(onboarding, tomas):
    with clocks.at(TODAY):
        task_of(onboarding, "Send the welcome note").finish(by=tomas)
        onboarding.move_start(by=tomas, to=LATER)
    return onboarding


def test_what_is_not_done_moves_along_in_business_days(onboarding, tomas):
    before = due(onboarding)
    with clocks.at(TODAY):
        onboarding.move_start(by=tomas, to=LATER)
    after = due(onboarding)
    assert after["Meet at reception"] == LATER
    assert all((after[title] - before[title]).days == 14 for title in before)


def test_what_is_done_stays_where_it_was(moved):
    assert due(moved)["Send the welcome note"] == dt.date(2026, 7, 16)


def test_check_ins_and_clocks_follow(moved):
    assert moved.check_ins.first().due_on == dt.date(2026, 9, 2)
    task = task_of(moved, "Meet at reception")
    clock = Clock.objects.on(task).running().get()
    assert clock.due_at.date() == LATER


def test_owners_hear_the_old_day_and_the_new_one(moved, maya, mailoutbox):
    event = Event.objects.get(verb="onboarding.move_start")
    assert event.details == {"before": "2026-07-20", "after": "2026-08-03"}
    told = {notice.recipient for notice in Notice.objects.filter(event=event)}
    assert told == {maya, moved.application.candidate}  # who moved it knows


def test_the_day_that_stands_is_refused(onboarding, tomas):
    with clocks.at(TODAY), pytest.raises(NotAllowed, match="first day already"):
        onboarding.move_start(by=tomas, to=FIRST_DAY)


def test_a_day_that_is_past_is_refused(onboarding, tomas, client, time_machine):
    time_machine.move_to(TODAY)
    with pytest.raises(NotAllowed, match="past"):
        onboarding.move_start(by=tomas, to=dt.date(2026, 7, 3))
    client.force_login(tomas)
    address = reverse("candidates:onboarding_move_start", args=[onboarding.pk])
    assert client.post(address, {"to": "2026-07-03"}).status_code == 422
    assert client.post(address, {"to": "2126-07-03"}).status_code == 422
    assert client.post(address, {"to": "someday"}).status_code == 422
    onboarding.refresh_from_db()
    assert onboarding.starts_on == FIRST_DAY


def test_once_somebody_said_how_it_goes_they_have_started(onboarding, maya):
    with clocks.at(A_MONTH_LATER):
        onboarding.check_in(by=maya, day=30, goes="well", meets="all", again="yes")
        with pytest.raises(NotAllowed, match="has started"):
            onboarding.move_start(by=maya, to=dt.date(2026, 9, 1))


def test_the_form_moves_it(client, onboarding, tomas, time_machine):
    time_machine.move_to(TODAY)
    client.force_login(tomas)
    address = reverse("candidates:onboarding_move_start", args=[onboarding.pk])
    assert client.post(address, {"to": "2026-08-03"}).status_code == 302
    onboarding.refresh_from_db()
    assert onboarding.starts_on == LATER


def test_a_helper_who_sees_the_page_does_not_move_the_day(client, onboarding, priya, maya):
    with clocks.at(TODAY):
        onboarding.name_buddy(by=maya, person=priya)
    client.force_login(priya)
    address = reverse("candidates:onboarding_move_start", args=[onboarding.pk])
    assert client.post(address, {"to": "2026-08-03"}).status_code == 403
