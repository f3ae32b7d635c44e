"""Interviews by programs: the pages' verbs, and the pages' refusals."""

import datetime as dt

import pytest

from hiring import clocks
from tests import factories
from tests.interviewing import MONDAY, TUESDAY, arranged, round_of

AT_TEN, AT_ELEVEN = "2026-07-07T09:00Z", "2026-07-07T11:00+01:00"


@pytest.fixture
def met(open_requisition):
    return factories.application(open_requisition, stage="interviewing")


@pytest.fixture
def here(program, tomas):
    with clocks.at(MONDAY):
        yield program(tomas)


@pytest.fixture
def round(met):
    return round_of(met.requisition)


def test_a_time_is_booked_for_a_round(here, met, round, priya):
    sent = {"round": round.pk, "panel": [priya.pk], "starts_at": AT_TEN, "place": "Room 4"}
    answer = here.post(f"/api/applications/{met.pk}/book_interview/", sent)
    assert answer.status_code == 200, answer.json()
    [made] = here.get(f"/api/interviews/?application={met.pk}").json()["results"]
    assert (made["status"], made["place"], made["panel"]) == ("scheduled", "Room 4", [priya.pk])
    assert dt.datetime.fromisoformat(made["starts_at"]) == TUESDAY


def test_times_are_offered_and_settled(here, met, round, priya):
    sent = {"round": round.pk, "panel": [priya.pk], "times": [AT_TEN, AT_ELEVEN]}
    assert here.post(f"/api/applications/{met.pk}/offer_interview/", sent).status_code == 200
    made = met.interviews.get()
    assert len(here.get(f"/api/interviews/{made.pk}/").json()["times"]) == 2
    answer = here.post(f"/api/interviews/{made.pk}/book/", {"starts_at": AT_ELEVEN})
    assert answer.json()["status"] == "scheduled"


def test_it_is_moved_and_cancelled(here, met, priya):
    booked = arranged(met, priya, place="Room 4")
    page = f"/api/interviews/{booked.pk}/"
    moved = here.post(page + "reschedule/", {"starts_at": AT_ELEVEN}).json()
    assert moved["place"] == "Room 4"
    assert dt.datetime.fromisoformat(moved["starts_at"]).hour in {10, 11}
    assert here.post(page + "reschedule/", {"starts_at": AT_ELEVEN}).status_code == 409
    assert here.post(page + "cancel/", {"why": "Autumn."}).json()["status"] == "cancelled"
    assert here.post(page + "cancel/", {}).status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": "2026-07-05T09:00Z"},
        {"starts_at": "2026-07-07T10:00"},
        {"starts_at": "2026-07-07T19:00Z"},
        {"round": 999_999},
        {"panel": []},
    ],
)
def test_what_cannot_be_is_422_and_books_nothing(here, met, round, priya, wrong):
    sent = {"round": round.pk, "panel": [priya.pk], "starts_at": AT_TEN} | wrong
    answer = here.post(f"/api/applications/{met.pk}/book_interview/", sent)
    assert answer.status_code == 422, answer.json()
    assert not met.interviews.exists()


def test_nobody_is_double_booked_by_a_program(here, met, round, priya):
    other = factories.application(met.requisition, stage="interviewing")
    arranged(other, priya)
    sent = {"round": round.pk, "panel": [priya.pk], "starts_at": AT_TEN, "anyway": True}
    answer = here.post(f"/api/applications/{met.pk}/book_interview/", sent)
    assert answer.status_code == 422
    assert "meets somebody else" in str(answer.json())


def test_an_interviewer_reads_only_their_own(program, met, priya, daniel):
    booked = arranged(met, priya)
    assert program(priya).get(f"/api/interviews/{booked.pk}/").status_code == 200
    assert program(daniel).get(f"/api/interviews/{booked.pk}/").status_code == 404
    assert program(priya).post(f"/api/interviews/{booked.pk}/cancel/", {}).status_code == 403


def test_a_program_hears_what_speaks_against_somebody_new_and_can_pass_it(here, met, priya, daniel):
    booked = arranged(met, priya)
    daniel.absences.create(starts_on=dt.date(2026, 7, 6), ends_on=dt.date(2026, 7, 8))
    address, sent = f"/api/interviews/{booked.pk}/change_panel/", {"panel": [daniel.pk]}
    answer = here.post(address, sent)
    assert answer.status_code == 422
    assert "Daniel does not work on that day." in str(answer.json())
    assert here.post(address, sent | {"anyway": True}).json()["panel"] == [daniel.pk]
