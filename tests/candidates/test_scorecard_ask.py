"""One more judgement may be asked of anybody who works here, without an interview."""

import datetime as dt

import pytest
from django.urls import reverse

from candidates.models import Scorecard
from hiring import clocks
from hiring.activity import reminders
from hiring.activity.models import Clock, Notice
from hiring.lifecycle import NotAllowed
from tests import factories, interviewing
from tests.interviewing import AFTER, LISBON, MONDAY, card_of, filled_in


def ask_of(application):
    return reverse("candidates:scorecard_ask", args=[application.pk])


def test_whoever_is_asked_hears_the_question_and_gets_a_day(client, met, maya, daniel):
    client.force_login(maya)
    with clocks.at(MONDAY):
        answer = client.post(
            ask_of(met), {"person": daniel.pk, "question": "Would they fit night shifts?"}
        )
    assert answer["Location"] == met.get_absolute_url()
    card = Scorecard.objects.get()
    assert (card.author, card.asked_by, card.interview) == (daniel, maya, None)
    assert Clock.objects.on(card).get().due_at.astimezone(LISBON) == MONDAY.replace(hour=17)
    notice = Notice.objects.to(daniel).get()
    assert notice.kind == "scorecard.ask"


def test_they_see_the_person_the_resume_and_the_criteria(client, met, maya, daniel):
    factories.resume(met, text="Nine years of lines")
    type(met).objects.update(expects=72_000_00, expects_currency="EUR")
    card = Scorecard.ask(met, daniel, by=maya, question="Would they fit night shifts?")
    client.force_login(daniel)
    page = client.get(card.get_absolute_url())
    assert page.status_code == 200
    assert "Would they fit night shifts?" in page.text
    assert "Nine years of lines" in page.text
    assert "Must have 1" in page.text
    assert "72,000" not in page.text
    assert client.get(met.get_absolute_url()).status_code == 404


def test_they_answer_what_they_can(client, met, maya, daniel):
    card = Scorecard.ask(met, daniel, by=maya)
    client.force_login(daniel)
    client.post(reverse("candidates:scorecard_send", args=[card.pk]), {"overall": "no"})
    card.refresh_from_db()
    assert (card.status, card.overall) == ("sent", "no")


def test_nobody_is_asked_twice(client, met, maya, priya, interview):
    with pytest.raises(NotAllowed, match="meets them, or was asked already"):
        Scorecard.ask(met, priya, by=maya)
    client.force_login(maya)
    assert client.post(ask_of(met), {"person": priya.pk}).status_code == 409


def test_the_candidate_and_agencies_are_not_asked(client, open_requisition, maya, daniel, nora):
    own = factories.candidate("Daniel", email=daniel.email)
    met = factories.application(open_requisition, stage="interviewing", person=own)
    client.force_login(maya)
    for person in (daniel, nora):
        assert client.post(ask_of(met), {"person": person.pk}).status_code == 422
    assert not Scorecard.objects.exists()


def test_only_manager_and_recruiters_ask(client, met, maya, tomas, alex, rui, priya, daniel):
    for person, status in ((maya, 200), (tomas, 200), (alex, 403), (rui, 404), (priya, 404)):
        client.force_login(person)
        assert client.get(ask_of(met)).status_code == status, person


def test_nobody_is_asked_before_the_interviews(open_requisition, maya, daniel):
    applied = factories.application(open_requisition)
    with pytest.raises(NotAllowed):
        Scorecard.ask(applied, daniel, by=maya)


# The clock and its reminders


def reminded(person):
    kinds = Notice.objects.to(person).exclude(reminder=None)
    return list(kinds.order_by("pk").values_list("kind", flat=True))


def test_it_is_due_one_business_day_after_the_interview(interview, scorecard):
    due = Clock.objects.on(scorecard).get().due_at
    assert due.astimezone(LISBON) == interviewing.TUESDAY.replace(day=8, hour=11)


def test_an_hour_after_it_was_due_its_author_hears_and_then_daily(interview, scorecard, priya):
    due = Clock.objects.on(scorecard).get().due_at
    reminders.write_due(due)
    assert reminded(priya) == []
    reminders.write_due(due + dt.timedelta(hours=1))
    assert reminded(priya) == ["scorecard.due"]
    for day in range(1, 20):
        reminders.write_due(due + dt.timedelta(days=day, hours=1))
    assert reminded(priya) == ["scorecard.due"] + ["scorecard.daily"] * 10


def test_nobody_is_reminded_of_what_is_in(interview, scorecard, priya):
    due = Clock.objects.on(scorecard).get().due_at
    with clocks.at(AFTER):
        interviewing.sent(scorecard)
    reminders.write_due(due + dt.timedelta(days=2))
    assert reminded(priya) == []


def test_it_needs_its_author_until_it_is_in(client, met, priya):
    interview = interviewing.held(met, priya)
    client.force_login(priya)
    with clocks.at(AFTER):
        title = f"Write your scorecard on {met}"
        assert title in client.get(reverse("home")).text
        client.post(
            reverse("candidates:scorecard_send", args=[card_of(interview, priya).pk]),
            filled_in(card_of(interview, priya)),
        )
        assert title not in client.get(reverse("home")).text


def test_the_application_says_for_whom_one_waits(client, met, interview, tomas):
    client.force_login(tomas)
    with clocks.at(AFTER):
        page = client.get(met.get_absolute_url()).text
    assert "Waiting for Priya’s scorecard since" in page
