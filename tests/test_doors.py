"""Every address × every person × own, foreign and missing record.

What somebody may not know of answers 404, what they may not do 403, and neither changes anything.
Who may is read from the spec in test_policy.py, which is written out apart from the tables.
"""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hiring.accounts.roles import Role
from hiring.policy import can
from requisitions.models import Requisition
from tests import factories
from tests.doors import ELSEWHERE, FOR_ANYONE_SIGNED_IN, GUARDED, OWN_CHECKS, PUBLIC
from tests.test_policy import (
    CAST,
    SPEC,
    asked_for,
    carried,
    people,  # noqa: F401  a fixture
    stand_in,  # noqa: F401  a fixture
    things,  # noqa: F401  a fixture
)
from tests.undone import undone

VIEWED_BY = {
    "requisition": SPEC["requisition.view"],
    "application": SPEC["application.view"],
    "shortlist": SPEC["shortlist.view"],
    "review": SPEC["review.view"],
    "candidate": SPEC["application.view"],
    "file": SPEC["application.view"],
    "picture": SPEC["application.view"],
    "scorecard": SPEC["scorecard.view"],
    "reference": SPEC["application.view"],
    "check": SPEC["check.view"],
    "offer": SPEC["offer.view"],
    "interview": SPEC["interview.view"],
    "onboarding": SPEC["onboarding.view"],
    "task": SPEC["task.view"],
    "document": SPEC["task.view"],
}


@pytest.fixture
def foreign(db):
    """The same records, of people who are nobody's colleagues here: confidential ones."""
    manager = factories.user("far-manager", Role.MANAGER)
    recruiter = factories.user("far-recruiter", Role.RECRUITER)
    department = factories.department("Far away")
    ours = {"manager": manager, "recruiter": recruiter, "department": department}
    asked = factories.requisition(**ours, title="Diver")
    opened = factories.opened(factories.requisition(**ours, title="Pilot"))
    asked.submit(by=manager)
    interviewer = factories.user("far-interviewer")
    approver = factories.user("far-approver")
    records = asked_for(asked, manager, recruiter) | carried(
        opened, recruiter, interviewer, approver
    )
    Requisition.objects.filter(pk__in=[asked.pk, opened.pk]).update(confidential=True)
    return records


def addresses(resolver=None, prefix=""):
    """Every name that the URL map knows, but for the admin, the sign-in library, and the API,
    whose doors are walked with tokens in tests/api/test_doors.py."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            if entry.app_name in {"admin", "api"} or "account/" in str(entry.pattern):
                continue
            name = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from addresses(entry, name)
        elif isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}"


def test_every_address_says_who_may_come_in():
    known = {*GUARDED, *PUBLIC, *FOR_ANYONE_SIGNED_IN, *OWN_CHECKS, *ELSEWHERE}
    assert set(addresses()) == known
    assert {door.record for door in GUARDED.values()} == set(VIEWED_BY)


def test_strangers_are_asked_to_sign_in(client, db):
    for name in sorted({*GUARDED, *FOR_ANYONE_SIGNED_IN}):
        address = reverse(name, args=[1] * GUARDED[name].arguments if name in GUARDED else [])
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, name
            assert answer["Location"].startswith("/account/login/"), name


def knock(client, door, address):
    """What is answered; what it did is taken back."""
    with undone():
        return getattr(client, door.method)(address).status_code


@pytest.mark.parametrize("who", CAST)
def test_each_door_opens_to_its_people_only(client, people, things, who):
    client.force_login(people[who])
    for name, door in GUARDED.items():
        answer = knock(client, door, reverse(name, args=door.of(things)))
        if who not in VIEWED_BY[door.record]:
            assert answer == 404, name
        elif who not in SPEC[door.rule]:
            assert answer == 403, name
        else:
            assert answer in {200, 302, 409, 422}, name


@pytest.mark.parametrize("who", CAST)
def test_a_foreign_or_missing_record_is_not_there(client, people, foreign, who):
    client.force_login(people[who])
    for name, door in GUARDED.items():
        missing = reverse(name, args=[999_999] * door.arguments)
        assert knock(client, door, missing) == 404, name
        if who != "alex":  # an admin sees confidential ones, too
            assert knock(client, door, reverse(name, args=door.of(foreign))) == 404, name


def test_a_verb_is_never_done_by_looking(client, people, things):
    for name, door in GUARDED.items():
        if door.method == "post":
            client.force_login(people["maya"])
            answer = client.get(reverse(name, args=door.of(things)))
            assert answer.status_code in {200, 302, 403, 405, 409}, name


@pytest.mark.parametrize("name", sorted(OWN_CHECKS))
def test_pages_without_a_record_ask_the_rule(client, people, name):
    for who in CAST:
        client.force_login(people[who])
        expected = 200 if can(people[who], OWN_CHECKS[name]) else 403
        assert client.get(reverse(name)).status_code == expected, (name, who)


def test_refusals_of_words_are_kind(client, people, things):
    client.force_login(people["tomas"])
    answer = client.post(reverse("candidates:decide", args=[things["application"].pk]))
    assert answer.status_code == 403
    assert re.search("Only the hiring manager", answer.text)
