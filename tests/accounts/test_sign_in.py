"""Who came, who left and who tried is on the record; doors close for good."""

import pytest
from django.test import Client

from hiring.activity.models import Event

PASSWORD = "correct horse battery"  # noqa: S105
LOGIN = "/account/login/"


def sign_in(client, email, password=PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


def verbs(person):
    events = Event.objects.filter(verb__startswith="account.").of(person).order_by("pk")
    return list(events.values_list("verb", flat=True))


def test_signing_in_and_out_is_on_the_record(client, maya):
    assert sign_in(client, "Maya@Fernhill.example").status_code == 302
    client.post("/account/logout/")
    assert verbs(maya) == ["account.sign_in", "account.sign_out"]


def test_a_wrong_password_is_on_the_record_of_its_account(client, maya):
    sign_in(client, maya.email, "wrong")
    assert verbs(maya) == ["account.sign_in_failed"]
    assert Event.objects.get().actor is None


def test_an_unknown_e_mail_answers_the_same_and_leaves_no_event(client, maya):
    unknown = sign_in(client, "nobody@fernhill.example", "wrong")
    wrong = sign_in(client, maya.email, "wrong")
    said = "do not belong together"
    assert said in unknown.content.decode()
    assert said in wrong.content.decode()
    assert Event.objects.count() == 1


def test_events_hold_no_e_mail_and_no_password(client, maya):
    sign_in(client, maya.email, "wrong-secret")
    assert Event.objects.get().details == {}


def test_a_new_password_is_on_the_record_and_signs_out_everywhere_else(maya):
    here, there = Client(), Client()
    sign_in(here, maya.email)
    sign_in(there, maya.email)
    new = "a much newer password"
    here.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert here.get("/inbox/").status_code == 200
    assert there.get("/inbox/").status_code == 302
    assert "account.change_password" in verbs(maya)


def test_closing_an_account_ends_its_sessions(client, maya):
    client.force_login(maya)
    assert client.get("/inbox/").status_code == 200
    maya.is_active = False
    maya.save()
    assert client.get("/inbox/").status_code == 302


def test_a_closed_account_cannot_sign_in(client, maya):
    maya.is_active = False
    maya.save()
    sign_in(client, maya.email)
    assert client.get("/inbox/").status_code == 302


def test_a_refusal_is_on_the_record_with_its_rule(client, maya):
    client.force_login(maya)
    client.get("/deliveries/")
    refused = Event.objects.get(verb="account.refused")
    assert (refused.actor, refused.details) == (maya, {"rule": "delivery.view"})


@pytest.mark.parametrize("path", ["/inbox/", "/settings/", "/settings/stand-ins/", "/policy/"])
def test_nobody_gets_in_without_signing_in(client, db, path):
    response = client.get(path)
    assert response.status_code == 302
    assert response["Location"].startswith(LOGIN)


@pytest.mark.parametrize("page", ["signup/", "email/", "confirm-email/", "confirm-email/key:1/"])
def test_nobody_signs_up_or_keeps_addresses_here(client, maya, page):
    assert client.get(f"/account/{page}").status_code == 404
    client.force_login(maya)
    assert client.get(f"/account/{page}").status_code == 404
    assert client.post(f"/account/{page}", {"email": "new@fernhill.example"}).status_code == 404


def test_a_new_password_can_be_asked_for_without_an_account(client, db):
    asked = client.post("/account/password/reset/", {"email": "nobody@fernhill.example"})
    assert asked.status_code == 302


def test_what_is_missing_is_said_in_our_words(client, db):
    response = client.post("/account/login/", {})
    assert "Write your work e-mail." in response.text
    assert "Write your password." in response.text


def test_the_mail_for_a_new_password_has_a_plain_subject(client, maya, mailoutbox):
    client.post("/account/password/reset/", {"email": maya.email})
    assert [mail.subject for mail in mailoutbox] == ["Choose a new password"]
