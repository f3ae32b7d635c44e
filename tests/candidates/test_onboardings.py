"""The board of people who join: what is late, who is waited for, and who may look."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candidates.models import Onboarding, OnboardingTask
from hiring import clocks
from tests import factories
from tests.joining import A_MONTH_LATER, DAY_ONE, FIRST_DAY, TODAY, task_of

BOARD = "/onboarding/"


def board(client, person, query=""):
    client.force_login(person)
    return client.get(f"{BOARD}{query}")


def people(count, requisition, first=FIRST_DAY):
    """Hired without the ado; one starts a day after the other."""
    made = []
    for n in range(count):
        person = factories.candidate(f"Joiner {n:03}")
        application = factories.application(requisition, person=person)
        with clocks.at(TODAY):
            made.append(factories.onboarding(application, first + dt.timedelta(days=n)))
    return made


@pytest.fixture
def template(db):
    return factories.onboarding_template()


def test_it_lists_who_joins_with_what_comes_next(client, onboarding, maya, time_machine):
    time_machine.move_to(TODAY)
    text = board(client, maya).text
    assert onboarding.application.candidate.name in text
    assert "Monday 20 July" in text
    assert "0 of 7" in text
    assert "Order a laptop" in text
    assert "Everything is on time." in text


def test_what_is_late_is_named_with_whom_it_waits_for(
    client, onboarding, maya, priya, time_machine
):
    with clocks.at(TODAY):
        task_of(onboarding, "Order a laptop").give(by=maya, to=priya)
    time_machine.move_to(dt.datetime(2026, 7, 14, 9, tzinfo=dt.UTC))
    text = board(client, maya).text
    assert "Something is late for 1 person." in text
    assert "2 late" in text
    assert 'title="Priya"' in text


def test_on_day_one_what_had_to_be_done_before_is_late(client, onboarding, maya, time_machine):
    for task in onboarding.tasks.exclude(title="Name a buddy"):
        OnboardingTask.objects.filter(pk=task.pk).update(status="done")
    OnboardingTask.objects.filter(title="Name a buddy").update(due_on=FIRST_DAY)
    time_machine.move_to(DAY_ONE)
    assert 'data-status="overdue"' in board(client, maya).text


def test_who_started_moves_to_the_first_ninety_days(client, onboarding, maya, time_machine):
    name = onboarding.application.candidate.name
    time_machine.move_to(A_MONTH_LATER)
    assert name in board(client, maya).text
    assert name not in board(client, maya, "?show=to_come").text
    assert name in board(client, maya, "?show=here").text
    time_machine.move_to(A_MONTH_LATER + dt.timedelta(days=120))
    assert name not in board(client, maya, "?show=here").text
    assert name in board(client, maya, "?show=past").text


def test_who_will_not_start_is_not_there(client, onboarding, maya, tomas, time_machine):
    time_machine.move_to(TODAY)
    onboarding.stop(by=tomas)
    assert "Nobody joins right now" in board(client, maya).text


def test_everybody_sees_their_own_people_only(
    client, onboarding, maya, tomas, rui, alex, priya, nora, time_machine
):
    time_machine.move_to(TODAY)
    name = onboarding.application.candidate.name
    for person in (maya, tomas, alex):
        assert name in board(client, person).text
    assert name not in board(client, rui).text
    for person in (priya, nora):
        assert board(client, person).status_code == 403


def test_a_helper_is_let_in_as_soon_as_they_help(client, onboarding, maya, priya, time_machine):
    time_machine.move_to(TODAY)
    client.force_login(priya)
    assert "/onboarding/" not in client.get("/interviews/").text
    onboarding.name_buddy(by=maya, person=priya)
    assert "/onboarding/" in client.get("/interviews/").text
    assert onboarding.application.candidate.name in board(client, priya).text


def test_counts_obey_the_same_scope(client, template, open_requisition, maya, rui, time_machine):
    people(3, open_requisition)
    time_machine.move_to(TODAY)
    assert "To come (3)" in board(client, maya).text
    type(open_requisition).objects.update(manager=rui)
    assert "(3)" not in board(client, maya).text


def test_leafing_shows_each_once_whoever_starts_first_first(
    client, template, open_requisition, maya, time_machine
):
    made = people(60, open_requisition)
    time_machine.move_to(TODAY)
    client.force_login(maya)
    seen, query, there = [], "", True
    while there:
        found = client.get(f"{BOARD}{query}").context["board"]
        seen += [row.onboarding.pk for row in found.rows]
        query, there = found.page.older, bool(found.page.older)
    assert seen == [one.pk for one in made]
    last = client.get(f"{BOARD}{found.page.newer}").context["board"]
    assert [row.onboarding.pk for row in last.rows] == seen[25:50]


def test_an_address_that_nobody_can_read_is_the_beginning(client, onboarding, maya):
    for query in ("?show=nothing", "?older=x~y", "?newer=2026-99-99~1", "?older=~"):
        assert board(client, maya, query).status_code == 200


def test_the_queries_do_not_grow_with_the_people(
    client, template, open_requisition, maya, time_machine
):
    time_machine.move_to(TODAY)
    people(2, open_requisition)
    counts = []
    for more in (0, 20):
        people(more, open_requisition, FIRST_DAY + dt.timedelta(days=40))
        board(client, maya)
        with CaptureQueriesContext(connection) as asked:
            board(client, maya)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert Onboarding.objects.count() == 22
