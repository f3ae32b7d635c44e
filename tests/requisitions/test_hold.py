"""On hold: every clock stands still. Resumed: they run on."""

import datetime as dt

import pytest
import time_machine

from hiring import clocks
from hiring.activity.letters import compose
from hiring.activity.models import Clock, Event, Notice
from hiring.activity.timeline import items
from tests import factories

MONDAY = dt.datetime(2026, 6, 1, 10, tzinfo=dt.UTC)


def path(requisition, verb):
    return f"/requisitions/{requisition.pk}/{verb}/"


@pytest.fixture
def waiting(open_requisition):
    """A shortlist that waits for the manager."""
    factories.presented(factories.application(open_requisition, stage="screening"))
    return open_requisition


def test_hold_stops_the_time_and_resume_gives_back_what_was_left(open_requisition, maya, tomas):
    with time_machine.travel(MONDAY, tick=False) as now:
        factories.presented(factories.application(open_requisition, stage="screening"))
        clock = Clock.objects.inside(open_requisition).get(rule="feedback")
        left = clock.calendar.hours_between(clocks.now(), clock.due_at)
        open_requisition.hold(by=maya)
        now.shift(dt.timedelta(days=7))
        assert not Clock.objects.inside(open_requisition).running().exists()
        open_requisition.resume(by=tomas)
        clock.refresh_from_db()
        assert clock.running
        assert clock.calendar.hours_between(clocks.now(), clock.due_at) == pytest.approx(left)


@pytest.mark.parametrize("who", ["maya", "stefan", "tomas"])
def test_either_of_the_pair_holds_and_resumes(request, post, waiting, who):
    person = request.getfixturevalue(who)
    post(person, path(waiting, "hold"))
    waiting.refresh_from_db()
    assert waiting.status == "on_hold"
    post(person, path(waiting, "resume"))
    waiting.refresh_from_db()
    assert waiting.status == "open"


@pytest.mark.parametrize(("who", "status"), [("aiko", 403), ("alex", 403), ("rui", 404)])
def test_nobody_else_does(request, post, waiting, who, status):
    assert post(request.getfixturevalue(who), path(waiting, "hold")).status_code == status


def test_the_advert_comes_down_and_stays_down(live, maya, tomas):
    live.requisition.hold(by=maya)
    live.refresh_from_db()
    assert live.status == "closed"
    live.requisition.resume(by=tomas)
    live.refresh_from_db()
    assert live.status == "closed"


@pytest.mark.parametrize("verb", ["hold", "resume"])
def test_a_draft_is_neither_held_nor_resumed(post, requisition, maya, verb):
    assert post(maya, path(requisition, verb)).status_code == 409


def test_what_is_asked_on_hold_waits_with_a_clock_that_stands_still(
    open_requisition, advert, maya, tomas
):
    open_requisition.hold(by=maya)
    advert(open_requisition).ask(by=tomas)
    open_requisition.refresh_from_db()
    open_requisition.edit(by=maya, headcount=2)
    assert Clock.objects.inside(open_requisition).unstopped().count() == 2
    assert not Clock.objects.inside(open_requisition).running().exists()
    open_requisition.resume(by=maya)
    assert Clock.objects.inside(open_requisition).running().count() == 2


def test_why_it_is_held_is_read_in_the_timeline_and_in_the_mail(
    post, open_requisition, maya, tomas
):
    post(maya, path(open_requisition, "hold"), why="Until the new plant is decided.")
    event = Event.objects.get(verb="requisition.hold")
    assert [one.bubble for one in items([event], tomas)] == ["Until the new plant is decided."]
    notice = Notice.objects.to(tomas).get(kind="requisition.hold")
    assert "Until the new plant is decided." in compose(notice).body
