"""Messages between us and a candidate, as a thread on the application."""

import pytest
from django.urls import reverse

from candidates.models import MessageTemplate
from hiring.activity.models import Notice
from tests import factories


def send(client, application, body="Hello", **more):
    stage = more.pop("stage", application.coarse)
    page = reverse("candidates:send_message", args=[application.pk])
    return client.post(page, {"body": body, "stage": stage, **more})


@pytest.fixture
def here(client, tomas):
    client.force_login(tomas)
    return client


def test_a_message_is_kept_and_mailed(here, application, tomas):
    assert send(here, application, "Could you call me?").status_code == 302
    message = application.messages.get()
    assert (message.body, message.author, message.tells) == ("Could you call me?", tomas, "")
    assert Notice.objects.to(application.candidate).filter(kind="message.send").count() == 1
    assert "Could you call me?" in here.get(application.get_absolute_url()).text


def test_it_tells_them_of_their_new_stage_when_it_says_so(here, application, tomas):
    application.screen(by=tomas)
    send(here, application, "We are reading it.", tells="on")
    application.refresh_from_db()
    assert (application.told, application.is_told) == ("in_review", True)


def test_without_the_tick_they_still_do_not_know(here, application, tomas):
    application.screen(by=tomas)
    send(here, application, "One question.")
    application.refresh_from_db()
    assert application.told == "received"


def test_who_knows_where_they_stand_is_told_nothing_new(here, application):
    send(here, application, tells="on")
    assert application.messages.get().tells == ""


def test_a_stage_that_changed_meanwhile_is_read_again(here, open_requisition, maya):
    one = factories.application(open_requisition, stage="presented")
    seen = one.coarse
    one.advance(by=maya)
    response = send(here, one, "In review.", tells="on", stage=seen)
    assert response.status_code == 422
    assert "In review." in response.text
    assert not one.messages.exists()


def test_suggested_words_are_filled_in_for_this_person(here, application):
    template = MessageTemplate.objects.create(
        name="Hi", moment="free", body="Dear {first_name}, {job} at {company}. {recruiter}"
    )
    page = reverse("candidates:message_words", args=[application.pk])
    html = here.get(page, {"words": template.pk}, headers={"HX-Request": "true"}).text
    name = application.candidate.first_name
    assert f"Dear {name}, Welder at Tandem. Tomas" in html
    assert "<html" not in html


def test_suggested_words_work_without_javascript(here, application):
    template = MessageTemplate.objects.create(name="Hi", moment="free", body="Dear {first_name}")
    page = reverse("candidates:message_words", args=[application.pk])
    response = here.get(page, {"words": template.pk}, follow=True)
    assert f"Dear {application.candidate.first_name}" in response.text


def test_words_that_do_not_exist_begin_an_empty_message(here, application):
    page = reverse("candidates:message_words", args=[application.pk])
    assert here.get(page, {"words": "999999"}, headers={"HX-Request": "true"}).status_code == 200


def test_placeholders_never_reach_into_things(here, application):
    body = "{recruiter.password} {0} {first_name.__class__}"
    template = MessageTemplate.objects.create(name="Hi", moment="free", body=body)
    assert template.fill_in(application, by=application.requisition.recruiter) == body


@pytest.mark.parametrize("body", ["", "   ", "x" * 8001])
def test_an_empty_or_endless_message_is_refused(here, application, body):
    assert send(here, application, body).status_code == 422
    assert not application.messages.exists()


def test_sent_twice_it_goes_once(here, application):
    once = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"
    for _n in range(2):
        assert send(here, application, "Once.", once=once).status_code == 302
    assert application.messages.count() == 1


def test_who_has_no_email_cannot_be_written_to_from_here(here, open_requisition):
    one = factories.application(open_requisition, person=factories.candidate(email=None))
    assert "Send to" not in here.get(one.get_absolute_url()).text
    assert send(here, one).status_code == 422
    assert not one.messages.exists()


@pytest.mark.parametrize(("who", "status"), [("maya", 403), ("alex", 403), ("rui", 404)])
def test_only_recruiters_write_to_candidates(client, application, request, who, status):
    client.force_login(request.getfixturevalue(who))
    assert send(client, application).status_code == status
    page = reverse("candidates:message_words", args=[application.pk])
    assert client.get(page).status_code == status
    assert not application.messages.exists()
