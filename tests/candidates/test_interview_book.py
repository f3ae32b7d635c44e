"""A recruiter books a time that was agreed: nobody is double-booked, the rest can be passed."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.urls import reverse

from candidates.models import Interview, Seat, Taken
from hiring import clocks
from hiring.activity.models import Event, Notice
from tests import factories
from tests.interviewing import MONDAY, TUESDAY, arranged, round_of

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def met(open_requisition):
    return factories.application(open_requisition, stage="interviewing")


@pytest.fixture
def here(client, tomas):
    client.force_login(tomas)
    with clocks.at(MONDAY):
        yield client


@pytest.fixture
def round(met, priya):
    made = round_of(met.requisition, *met.requisition.criteria.current(), guidance="Bring gloves.")
    made.interviewers.set([priya])
    return made


def address(application, round):
    return reverse("candidates:interview_book", args=[application.pk, round.pk])


def words(panel, own="2026-07-07T10:00", **more):
    return {"panel": [one.pk for one in panel], "own": own, "place": "Room 4", **more}


def test_a_time_that_was_agreed_is_booked_and_the_panel_and_candidate_hear(
    here, met, round, priya, tomas
):
    answer = here.post(address(met, round), words([priya], guidance="Bring gloves."))
    assert answer.status_code == 302
    made = met.interviews.get()
    assert (made.status, made.place, made.guidance) == ("scheduled", "Room 4", "Bring gloves.")
    assert made.during == DateTimeTZRange(TUESDAY, TUESDAY + HOUR)
    assert made.interviewers == [priya]
    assert Event.objects.of(made).by(tomas).filter(verb="interview.book").count() == 1
    assert Notice.objects.to(priya).get().kind == "interview.book"
    assert Notice.objects.to(met.candidate).filter(kind="interview.book.candidate").count() == 1
    met.refresh_from_db()
    assert met.told == "interview"


def test_the_page_suggests_free_times_with_the_usual_interviewers(here, met, round, priya):
    page = here.get(address(met, round))
    assert page.status_code == 200
    form = page.context["form"]
    assert [str(one) for one in form["panel"].value()] == [str(priya.pk)]
    assert form["guidance"].value() == "Bring gloves."
    assert form.suggestions
    assert all(moment > MONDAY for moment in form.suggestions)


def test_a_suggested_time_is_one_click(here, met, round, priya):
    value = here.get(address(met, round)).context["form"].days[0][1][0]["value"]
    answer = here.post(address(met, round), words([priya], own="", times=value))
    assert answer.status_code == 302
    assert met.interviews.get().during.lower == dt.datetime.fromisoformat(value)


def test_what_somebody_holds_already_is_not_suggested(here, met, round, priya):
    with clocks.at(MONDAY):
        first = here.get(address(met, round)).context["form"].suggestions[0]
    other = factories.application(met.requisition, stage="interviewing")
    arranged(other, priya, starts_at=first)
    assert first not in here.get(address(met, round)).context["form"].suggestions


def test_nobody_is_double_booked_even_when_told_to(here, met, round, priya):
    other = factories.application(met.requisition, stage="interviewing")
    arranged(other, priya)
    given = words([priya], own="2026-07-07T10:30", anyway="on", guidance="Bring a mask.")
    answer = here.post(address(met, round), given)
    assert answer.status_code == 422
    assert "Priya meets somebody else then." in answer.text
    assert "Bring a mask." in answer.text
    assert not met.interviews.exists()


def test_who_pressed_a_moment_later_is_told_so_and_nothing_is_lost(met, round, priya, tomas):
    other = factories.application(met.requisition, stage="interviewing")
    arranged(other, priya)
    with clocks.at(MONDAY), pytest.raises(Taken):
        Interview.arrange(met, round, starts_at=TUESDAY, panel=[priya], by=tomas)
    assert not met.interviews.exists()


def test_one_that_ends_as_the_next_begins_is_no_overlap(met, round, priya, tomas):
    other = factories.application(met.requisition, stage="interviewing")
    arranged(other, priya)
    with clocks.at(MONDAY):
        made = Interview.arrange(met, round, starts_at=TUESDAY + HOUR, panel=[priya], by=tomas)
    assert made.status == "scheduled"


def test_the_database_itself_refuses_two_interviews_at_once(met, round, priya):
    first = arranged(met, priya, round=round)
    other = factories.application(met.requisition, stage="interviewing")
    second = arranged(other, priya, round=round, starts_at=TUESDAY + 3 * HOUR)
    half_past = DateTimeTZRange(TUESDAY + HOUR / 2, TUESDAY + 2 * HOUR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(interview=second).update(holds=half_past)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(interview=second, interviewer=priya, holds=first.during)


def test_the_database_itself_refuses_a_candidate_in_two_places(met, round, priya, daniel):
    first = arranged(met, priya, round=round)
    second = arranged(met, daniel, starts_at=TUESDAY + 3 * HOUR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Interview.objects.filter(pk=second.pk).update(during=first.during)


def test_a_candidate_in_another_interview_then_is_refused(here, met, round, priya, daniel):
    arranged(met, daniel)
    answer = here.post(address(met, round), words([priya]))
    assert answer.status_code == 422
    assert "has another interview then" in answer.text


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("2026-07-07T19:00", "works from 09:00 to 17:00"),
        ("2026-07-11T10:00", "does not work on that day"),
        ("2026-12-25T10:00", "does not work on that day"),
    ],
)
def test_outside_somebodys_hours_a_warning_stands_beside_the_field_and_can_be_passed(
    here, met, round, priya, own, said
):
    answer = here.post(address(met, round), words([priya], own=own))
    assert answer.status_code == 422
    assert said in answer.context["form"].errors["own"][0]
    assert not met.interviews.exists()
    assert here.post(address(met, round), words([priya], own=own, anyway="on")).status_code == 302
    assert met.interviews.get().is_scheduled


def test_in_an_absence_it_says_that_they_are_not_there_and_not_why(here, met, round, priya):
    priya.absences.create(starts_on=dt.date(2026, 7, 6), ends_on=dt.date(2026, 7, 8))
    answer = here.post(address(met, round), words([priya]))
    assert answer.status_code == 422
    assert "Priya does not work on that day." in answer.text
    assert TUESDAY not in answer.context["form"].suggestions


def test_above_the_weekly_limit_is_a_warning(here, met, round, priya):
    type(priya).objects.filter(pk=priya.pk).update(weekly_interviews=1)
    other = factories.application(met.requisition, stage="interviewing")
    arranged(other, priya)
    answer = here.post(address(met, round), words([priya], own="2026-07-08T10:00"))
    assert answer.status_code == 422
    assert "Priya has one interview in that week" in answer.text
    given = words([priya], own="2026-07-08T10:00", anyway="on")
    assert here.post(address(met, round), given).status_code == 302


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("2026-07-05T10:00", "That time is past"),
        ("2027-03-28T01:30", "the clocks go forward"),
        ("2026-10-25T01:30", "comes twice"),
        ("soon", "Write a day and a time"),
    ],
)
def test_a_time_that_cannot_be_says_why_beside_its_field(here, met, round, priya, own, said):
    answer = here.post(address(met, round), words([priya], own=own))
    assert answer.status_code == 422
    assert said in answer.context["form"].errors["own"][0]
    assert "Room 4" in answer.text
    assert not met.interviews.exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [({"own": ""}, "times"), ({"panel": []}, "panel"), ({"times": "x"}, "times")],
)
def test_what_is_missing_is_said(here, met, round, priya, given, field):
    answer = here.post(address(met, round), words([priya]) | given)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]


def test_times_are_read_in_the_recruiters_zone_and_shown_in_others(here, met, round, priya, tomas):
    type(tomas).objects.filter(pk=tomas.pk).update(time_zone="Europe/Berlin")
    met.candidate.live_in("America/New_York")
    page = here.get(address(met, round))
    option = page.context["form"].days[0][1][0]
    assert {there.place for there in option["elsewhere"]} == {"Lisbon", "New York"}
    here.post(address(met, round), words([priya], own="2026-07-07T11:00", anyway="on"))
    assert met.interviews.get().during.lower == TUESDAY


def test_a_round_is_offered_or_booked_once(here, met, round, priya):
    arranged(met, priya, round=round)
    answer = here.post(address(met, round), words([priya], own="2026-07-08T10:00"))
    assert answer.status_code == 409
    assert "Room 4" in answer.text
    assert met.interviews.count() == 1


def test_who_is_not_in_the_interviews_is_not_booked(here, open_requisition, round, priya):
    early = factories.application(open_requisition)
    answer = here.post(address(early, round), words([priya]))
    assert answer.status_code == 409
    assert not early.interviews.exists()


def test_pressing_twice_books_once(here, met, round, priya):
    key = {"once": "2d5f3a5e-5a52-4ac5-9c5e-6a5a51f0a001"}
    first = here.post(address(met, round), words([priya]) | key)
    second = here.post(address(met, round), words([priya]) | key)
    assert first["Location"] == second["Location"]
    assert met.interviews.count() == 1


@pytest.mark.parametrize(("who", "status"), [("maya", 403), ("priya", 404), ("nora", 404)])
def test_only_a_recruiter_schedules(client, met, round, request, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get(address(met, round)).status_code == status
    assert client.post(address(met, round), {}).status_code == status


def test_a_round_of_another_requisition_is_no_page(here, met, maya, tomas, engineering):
    other = factories.requisition(manager=maya, recruiter=tomas, department=engineering)
    assert here.get(address(met, round_of(other))).status_code == 404


def test_looking_at_others_free_times_loses_nothing_and_books_nothing(here, met, round, daniel):
    given = words([daniel], guidance="Bring a mask.", look="1")
    answer = here.post(address(met, round), given)
    assert answer.status_code == 200
    assert "Bring a mask." in answer.text
    assert answer.context["form"].diary.panel == [daniel]
    assert not met.interviews.exists()


def test_a_proposed_one_can_be_booked_by_the_recruiter(here, met, round, priya, tomas):
    made = Interview.offer(met, round, times=[TUESDAY, TUESDAY + HOUR], panel=[priya], by=tomas)
    page = reverse("candidates:interview_settle", args=[made.pk])
    assert here.get(page).status_code == 200
    assert here.post(page, {"own": "2026-07-08T10:00"}).status_code == 302
    made.refresh_from_db()
    assert made.is_scheduled
    assert Seat.objects.get(interview=made).holds == made.during
