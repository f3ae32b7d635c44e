"""A referee is asked by mail, reminded after three days and seven, and left in peace afterwards."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from candidates.models import Reference
from candidates.referee_page import path_for
from hiring import clocks
from hiring.activity.delivery import deliver
from hiring.activity.models import Clock, Event, Notice
from hiring.activity.reminders import write_due
from hiring.lifecycle import NotAllowed
from tests import factories

MONDAY = dt.datetime(2026, 6, 15, 10, tzinfo=dt.UTC)  # no holiday follows


@pytest.fixture
def halima(open_requisition):
    finalist = factories.application(open_requisition, stage="interviewing")
    return factories.referee(finalist, email="halima@example.org")


def mails_to(address):
    deliver()
    return [one for one in mail.outbox if one.to == [address]]


def reminded_on(day):
    """What the ladder has written by then."""
    moment = MONDAY + dt.timedelta(days=day)
    with time_machine.travel(moment, tick=False):
        write_due(clocks.now())
        return Notice.objects.filter(kind__in=["reference.before", "reference.due"]).count()


@pytest.fixture
def asked(halima, tomas):
    with time_machine.travel(MONDAY, tick=False):
        halima.ask(by=tomas)
    return halima


def test_they_get_a_link_of_their_own_by_mail(client, halima, tomas):
    client.force_login(tomas)
    client.post(reverse("candidates:reference_ask", args=[halima.pk]))
    sent = mails_to("halima@example.org")
    assert len(sent) == 1
    assert f"A reference for {halima.application.candidate}, Welder" in sent[0].subject
    assert "would rather not" in sent[0].body
    assert "somebody you know named you" in sent[0].body
    link = re.search(r"https?://[^/]+(/reference/\S+)", sent[0].body)[1]
    assert client.get(link).status_code == 200


def test_the_event_holds_ids_and_no_names(halima, tomas):
    halima.ask(by=tomas)
    for event in Event.objects.of(halima):
        assert not {"Halima", "halima@example.org"} & set(map(str, event.details.values()))


def test_nobody_is_asked_twice(client, asked, tomas):
    client.force_login(tomas)
    answer = client.post(reverse("candidates:reference_ask", args=[asked.pk]))
    assert answer.status_code == 409
    assert Event.objects.filter(verb="reference.ask").count() == 1


def test_without_an_address_they_are_called(halima, tomas):
    Reference.objects.filter(pk=halima.pk).update(email="", phone="+351912345678")
    halima.refresh_from_db()
    with pytest.raises(NotAllowed, match="call them"):
        halima.ask(by=tomas)
    assert not Clock.objects.on(halima).exists()


def test_nobody_is_asked_once_the_requisition_is_over(halima, tomas, maya):
    halima.requisition.cancel(by=maya)
    with pytest.raises(NotAllowed):
        Reference.objects.get(pk=halima.pk).ask(by=tomas)


@pytest.mark.parametrize("who", ["maya", "alex"])
def test_only_a_recruiter_asks(client, request, halima, who):
    client.force_login(request.getfixturevalue(who))
    assert client.post(reverse("candidates:reference_ask", args=[halima.pk])).status_code == 403
    assert client.post(reverse("candidates:reference_remind", args=[halima.pk])).status_code == 403


def test_they_are_reminded_after_three_and_seven_business_days(asked):
    assert [reminded_on(day) for day in (1, 2, 3, 4, 8, 9, 20)] == [0, 0, 1, 1, 1, 2, 2]


@pytest.mark.parametrize("how", ["answer", "refuse", "drop", "record", "withdraw"])
def test_reminders_end_with_an_answer_of_any_kind(asked, tomas, how):
    said = factories.said_of(asked.requisition)
    ends = {
        "answer": lambda: asked.answer(by=asked, said=said),
        "refuse": lambda: asked.refuse(by=asked),
        "drop": lambda: asked.drop(by=tomas),
        "record": lambda: asked.record(by=tomas, said=said),
        "withdraw": lambda: asked.application.withdraw(by=asked.application.candidate),
    }
    assert reminded_on(3) == 1
    ends[how]()
    assert reminded_on(9) == 1
    assert not Clock.objects.on(asked).unstopped().exists()


def test_a_reminder_that_was_overtaken_is_not_sent(asked, tomas):
    assert len(mails_to("halima@example.org")) == 1
    assert reminded_on(3) == 1
    asked.refuse(by=asked)
    assert len(mails_to("halima@example.org")) == 1


def test_on_hold_nobody_is_reminded(asked, maya):
    with time_machine.travel(MONDAY + dt.timedelta(days=1), tick=False):
        asked.requisition.hold(by=maya)
    assert reminded_on(9) == 0


def test_a_recruiter_reminds_by_hand_but_not_within_the_hour(client, asked, tomas):
    client.force_login(tomas)
    address = reverse("candidates:reference_remind", args=[asked.pk])
    with time_machine.travel(MONDAY + dt.timedelta(minutes=30), tick=False):
        too_soon = client.post(address)
        assert too_soon.status_code == 409
        assert "less than an hour ago" in too_soon.text
    with time_machine.travel(MONDAY + dt.timedelta(hours=2), tick=False):
        assert client.post(address).status_code == 302
        assert any("Once more" in one.subject for one in mails_to("halima@example.org"))
        assert client.post(address).status_code == 409


def test_only_whoever_was_asked_is_reminded(halima, tomas):
    with pytest.raises(NotAllowed):
        halima.remind(by=tomas)
    assert not Event.objects.filter(verb="reference.remind").exists()


def test_dropping_asks_once_more_and_takes_the_link_back(client, asked, tomas):
    link = path_for(asked)
    client.force_login(tomas)
    address = reverse("candidates:reference_drop", args=[asked.pk])
    assert "Their link stops working" in client.get(address).text
    asked.refresh_from_db()
    assert asked.status == "asked"
    client.post(address)
    assert client.get(link).status_code == 404


def test_whoever_leaves_takes_their_open_references_and_checks_along(asked, tomas, maya):
    other = factories.referee(asked.application)
    check = factories.check(asked.application)
    asked.application.decline(by=maya)
    asked.refresh_from_db()
    assert asked.status == "asked"  # declined is not told yet, and may be reconsidered
    asked.application.reject(by=tomas, reason="other", words="Not this time.")
    for one in (asked, other, check):
        one.refresh_from_db()
        assert one.status == "dropped"
