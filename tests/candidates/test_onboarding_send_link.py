"""Another link for whoever lost theirs: by mail, and the earlier ones open nothing any more."""

import pytest
from django.core import mail
from django.urls import reverse

from candidates.models import Candidate
from hiring.activity.delivery import deliver
from hiring.activity.models import Event, Notice
from hiring.lifecycle import NotAllowed
from tests.joining import link_of


def send(client, person, onboarding):
    client.force_login(person)
    return client.post(reverse("candidates:onboarding_send_link", args=[onboarding.pk]))


@pytest.mark.parametrize("who", ["tomas", "maya", "alex"])
def test_it_reaches_the_new_hire_and_the_old_link_opens_nothing(client, onboarding, who, request):
    lost, person = link_of(onboarding), request.getfixturevalue(who)
    assert client.get(lost).status_code == 200
    assert send(client, person, onboarding).status_code == 302
    onboarding.refresh_from_db()
    assert client.get(lost).status_code == 404
    assert client.get(link_of(onboarding)).status_code == 200
    assert Event.objects.get(verb="onboarding.send_link").actor == person
    told = Notice.objects.get(kind="onboarding.send_link")
    assert told.recipient == onboarding.application.candidate


def test_the_mail_that_waited_brings_the_newest_link(onboarding, tomas):
    onboarding.send_link(by=tomas)
    onboarding.send_link(by=tomas)
    deliver()
    onboarding.refresh_from_db()
    told = [one.body for one in mail.outbox if one.subject.startswith("Welcome to")]
    assert len(told) == 3
    assert all(link_of(onboarding).rsplit(":", 2)[0] in body for body in told)


def test_asking_first_sends_nothing(client, onboarding, tomas):
    client.force_login(tomas)
    page = client.get(reverse("candidates:onboarding_send_link", args=[onboarding.pk]))
    assert onboarding.application.candidate.email in page.text
    assert not Event.objects.filter(verb="onboarding.send_link").exists()


def test_whoever_helps_reads_of_no_link_and_sends_none(client, onboarding, maya, priya, tomas):
    onboarding.name_buddy(by=maya, person=priya)
    assert send(client, priya, onboarding).status_code == 403
    offered = reverse("candidates:onboarding_send_link", args=[onboarding.pk])
    assert offered not in client.get(onboarding.get_absolute_url()).text
    client.force_login(tomas)
    assert offered in client.get(onboarding.get_absolute_url()).text


def test_nothing_is_sent_to_somebody_who_will_not_start(client, onboarding, tomas):
    onboarding.stop(by=tomas)
    assert send(client, tomas, onboarding).status_code == 409
    assert not Notice.objects.filter(kind="onboarding.send_link").exists()


def test_without_an_e_mail_the_link_that_is_out_stays(client, onboarding, tomas):
    link = link_of(onboarding)
    Candidate.objects.filter(pk=onboarding.application.candidate_id).update(email=None)
    onboarding.application.candidate.refresh_from_db()
    with pytest.raises(NotAllowed, match="no e-mail"):
        onboarding.send_link(by=tomas)
    assert client.get(link).status_code == 200
