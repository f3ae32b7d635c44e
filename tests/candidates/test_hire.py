"""Hiring fills an opening, the last one fills the requisition; a renege frees it again."""

import threading

import pytest
from django.db import connection
from django.urls import reverse

from candidates.lifecycle import Stage
from candidates.models import Application
from hiring.activity.models import Clock, Event, Notice
from hiring.lifecycle import NotAllowed
from requisitions.models import Opening
from tests import factories, offering

ROUNDS = 20


def url(name, thing):
    return reverse(f"candidates:{name}", args=[thing.pk])


@pytest.fixture
def chosen(open_requisition):
    return factories.application(open_requisition, stage="offering")


@pytest.fixture
def as_tomas(client, tomas):
    client.force_login(tomas)
    return client


@pytest.fixture
def wide(maya, tomas, engineering):
    """Two openings."""
    made = factories.requisition(manager=maya, recruiter=tomas, department=engineering, headcount=2)
    return factories.opened(made)


def test_hiring_fills_an_opening_and_the_last_one_the_requisition(chosen, tomas):
    chosen.hire(by=tomas)
    requisition = chosen.requisition
    requisition.refresh_from_db()
    assert (chosen.status, chosen.opening.status, requisition.status) == (
        Stage.HIRED,
        "filled",
        "filled",
    )
    assert not Clock.objects.inside(requisition).unstopped().exists()


def test_with_an_opening_left_the_requisition_stays_open(wide, tomas):
    factories.application(wide, stage="hired")
    wide.refresh_from_db()
    assert (wide.status, wide.openings.open().count()) == ("open", 1)


def test_both_hear_that_it_is_filled(chosen, tomas, maya):
    chosen.hire(by=tomas)
    assert Notice.objects.to(maya).filter(kind="requisition.fill").count() == 1
    assert Notice.objects.to(maya).filter(kind="application.hire").count() == 1


def test_hiring_on_a_filled_requisition_is_refused(open_requisition, chosen, tomas):
    second = factories.application(open_requisition, stage="offering")
    chosen.hire(by=tomas)
    with pytest.raises(NotAllowed, match="Nothing changed"):
        second.hire(by=tomas)
    second.refresh_from_db()
    assert (second.status, second.opening) == (Stage.OFFERING, None)


def test_a_hold_stops_the_clocks_and_not_the_hire(wide, maya, tomas):
    person = factories.application(wide, stage="deciding")
    person.requisition.hold(by=maya)
    person.choose(by=maya, reasons="The best evidence.")
    person.hire(by=tomas)
    wide.refresh_from_db()
    assert (person.status, wide.status, wide.openings.filled().count()) == ("hired", "on_hold", 1)


def test_nobody_is_hired_once_it_is_cancelled(chosen, maya, tomas):
    chosen.requisition.cancel(by=maya)
    with pytest.raises(NotAllowed, match="Nothing changed"):
        chosen.hire(by=tomas)
    assert not chosen.requisition.openings.filled().exists()


def test_nobody_hires_by_hand(client, chosen, maya, tomas, alex):
    for person in (maya, tomas, alex):
        client.force_login(person)
        answer = client.post(f"{chosen.get_absolute_url()}hire/", {"from": "offering"})
        assert answer.status_code == 404
    chosen.refresh_from_db()
    assert chosen.status == Stage.OFFERING


def test_only_somebody_chosen_is_hired(open_requisition, tomas):
    deciding = factories.application(open_requisition, stage="deciding")
    with pytest.raises(NotAllowed):
        deciding.hire(by=tomas)
    assert open_requisition.openings.open().count() == 1


def test_a_recruiter_finds_the_offer_on_the_decision_and_then_who_is_left(
    as_tomas, chosen, open_requisition
):
    factories.application(open_requisition, stage="applied")
    assert url("offer_draft", chosen) in as_tomas.get(url("decide", chosen)).text
    offering.accepted(chosen)
    words = as_tomas.get(url("decide", chosen)).text
    assert "Filled, 1 still to be told." in words
    assert reverse("candidates:to_be_told", args=[open_requisition.pk]) in words


def test_a_renege_frees_the_opening_and_opens_the_requisition(chosen, tomas):
    chosen.hire(by=tomas)
    chosen.renege(by=tomas, why="Took another job.")
    requisition = chosen.requisition
    requisition.refresh_from_db()
    assert (chosen.status, chosen.opening) == (Stage.WITHDRAWN, None)
    assert (requisition.status, requisition.openings.open().count()) == ("open", 1)
    another = factories.application(requisition, stage="hired")
    assert another.opening.status == "filled"


def test_after_a_renege_whoever_still_waits_has_a_fresh_clock(open_requisition, tomas, maya):
    people = [factories.application(open_requisition, stage="screening") for _ in range(2)]
    waiting, asked = factories.presented(*people).reviews.all()
    asked.draft(by=maya, verdict="ask", note="Why?")
    asked.shortlist.send(by=maya)
    hired = factories.application(open_requisition, stage="hired")
    assert not Clock.objects.inside(open_requisition).running().exists()
    hired.renege(by=tomas)
    waiting.refresh_from_db()
    assert waiting.clock.running
    assert Clock.objects.on(asked.asks.get()).running().count() == 1
    assert Clock.objects.inside(open_requisition).running().count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_last_opening_is_never_filled_twice(maya, tomas, engineering):
    made = factories.requisition(manager=maya, recruiter=tomas, department=engineering)
    requisition = factories.opened(made)
    people = [factories.application(requisition, stage="offering") for _ in range(4)]
    for _ in range(ROUNDS):
        press_at_once(people, by=tomas)
        hired = requisition.applications.filter(status=Stage.HIRED)
        assert hired.count() == 1
        assert requisition.openings.filled().count() == 1
        back_to_offering(requisition)
    assert Event.objects.filter(verb="requisition.fill").count() == ROUNDS


def press_at_once(people, *, by):
    """Everyone's own connection, and one starting shot."""
    start, problems = threading.Barrier(len(people)), []

    def press(pk):
        application = Application.objects.get(pk=pk)
        start.wait()
        try:
            application.hire(by=by)
        except NotAllowed:
            pass
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    pressing = [threading.Thread(target=press, args=[person.pk]) for person in people]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join()
    assert problems == []


def back_to_offering(requisition):
    """As if nobody had pressed: the next round begins."""
    requisition.applications.update(status=Stage.OFFERING, opening=None)
    Opening.objects.filter(requisition=requisition).update(status="open")
    type(requisition).objects.filter(pk=requisition.pk).update(status="open")
