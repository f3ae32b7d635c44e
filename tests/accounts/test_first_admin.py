"""A real installation begins with one admin, made by a command."""

import pytest
from django.core.management import call_command

from hiring.accounts.models import User
from hiring.activity.models import Event
from hiring.embedded.trouble import Trouble

SAID = {
    "ADMIN_EMAIL": "Ada@Fernhill.example ",
    "ADMIN_NAME": "Ada Lima",
    "ADMIN_PASSWORD": "a long way to the sea",
}


@pytest.fixture
def environment(monkeypatch):
    def say(**said):
        for name, value in (SAID | said).items():
            monkeypatch.setenv(name, value)

    return say


def test_it_is_made_from_the_environment(environment, db):
    environment()
    call_command("first_admin")
    ada = User.objects.get()
    assert (ada.email, ada.name, ada.roles) == ("ada@fernhill.example", "Ada Lima", ["admin"])
    assert ada.check_password(SAID["ADMIN_PASSWORD"])
    assert Event.objects.get().verb == "account.change_roles"


def test_it_asks_for_what_is_not_said(monkeypatch, db):
    answers = iter(["ada@fernhill.example", "Ada Lima"])
    passwords = iter([SAID["ADMIN_PASSWORD"]] * 2)
    for name in SAID:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: next(answers))
    monkeypatch.setattr(
        "hiring.management.commands.first_admin.getpass", lambda question: next(passwords)
    )
    call_command("first_admin")
    assert User.objects.get().is_admin


def test_a_slip_of_the_finger_makes_nobody(monkeypatch, environment, db):
    environment()
    monkeypatch.delenv("ADMIN_PASSWORD")
    passwords = iter(["a long way to the sea", "a long way to the see"])
    monkeypatch.setattr(
        "hiring.management.commands.first_admin.getpass", lambda question: next(passwords)
    )
    with pytest.raises(Trouble, match="These two passwords differ"):
        call_command("first_admin")
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"ADMIN_PASSWORD": "short"}, "too short"),
        ({"ADMIN_EMAIL": "ada"}, "valid email"),
        ({"ADMIN_NAME": " "}, "cannot be blank"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(environment, db, said, words):
    environment(**said)
    with pytest.raises(Trouble, match=words):
        call_command("first_admin")
    assert not User.objects.exists()


def test_where_there_is_an_admin_it_is_refused_unless_told(environment, alex):
    environment()
    with pytest.raises(Trouble, match="There is an admin already"):
        call_command("first_admin")
    call_command("first_admin", another=True)
    assert User.objects.with_role("admin").count() == 2


def test_an_address_that_is_taken_is_refused(environment, alex):
    environment(ADMIN_EMAIL=alex.email.upper())
    with pytest.raises(Trouble, match="Another account has this e-mail"):
        call_command("first_admin", another=True)
