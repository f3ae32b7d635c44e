"""Whoever tries again and again waits; other people do not notice, and no broker is needed."""

import datetime as dt

import pytest
import time_machine
from allauth.account import app_settings
from allauth.core.internal.ratelimit import get_rates
from django.core import mail
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.urls import reverse

from candidates.models import Application
from candidates.views.apply import FROM_ONE_CONNECTION, WITH_ONE_ADDRESS
from hiring.accounts.views.too_often import WAIT
from hiring.activity.bell import Line
from hiring.activity.models import Event, Notice
from hiring.api.throttling import A_STRANGER
from hiring.celery import app
from tests import factories
from tests.api.conftest import Program
from tests.quick import quick

PASSWORD = "correct horse battery"  # noqa: S105
ANSWERED_WITH_429 = {
    "login", "reset_password", "reset_password_from_key", "change_password", "reauthenticate"
}  # fmt: skip
FLOOD = 36  # tries: above every limit on one connection


@pytest.fixture(autouse=True)
def _broker_away(monkeypatch):
    """Where nobody answers: the first bell fails, the next ones rest."""
    monkeypatch.setattr(Line, "rests_until", 0.0)
    for name in ("broker_url", "broker_write_url"):
        monkeypatch.setattr(app.conf, name, "redis://127.0.0.1:1/0")


@pytest.fixture
def flood(django_capture_on_commit_callbacks):
    """Press so often from one connection; what came back, and that none took long."""

    def of(path, bodies, address="10.9.9.9"):
        client, answers = Client(REMOTE_ADDR=address), []
        for body in bodies:
            with quick(3, path), django_capture_on_commit_callbacks(execute=True):
                answers.append(client.post(path, body))
        return answers

    return of


def statuses(answers):
    return [answer.status_code for answer in answers]


def assert_told_to_wait(answer):
    """A plain page that says so, and until when; it tells nothing of whoever was tried."""
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 24 * 3600
    assert "text/html" in answer["Content-Type"]
    assert "Traceback" not in answer.text


def in_postgresql():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        return cursor.fetchone()[0]


def test_limits_are_counted_where_everybody_sees_them():
    assert "DatabaseCache" in type(caches["default"]).__name__


# Signing in


def guesses(email, times=FLOOD):
    return [{"login": email, "password": f"guess {number}"} for number in range(times)]


def test_one_connection_does_not_guess_on(flood, maya):
    answers = flood("/account/login/", guesses(maya.email))
    assert_told_to_wait(answers[-1])
    assert statuses(answers).count(429) >= 5
    assert Event.objects.filter(verb="account.sign_in_failed").count() <= 10
    assert in_postgresql() > 0


def test_the_right_password_does_not_help_while_guessing_is_stopped(flood, maya):
    flood("/account/login/", guesses(maya.email))
    client = Client(REMOTE_ADDR="10.9.9.9")
    client.post("/account/login/", {"login": maya.email, "password": PASSWORD})
    assert client.get("/inbox/").status_code == 302


@pytest.mark.parametrize("page", ["/account/login/", "/account/password/reset/"])
def test_whoever_waits_as_told_may_try_again(flood, db, page):
    who = {"login": "p@fernhill.example", "password": "x", "email": "p@fernhill.example"}
    refused = flood(page, [who] * FLOOD)[-1]
    assert_told_to_wait(refused)
    assert "That was a lot of tries" in refused.text
    assert f'href="{page}"' in refused.text
    now = dt.datetime.now(dt.UTC)
    with time_machine.travel(now + dt.timedelta(seconds=int(refused["Retry-After"]) // 2)):
        assert flood(page, [who])[0].status_code == 429
    with time_machine.travel(now + dt.timedelta(seconds=int(refused["Retry-After"]))):
        assert flood(page, [who])[0].status_code != 429


def test_no_page_of_sign_in_counts_longer_than_it_says():
    counted = {rate.duration for action in app_settings.RATE_LIMITS if action in ANSWERED_WITH_429
               for rate in get_rates(app="allauth.account", action=action)}  # fmt: skip
    assert counted == {WAIT}


def test_guessing_at_many_accounts_from_one_connection_stops_too(flood, db):
    many = [{"login": f"p{n}@fernhill.example", "password": "x"} for n in range(FLOOD)]
    answers = flood("/account/login/", many)
    assert_told_to_wait(answers[-1])


def test_guessing_at_one_account_from_many_connections_stops_too(maya):
    for number in range(20):
        Client(REMOTE_ADDR=f"10.1.{number}.1").post(
            "/account/login/", {"login": maya.email, "password": "x"}
        )
    assert Event.objects.filter(verb="account.sign_in_failed").count() <= 6


def test_other_people_sign_in_all_the_while(flood, maya, tomas):
    signed_in = Client()
    signed_in.force_login(maya)
    flood("/account/login/", guesses(maya.email))
    elsewhere = Client(REMOTE_ADDR="10.7.7.7")
    elsewhere.post("/account/login/", {"login": tomas.email, "password": PASSWORD})
    assert elsewhere.get("/inbox/").status_code == 200
    assert signed_in.get("/inbox/").status_code == 200


def test_a_proxy_s_word_is_not_a_stranger_s(maya):
    """Without a proxy nobody chooses where they come from."""
    answers = [
        Client(REMOTE_ADDR="10.9.9.9", headers={"X-Forwarded-For": f"10.8.{n}.1"}).post(
            "/account/login/", {"login": f"p{n}@fernhill.example", "password": "x"}
        )
        for n in range(FLOOD)
    ]
    assert_told_to_wait(answers[-1])


# A new password


def test_nobodys_mailbox_is_filled_with_links(flood, maya, tomas):
    answers = flood("/account/password/reset/", [{"email": maya.email}] * FLOOD)
    assert_told_to_wait(answers[-1])
    assert len(mail.outbox) <= 5
    Client(REMOTE_ADDR="10.7.7.7").post("/account/password/reset/", {"email": tomas.email})
    assert mail.outbox[-1].to == [tomas.email]


def test_the_answer_does_not_say_who_has_an_account(flood, maya):
    known = flood("/account/password/reset/", [{"email": maya.email}] * 8)
    unknown = flood("/account/password/reset/", [{"email": "no@fernhill.example"}] * 8, "10.6.6.6")
    assert statuses(known) == statuses(unknown)


# Applying


def application(number=0, email=""):
    email = email or f"a{number}@example.org"
    return {"name": f"Ada {number}", "email": email, "privacy": "on"}


@pytest.fixture
def posting(open_requisition):
    return factories.published(open_requisition, resume="optional")


def test_one_connection_does_not_apply_without_end(flood, posting):
    path = reverse("apply", args=[posting.slug])
    answers = flood(path, [application(n) for n in range(FLOOD)])
    assert statuses(answers).count(302) == FROM_ONE_CONNECTION.times
    assert_told_to_wait(answers[-1])
    assert 0 < int(answers[-1]["Retry-After"]) <= FROM_ONE_CONNECTION.seconds
    assert 'value="Ada 35"' in answers[-1].text, "what was typed stays"
    assert Application.objects.count() == FROM_ONE_CONNECTION.times
    elsewhere = Client(REMOTE_ADDR="10.7.7.7").post(path, application(99))
    assert elsewhere.status_code == 302


def test_one_address_gets_no_flood_of_thanks(posting):
    path, answers = reverse("apply", args=[posting.slug]), []
    for number in range(15):
        client = Client(REMOTE_ADDR=f"10.2.{number}.1")
        answers.append(client.post(path, application(email="leila@example.org")))
    assert_told_to_wait(answers[-1])
    assert int(answers[-1]["Retry-After"]) > 0
    assert Notice.objects.filter(kind__startswith="application").count() <= 40
    assert statuses(answers).count(302) == WITH_ONE_ADDRESS.times


def test_mistakes_count_too(flood, posting):
    answers = flood(reverse("apply", args=[posting.slug]), [{"name": "x"}] * FLOOD)
    assert_told_to_wait(answers[-1])


# The link to one's own page, and programs


def test_links_are_not_asked_for_without_end(flood, posting):
    leila = factories.candidate("Leila", email="leila@example.org")
    answers = flood("/my/", [{"email": leila.email}] * FLOOD)
    assert_told_to_wait(answers[-1])
    assert int(answers[-1]["Retry-After"]) > 0
    assert Event.objects.filter(verb="candidate.send_link").count() <= 3
    other = factories.candidate("Mo", email="mo@example.org")
    assert Client(REMOTE_ADDR="10.7.7.7").post("/my/", {"email": other.email}).status_code == 302
    assert Event.objects.filter(verb="candidate.send_link").of(other).count() == 1


def test_programs_without_a_token_wait(db):
    program = Program()
    answers = [program.get("/api/requisitions/") for _ in range(A_STRANGER.times + 1)]
    assert statuses(answers)[:-1] == [401] * A_STRANGER.times
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0
