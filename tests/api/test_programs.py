"""A program that speaks for nobody has an account and a token, and no other way in."""

import datetime as dt
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.urls import reverse

from hiring import clocks
from hiring.accounts.models import Program, User
from hiring.accounts.roles import Role
from hiring.activity.models import Event, Notice
from hiring.activity.notices import address
from hiring.api.models import Token
from tests.api.conftest import Program as Speaker
from tests.api.conftest import token_of

LIST = "/api/requisitions/"


@pytest.fixture
def robot(db):
    return Program.objects.create(name="Payroll", roles=[Role.RECRUITER, Role.MANAGER])


@pytest.fixture
def here(client, alex):
    client.force_login(alex)
    return client


def made(here, robot, **more):
    sent = {
        "owner": robot.pk,
        "name": "Every night",
        "scopes": ["requisitions:read", "candidates:read"],
        "expires_on": f"{clocks.now().date() + dt.timedelta(days=30)}",
    }
    return here.post(reverse("admin:api_token_add"), sent | more)


def test_an_admin_makes_a_program_and_its_token(here):
    sent = {"name": "Payroll", "job": "New hires", "roles": ["recruiter"], "is_active": "on"}
    assert here.post(reverse("admin:accounts_program_add"), sent).status_code == 302
    robot = Program.objects.get()
    assert (robot.is_service, robot.has_usable_password()) == (True, False)
    page = made(here, robot)
    secret = re.search(r"tandem_[\w-]{43}", page.text)[0]
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert Speaker(secret).get(LIST).status_code == 200
    again = here.get(reverse("admin:api_token_changelist"))
    assert "Every night" in again.text
    assert secret not in again.text
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"account.change_roles", "token.make"} <= verbs


def test_the_secret_is_kept_nowhere_on_its_way(here, robot):
    page = made(here, robot)
    secret = re.search(r"tandem_[\w-]{43}", page.text)[0]
    kept = " ".join(f"{morsel.value}" for morsel in here.cookies.values())
    kept += repr(dict(here.session.items())) + repr(list(LogEntry.objects.values_list()))
    kept += repr(list(Event.objects.values_list())) + repr(list(Token.objects.values_list()))
    assert secret not in kept
    assert secret[len("tandem_") + 4 :] not in kept


def test_a_program_speaks_for_no_agency(here):
    sent = {"name": "Nordhunt", "roles": ["agency"], "is_active": "on"}
    assert here.post(reverse("admin:accounts_program_add"), sent).status_code == 200
    assert not Program.objects.exists()


def test_admins_make_tokens_for_programs_only(here, robot, maya):
    assert made(here, maya).status_code == 200
    assert not Token.objects.exists()
    made(here, robot, expires_on="2099-01-01")
    assert not Token.objects.exists()
    made(here, robot)
    assert Token.objects.get().owner_id == robot.pk


def test_others_make_none(client, tomas, robot):
    client.force_login(tomas)
    assert made(client, robot).status_code == 403
    assert not Token.objects.exists()


def test_admins_revoke_anybodys_tokens(here, robot, maya):
    tokens = [token_of(robot), token_of(maya)]
    chosen = {"action": "revoke", "_selected_action": [token.pk for token, _secret in tokens]}
    assert here.post(reverse("admin:api_token_changelist"), chosen).status_code == 302
    for _token, secret in tokens:
        assert Speaker(secret).get(LIST).status_code == 401
    assert Event.objects.filter(verb="token.revoke").count() == 2


def test_no_token_is_changed_or_removed(here, robot):
    token = token_of(robot)[0]
    change = reverse("admin:api_token_change", args=[token.pk])
    assert here.get(change).status_code == 200
    assert token.digest not in here.get(change).text
    assert here.post(change, {"name": "Else"}).status_code == 403
    removed = here.post(reverse("admin:api_token_delete", args=[token.pk]), {"post": "yes"})
    assert removed.status_code == 403


def test_the_token_of_a_closed_program_is_no_good(here, robot):
    secret = token_of(robot)[1]
    sent = {"name": robot.name, "roles": robot.roles}
    here.post(reverse("admin:accounts_program_change", args=[robot.pk]), sent)
    assert Speaker(secret).get(LIST).status_code == 401


def test_a_program_does_not_sign_in(client, robot):
    robot.set_password("correct horse battery")
    robot.save()
    sent = {"login": robot.email, "password": "correct horse battery"}
    assert client.post("/account/login/", sent).status_code == 200
    assert "_auth_user_id" not in client.session
    person = User.objects.get(pk=robot.pk)
    person.is_service = False
    person.save()
    assert client.post("/account/login/", sent).status_code == 302  # it is that which forbids it


def test_a_program_gets_no_new_password(client, robot, maya):
    for account, letters in ((robot, 0), (maya, 1)):
        mail.outbox.clear()
        client.post("/account/password/reset/", {"email": account.email})
        assert len([one for one in mail.outbox if account.email in one.to]) == letters


def test_a_program_is_offered_nowhere(program, robot, maya, tomas):
    for people in (
        User.objects.colleagues(),
        User.objects.with_role(Role.RECRUITER),
        User.objects.with_role(Role.MANAGER),
        User.objects.may_stand_in(),
    ):
        assert robot.pk not in people.values_list("pk", flat=True)
    listed = {row["id"] for row in program(maya).get("/api/people/").json()["results"]}
    assert {maya.pk, tomas.pk} <= listed
    assert robot.pk not in listed


def test_a_program_is_made_nobodys_recruiter(program, requisition, tomas, robot, aiko):
    hand = f"{LIST}{requisition.pk}/hand_over/"
    refused = program(tomas).post(hand, {"part": "recruiter", "to": robot.pk})
    assert refused.status_code == 422
    assert program(tomas).post(hand, {"part": "recruiter", "to": aiko.pk}).status_code == 200


def test_a_program_gets_no_mail(robot, maya, requisition):
    for account, where in ((robot, ""), (maya, maya.email)):
        notice = Notice(kind="requisition.approve", recipient=account, subject=requisition)
        assert address(notice) == where


def test_what_a_program_does_is_its_own_on_the_record(robot, open_requisition):
    from tests import factories

    application = factories.application(open_requisition)
    speaks = Speaker(token_of(robot)[1])
    moved = speaks.post(f"/api/applications/{application.pk}/screen/", {"from": "applied"})
    assert moved.status_code == 200, moved.text
    assert Event.objects.filter(verb="application.screen").get().actor.pk == robot.pk
