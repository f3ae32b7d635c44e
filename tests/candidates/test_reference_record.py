"""A recruiter keeps what a referee said on the phone: the same questions, in the same place."""

import pytest
from django.urls import reverse

from candidates.models import ReferenceAnswer
from hiring.activity.models import Event
from tests import factories


@pytest.fixture
def halima(open_requisition):
    finalist = factories.application(open_requisition, stage="interviewing")
    return factories.referee(finalist, email="", phone="+351912345678")


@pytest.fixture
def heard(halima):
    sent = {"again": "perhaps", "words": "Calm at three in the morning."}
    for one in halima.requisition.criteria.current():
        sent |= {f"word-{one.pk}": "none", f"line-{one.pk}": ""}
    return sent


def address(reference):
    return reverse("candidates:reference_record", args=[reference.pk])


def test_what_was_heard_is_kept_with_who_called(client, halima, heard, tomas):
    client.force_login(tomas)
    assert "Must have 1" in client.get(address(halima)).text
    client.post(address(halima), heard)
    halima.refresh_from_db()
    assert (halima.status, halima.recorded_by, halima.again) == ("answered", tomas, "perhaps")
    page = client.get(halima.application.get_absolute_url()).text
    assert "Called by Tomas" in page
    assert "Calm at three in the morning." in page


def test_who_was_asked_by_mail_may_be_called_instead(client, open_requisition, heard, tomas):
    finalist = factories.application(open_requisition, stage="interviewing")
    asked = factories.referee(finalist)
    asked.ask(by=tomas)
    client.force_login(tomas)
    assert client.post(address(asked), heard).status_code == 302
    asked.refresh_from_db()
    assert asked.status == "answered"


def test_an_empty_form_comes_back(client, halima, tomas):
    client.force_login(tomas)
    assert client.post(address(halima), {}).status_code == 422
    assert not ReferenceAnswer.objects.exists()


def test_what_was_answered_is_not_written_over(client, halima, heard, tomas):
    halima.record(by=tomas, said=factories.said_of(halima.requisition))
    client.force_login(tomas)
    for ask in (client.get, lambda path: client.post(path, heard)):
        assert ask(address(halima)).status_code == 409
    halima.refresh_from_db()
    assert halima.again == "gladly"
    assert Event.objects.filter(verb="reference.record").count() == 1


@pytest.mark.parametrize("who", ["maya", "alex"])
def test_only_a_recruiter_records(client, request, halima, heard, who):
    client.force_login(request.getfixturevalue(who))
    assert client.post(address(halima), heard).status_code == 403


@pytest.mark.parametrize(("who", "reads"), [("tomas", True), ("maya", False), ("alex", False)])
def test_how_to_reach_a_referee_is_for_those_who_ask_them(client, request, halima, who, reads):
    client.force_login(request.getfixturevalue(who))
    page = client.get(halima.application.get_absolute_url()).text
    assert "Halima Yusuf" in page
    assert ("912 345 678" in page) == reads


def test_what_was_said_keeps_a_criterion_that_is_no_longer_asked_for(halima, tomas):
    halima.record(by=tomas, said=factories.said_of(halima.requisition))
    criterion = halima.requisition.criteria.first()
    criterion.leave()
    criterion.refresh_from_db()
    assert criterion.retired
