"""A session is its person's own: nobody prepares it, keeps it, or is led away by it."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from lxml import html

from hiring.activity.models import Event
from tests.doors import GUARDED
from tests.test_doors import VIEWED_BY
from tests.test_policy import CAST, SPEC

PASSWORD = "correct horse battery"  # noqa: S105
NEW = "a much newer password"
LOGIN, LOGOUT = "/account/login/", "/account/logout/"
ELSEWHERE = (
    "//evil.example", "///evil.example", "////evil.example", "https://evil.example/",
    "https:evil.example", "https:/evil.example", "http:///evil.example", "javascript:alert(1)",
    "JAVASCRIPT:alert(1)", "data:text/html,x", "\\\\evil.example", "/\\evil.example",
    "\\/evil.example", "/\t/evil.example", "\x08//evil.example", " //evil.example",
    "//testserver@evil.example", "https://testserver.evil.example", "//evil.example/testserver",
    "http://testserver:pass@evil.example", "/\r\nLocation: https://evil.example", "ftp://testserver",
    "https://evil.example\\@testserver",
)  # fmt: skip


def sign_in(client, person, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": person.email, "password": password, **more})


def key(client):
    return client.session.session_key


# Fixation


def test_signing_in_gives_a_new_key_and_the_old_one_opens_nothing(maya):
    client = Client()
    session = client.session  # as somebody would prepare it for her
    session["of"] = "eve"
    session.save()
    client.cookies["session"] = prepared = session.session_key
    assert sign_in(client, maya).status_code == 302
    assert key(client) != prepared
    assert not Session.objects.filter(session_key=prepared).exists()
    assert Client(headers={"Cookie": f"session={prepared}"}).get("/inbox/").status_code == 302


def test_a_key_that_was_made_up_is_not_taken_over(maya):
    client = Client()
    client.cookies["session"] = "a" * 32
    sign_in(client, maya)
    assert key(client) != "a" * 32
    assert client.get("/inbox/").status_code == 200


def test_somebody_else_who_signs_in_here_finds_nothing_of_the_first(maya, tomas):
    client = Client()
    sign_in(client, maya)
    first = key(client)
    client.post(LOGOUT)
    sign_in(client, tomas)
    assert key(client) != first
    assert not Session.objects.filter(session_key=first).exists()


def test_the_form_s_own_secret_changes_with_who_is_there(maya):
    client = Client(enforce_csrf_checks=True)
    client.get(LOGIN)
    before = client.cookies["csrf"].value
    page = client.get(LOGIN)
    token = page.context["csrf_token"]
    client.post(LOGIN, {"login": maya.email, "password": PASSWORD, "csrfmiddlewaretoken": token})
    assert client.cookies["csrf"].value != before


def test_the_cookie_is_for_the_browser_only(maya):
    client = Client()
    sign_in(client, maya)
    cookie = client.cookies["session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["domain"]


# The end


def test_signing_out_ends_it_for_good(maya):
    client = Client()
    sign_in(client, maya)
    stolen = Client(headers={"Cookie": f"session={key(client)}"})
    assert stolen.get("/inbox/").status_code == 200
    client.post(LOGOUT)
    assert stolen.get("/inbox/").status_code == 302


def test_looking_signs_nobody_out(maya):
    client = Client()
    client.force_login(maya)
    client.get(LOGOUT)
    assert client.get("/inbox/").status_code == 200


def test_a_new_password_ends_every_other_session(maya):
    here, there = Client(), Client()
    for client in (here, there):
        sign_in(client, maya)
    old = key(here)
    changed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post("/account/password/change/", changed).status_code == 302
    assert here.get("/inbox/").status_code == 200
    assert there.get("/inbox/").status_code == 302
    assert Client(headers={"Cookie": f"session={old}"}).get("/inbox/").status_code == 302


def test_so_does_a_password_that_an_admin_sets(maya, alex):
    client = Client()
    sign_in(client, maya)
    admin = Client()
    admin.force_login(alex)
    path = f"/admin/accounts/user/{maya.pk}/password/"
    answer = admin.post(path, {"password1": NEW, "password2": NEW, "usable_password": "true"})
    assert answer.status_code == 302
    assert client.get("/inbox/").status_code == 302


def test_nobody_acts_with_the_session_of_a_closed_account(maya, requisition):
    client = Client()
    sign_in(client, maya)
    maya.is_active = False
    maya.save()
    assert client.post(reverse("requisitions:submit", args=[requisition.pk])).status_code == 302
    requisition.refresh_from_db()
    assert requisition.status == "draft"


# Elsewhere


def leads_away(answer):
    """Only addresses that begin with one slash, or with this host, stay here."""
    to = answer.get("Location", "")
    here = to.startswith("http://testserver/") or (to[:1] in "/?" and to[:2] not in {"//", "/\\"})
    return bool(to) and not here


@pytest.mark.parametrize("way", ["in the address", "in the form", "in both"])
def test_signing_in_never_leads_elsewhere(maya, way):
    for away in ELSEWHERE:
        client = Client(REMOTE_ADDR="10.0.0.1")
        query = {"next": away} if way != "in the form" else {}
        body = {"next": away} if way != "in the address" else {}
        sent = {"login": maya.email, "password": PASSWORD, **body}
        answer = client.post(LOGIN, sent, query_params=query)
        if answer.status_code == 429:
            pytest.fail("The limit on signing in hides what is tried here.")
        assert answer.status_code == 302, away
        assert not leads_away(answer), away


def test_who_is_in_already_is_not_led_away_either(maya):
    client = Client()
    client.force_login(maya)
    for away in ELSEWHERE:
        for path in (LOGIN, LOGOUT, "/admin/login/", "/admin/logout/", "/account/reauthenticate/",
                     "/account/password/change/", "/account/password/reset/"):  # fmt: skip
            answer = client.get(path, {"next": away, "redirect_to": away, "url": away})
            assert answer.status_code < 500
            assert not leads_away(answer), (path, away)


def test_signing_out_never_leads_elsewhere(maya):
    for away in ELSEWHERE:
        client = Client()
        client.force_login(maya)
        answer = client.post(LOGOUT, {"next": away}, query_params={"next": away})
        assert answer.status_code == 302
        assert not leads_away(answer), away


def test_no_page_writes_the_other_address_into_a_link_or_form(maya):
    for away in ELSEWHERE:
        page = html.fromstring(Client().get(LOGIN, {"next": away}).content)
        goes = page.xpath("//@href | //@action | //@formaction | //@src")
        assert not [one for one in goes if "evil" in one.split("?")[0]], away


def test_no_form_with_a_way_back_leads_elsewhere(people, things):
    """Every verb of every door, by somebody who may: whatever it answers, it stays here."""
    client, tried = Client(), 0
    for name, door in GUARDED.items():
        if door.method == "post":
            client.force_login(people[next(who for who in CAST if who in SPEC[door.rule])])
            for away in ("//evil.example", "home"):
                path = reverse(name, args=door.of(things))
                answer = client.post(path, {"next": away}, query_params={"next": away})
                assert answer.status_code < 500
                assert not leads_away(answer), (name, away)
                tried += 1
    assert tried > 60


def test_the_appearance_never_leads_elsewhere(maya):
    client = Client()
    client.force_login(maya)
    for away in ELSEWHERE:
        answer = client.post("/settings/appearance/", {"theme": "dark", "next": away})
        assert answer.status_code == 302
        assert not leads_away(answer), away


def test_trying_a_door_that_is_not_theirs_is_on_the_record(people, things):
    """Each person at each door that they may see and not open: one event a try, with its rule."""
    client, tried = Client(), []
    for name, door in GUARDED.items():
        if "posting" in door.rule and door.record != "requisition":
            continue
        for who in ("maya", "tomas", "alex"):
            if who in VIEWED_BY[door.record] and who not in SPEC[door.rule]:
                client.force_login(people[who])
                answer = getattr(client, door.method)(reverse(name, args=door.of(things)))
                assert answer.status_code == 403
                tried.append((people[who].pk, door.rule))
    refused = Event.objects.filter(verb="account.refused").order_by("pk")
    assert [(one.actor_id, one.details["rule"]) for one in refused] == tried
    assert len(tried) > 40
