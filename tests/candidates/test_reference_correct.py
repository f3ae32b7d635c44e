"""How to reach a referee is corrected until they have answered; a link never stays with whoever
should not have it."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from candidates.models import Reference
from candidates.referee_page import path_for
from hiring.activity.delivery import deliver
from hiring.activity.models import Clock, Event, Notice
from hiring.lifecycle import NotAllowed
from tests import factories

MONDAY = dt.datetime(2026, 6, 15, 10, tzinfo=dt.UTC)  # no holiday follows
DAY = dt.timedelta(days=1)


@pytest.fixture
def finalist(open_requisition):
    return factories.application(open_requisition, stage="interviewing")


@pytest.fixture
def halima(finalist):
    return factories.referee(finalist, email="halima@exampel.org")


@pytest.fixture
def asked(halima, tomas):
    with time_machine.travel(MONDAY, tick=False):
        halima.ask(by=tomas)
    deliver()
    return halima


def page(reference):
    return reverse("candidates:reference_correct", args=[reference.pk])


def filled_in(reference, **changed):
    names = ("name", "relation", "email", "phone")
    return {name: getattr(reference, name) for name in names} | changed


def mails_to(address):
    deliver()
    return [one for one in mail.outbox if one.to == [address]]


def test_before_they_are_asked_it_is_only_written_anew(client, halima, tomas):
    client.force_login(tomas)
    assert 'value="halima@exampel.org"' in client.get(page(halima)).text
    given = filled_in(halima, name="Halima Yusuf-Ali", email="Halima@example.org")
    assert client.post(page(halima), given).status_code == 302
    halima.refresh_from_db()
    assert (halima.name, halima.email) == ("Halima Yusuf-Ali", "halima@example.org")
    assert (halima.status, halima.asked_at, halima.link_version) == ("named", None, 1)
    assert not mails_to("halima@example.org")


def test_whoever_has_the_wrong_link_can_open_nothing_and_the_right_one_gets_theirs(
    client, asked, tomas
):
    wrong = path_for(asked)
    client.force_login(tomas)
    assert "a new one goes there" in client.get(page(asked)).text
    client.post(page(asked), filled_in(asked, email="halima@example.org"))
    assert client.get(wrong).status_code in {404, 410}
    [sent] = mails_to("halima@example.org")
    assert "about ten minutes" in sent.body
    link = re.search(r"https?://[^/]+(/reference/\S+)", sent.body)[1]
    assert client.get(link).status_code == 200
    assert len(mails_to("halima@exampel.org")) == 1


def test_they_have_the_whole_of_the_time_again(asked, tomas):
    before = Clock.objects.on(asked).running().get().due_at
    with time_machine.travel(MONDAY + 5 * DAY, tick=False):
        asked.correct(by=tomas, email="halima@example.org")
    [clock] = Clock.objects.on(asked).running()
    assert clock.due_at > before + 3 * DAY


@pytest.mark.parametrize("changed", [{"name": "Halima Ali"}, {"phone": "+351912345678"}])
def test_a_name_or_a_number_leaves_their_link_as_it_is(client, asked, tomas, changed):
    link = path_for(asked)
    asked.correct(by=tomas, **changed)
    assert client.get(link).status_code == 200
    assert len(mails_to("halima@exampel.org")) == 1


def test_without_an_address_they_are_called_and_the_link_is_taken_back(client, asked, tomas):
    link = path_for(asked)
    asked.correct(by=tomas, email="", phone="+351912345678")
    assert client.get(link).status_code in {404, 410}
    assert not Notice.objects.filter(kind="reference.correct").exists()
    asked.record(by=tomas, said=factories.said_of(asked.requisition))
    assert asked.is_answered


def test_what_is_as_it_was_is_refused(client, halima, tomas):
    client.force_login(tomas)
    answer = client.post(page(halima), filled_in(halima))
    assert answer.status_code == 409
    assert "Nothing changed" in answer.text
    assert not Event.objects.filter(verb="reference.correct").exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Write their name."),
        ({"email": "halima"}, "Write an address like"),
        ({"email": "", "phone": ""}, "Write an e-mail or a phone number."),
        ({"email": "ben@example.org"}, "Somebody with this address is named already."),
    ],
)
def test_what_cannot_be_right_is_said_and_nothing_typed_is_lost(
    client, finalist, halima, tomas, wrong, said
):
    factories.referee(finalist, name="Ben Okri", email="ben@example.org")
    client.force_login(tomas)
    answer = client.post(page(halima), filled_in(halima, relation="Her mentor", **wrong))
    assert answer.status_code == 422
    assert said in answer.text
    assert "Her mentor" in answer.text
    halima.refresh_from_db()
    assert halima.email == "halima@exampel.org"


def test_nobody_becomes_their_own_referee(client, finalist, halima, tomas):
    client.force_login(tomas)
    given = filled_in(halima, email=finalist.candidate.email)
    assert client.post(page(halima), given).status_code == 422


def test_what_they_answered_stays_theirs(client, asked, tomas):
    asked.answer(by=asked, said=factories.said_of(asked.requisition))
    client.force_login(tomas)
    assert client.get(page(asked)).status_code == 409
    answer = client.post(page(asked), filled_in(asked, name="Somebody else"))
    assert answer.status_code == 409
    assert "stays as it is" in answer.text


def test_who_was_dropped_meanwhile_is_not_asked_anew(asked, tomas):
    stale = Reference.objects.get(pk=asked.pk)
    asked.drop(by=tomas)
    with pytest.raises(NotAllowed, match="stays as it is"):
        stale.correct(by=tomas, email="halima@example.org")
    assert not mails_to("halima@example.org")


@pytest.mark.parametrize(("who", "status"), [("maya", 403), ("rui", 404), ("priya", 404)])
def test_only_a_recruiter_corrects(client, request, halima, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get(page(halima)).status_code == status
    assert client.post(page(halima), filled_in(halima, name="X")).status_code == status
    halima.refresh_from_db()
    assert halima.name == "Halima Yusuf"


def test_the_record_says_what_was_corrected_and_no_address(asked, tomas):
    asked.correct(by=tomas, email="halima@example.org")
    event = Event.objects.get(verb="reference.correct")
    assert event.details == {"changed": ["email"], "asked": True}


def test_the_page_offers_it_until_there_is_an_answer(client, asked, tomas):
    client.force_login(tomas)
    assert page(asked) in client.get(asked.application.get_absolute_url()).text
    asked.answer(by=asked, said=factories.said_of(asked.requisition))
    assert page(asked) not in client.get(asked.application.get_absolute_url()).text
