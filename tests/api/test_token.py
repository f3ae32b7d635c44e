"""A program gets in with a token, and no further than the token says."""

import datetime as dt

import pytest
import time_machine

from hiring.accounts.models import User
from hiring.activity.models import Event
from hiring.api.models import Token
from tests.api.conftest import Program, token_of

LIST = "/api/requisitions/"


def test_a_token_is_made_on_its_page_and_shown_once(client, maya):
    client.force_login(maya)
    sent = {"name": "Reports", "scopes": ["requisitions:read"], "expires_on": "2099-01-01"}
    assert client.post("/settings/tokens/", sent).status_code == 422  # too far ahead
    sent["expires_on"] = f"{dt.datetime.now(dt.UTC).date() + dt.timedelta(days=30)}"
    page = client.post("/settings/tokens/", sent)
    secret = page.context["secret"]
    assert secret in page.text
    assert page["Cache-Control"] == "no-store"
    assert secret not in client.get("/settings/tokens/").text
    assert Program(secret).get(LIST).status_code == 200


def test_its_secret_is_not_kept(maya):
    token, secret = token_of(maya)
    kept = " ".join(str(value) for value in Token.objects.values_list()[0])
    assert secret not in kept
    assert secret.startswith(token.begins)


def test_without_a_token_nobody_gets_in(program, maya):
    answer = program().get(LIST)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["title"] == "Unauthorized"


def test_a_session_is_no_token(client, maya):
    client.force_login(maya)
    assert client.get(LIST).status_code == 401


def test_a_token_ends(maya):
    secret = token_of(maya, days=3)[1]
    assert Program(secret).get(LIST).status_code == 200
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=5)):
        assert Program(secret).get(LIST).status_code == 401


def test_a_revoked_token_is_no_good(client, maya, rui):
    token, secret = token_of(maya)
    client.force_login(rui)
    assert client.post(f"/settings/tokens/{token.pk}/revoke/").status_code == 404
    client.force_login(maya)
    assert client.post(f"/settings/tokens/{token.pk}/revoke/").status_code == 302
    assert Program(secret).get(LIST).status_code == 401
    assert Event.objects.filter(verb="token.revoke").count() == 1


def test_the_token_of_a_closed_account_is_no_good(maya):
    secret = token_of(maya)[1]
    User.objects.filter(pk=maya.pk).update(is_active=False)
    assert Program(secret).get(LIST).status_code == 401


def test_agencies_make_none(client, nora):
    client.force_login(nora)
    assert client.get("/settings/tokens/").status_code == 403


def test_a_token_is_good_for_what_it_says_only(program, maya, requisition):
    reader = program(maya, ["requisitions:read"])
    assert reader.get(LIST).status_code == 200
    refused = reader.post(f"{LIST}{requisition.pk}/submit/")
    assert refused.status_code == 403
    assert "requisitions:write" in refused.json()["detail"]
    assert reader.get("/api/notices/").status_code == 403


def test_when_it_was_used_last_is_known(maya):
    token, secret = token_of(maya)
    Program(secret).get(LIST)
    token.refresh_from_db()
    assert token.last_used_at is not None


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer ünknown", "Basic YTpi", "Token x"])
def test_what_is_no_token_is_refused(client, db, header):
    answer = client.get(LIST, headers={"Authorization": header.encode().decode("latin-1")})
    assert answer.status_code == 401


def test_who_asks_too_often_waits(program, maya, monkeypatch):
    from hiring.api import throttling

    monkeypatch.setattr(throttling, "A_TOKEN", throttling.A_TOKEN._replace(times=2))
    reader = program(maya)
    assert [reader.get(LIST).status_code for _ in range(2)] == [200, 200]
    refused = reader.get(LIST)
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 60
