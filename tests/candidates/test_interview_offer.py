"""A recruiter offers times; the candidate asks for others, and is offered those."""

import datetime as dt

import pytest
from django.urls import reverse

from candidates.models import Interview
from hiring import clocks
from hiring.activity.models import Event, Notice
from hiring.lifecycle import NotAllowed
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
    made = round_of(met.requisition)
    made.interviewers.set([priya])
    return made


@pytest.fixture
def offered(here, met, round, priya, tomas):
    return Interview.offer(met, round, times=[TUESDAY, TUESDAY + HOUR], panel=[priya], by=tomas)


def address(application, round):
    return reverse("candidates:interview_offer", args=[application.pk, round.pk])


def test_several_times_are_offered_and_only_the_candidate_hears(here, met, round, priya, tomas):
    suggested = here.get(address(met, round)).context["form"].days[0][1]
    given = {"panel": [priya.pk], "times": [one["value"] for one in suggested[:2]]}
    answer = here.post(address(met, round), given | {"own": "2026-07-09T15:00"})
    assert answer.status_code == 302
    made = met.interviews.get()
    assert (made.status, made.during) == ("proposed", None)
    assert made.slots.count() == 3
    assert Notice.objects.to(met.candidate).filter(kind="interview.offer").count() == 1
    assert not Notice.objects.to(priya).exists()
    assert Event.objects.of(made).filter(verb="interview.offer").count() == 1


def test_offering_takes_nobodys_time(offered, met, priya):
    other = factories.application(met.requisition, stage="interviewing")
    assert arranged(other, priya).is_scheduled


def test_a_time_that_is_taken_is_not_offered(here, met, round, priya):
    other = factories.application(met.requisition, stage="interviewing")
    arranged(other, priya)
    answer = here.post(address(met, round), {"panel": [priya.pk], "own": "2026-07-07T10:00"})
    assert answer.status_code == 422
    assert "Priya meets somebody else then." in answer.text


def test_a_past_time_is_not_offered(met, round, priya, tomas):
    with clocks.at(TUESDAY), pytest.raises(NotAllowed, match="past"):
        Interview.offer(met, round, times=[TUESDAY], panel=[priya], by=tomas)
    assert not met.interviews.exists()


def test_other_times_take_the_place_of_those_that_did_not_suit(here, offered, met, tomas):
    offered.ask_others(by=met.candidate, wish="Only on Fridays.")
    assert Notice.objects.to(tomas).filter(kind="interview.ask_others").count() == 1
    page = reverse("candidates:interview_offer_others", args=[offered.pk])
    assert "Only on Fridays." in here.get(page).text
    assert (
        here.post(page, {"own": "2026-07-10T10:00", "own_2": "2026-07-10T11:00"}).status_code == 302
    )
    offered.refresh_from_db()
    assert offered.wish == ""
    assert [slot.during.lower.day for slot in offered.slots.all()] == [10, 10]
    assert Notice.objects.to(met.candidate).filter(kind="interview.offer").count() == 2


def test_the_application_says_that_they_ask_for_another_time(here, offered, met):
    offered.ask_others(by=met.candidate, wish="Only on Fridays.")
    page = here.get(met.get_absolute_url())
    assert "Only on Fridays." in page.text
    assert "asks for another time" in page.context["step"].words
    assert page.context["step"].url.endswith(f"/interviews/{offered.pk}/offer/")


def test_the_next_step_is_the_first_round_that_is_not_scheduled(here, met, round, priya):
    second = round_of(met.requisition, title="System design")
    step = here.get(met.get_absolute_url()).context["step"]
    assert step.button == "Schedule round 1: Welding test"
    arranged(met, priya, round=round)
    step = here.get(met.get_absolute_url()).context["step"]
    assert step.button == "Schedule round 2: System design"
    assert step.url == address(met, second)


def test_while_all_rounds_are_scheduled_the_next_step_says_when_they_meet(here, met, round, priya):
    arranged(met, priya, round=round)
    step = here.get(met.get_absolute_url()).context["step"]
    assert "Priya" in step.words
    assert not step.url


def test_after_the_last_round_the_decision_is_asked_for(here, met, round, priya):
    interview = arranged(met, priya, round=round)
    with clocks.at(interview.ends_at):
        interview.conclude()
    assert here.get(met.get_absolute_url()).context["step"].url.endswith("/debrief/")


def test_the_board_says_in_which_round_somebody_stands(here, met, round, priya):
    second = round_of(met.requisition, title="System design")

    def tag():
        board = here.get(reverse("candidates:board", args=[met.requisition_id]))
        cards = [card for column in board.context["columns"] for card in column.cards]
        return next(card.meets for card in cards if card.application.pk == met.pk)

    assert tag() == "Round 1, To schedule"
    interview = arranged(met, priya, round=round)
    assert tag() == "Round 1, tomorrow, 10:00"
    with clocks.at(interview.ends_at):
        interview.conclude()
    assert tag() == "Round 2, To schedule"
    Interview.offer(
        met, second, times=[TUESDAY + 4 * HOUR], panel=[priya], by=met.requisition.recruiter
    )
    assert tag() == "Round 2, Times offered"


def test_the_manager_sees_the_rounds_and_schedules_none(client, offered, met, maya):
    client.force_login(maya)
    page = client.get(met.get_absolute_url())
    assert "Times offered" in page.text
    assert page.context["way"].rows[0].deeds == []


def home_titles(client):
    page = client.get(reverse("home"))
    return [line.need.title for group in page.context["groups"] for line in group.lines]


def test_a_recruiters_home_says_whose_round_is_to_schedule(here, met, round, priya):
    name = met.candidate.name
    assert f"Schedule “Welding test” with {name}" in home_titles(here)
    booked = arranged(met, priya, round=round)
    assert not any(name in title for title in home_titles(here))
    with clocks.at(booked.ends_at):
        booked.conclude()
    round_of(met.requisition, title="System design")
    assert f"Schedule “System design” with {name}" in home_titles(here)


def test_a_recruiters_home_says_who_asks_for_another_time(here, offered, met):
    offered.ask_others(by=met.candidate, wish="Only on Fridays.")
    assert f"Offer {met.candidate.name} other times" in home_titles(here)
