"""Whoever said yes waits for the recruiter: to order the check, to ask the referee."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candidates.desk import Desk
from candidates.models import Reference
from candidates.needs import needs_of
from hiring import clocks
from hiring.accounts.roles import Role
from tests import factories


@pytest.fixture
def ada(open_requisition):
    person = factories.candidate("Ada")
    return factories.application(open_requisition, stage="interviewing", person=person)


def said(person):
    desk = Desk.of(type(person).objects.get(pk=person.pk), clocks.now())
    return {need.title: need for need in needs_of(desk)}


def asked(person):
    """How often the database is asked for what needs them."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        said(person)
    return len(queries)


def test_a_check_they_consented_to_is_to_be_ordered(ada, tomas):
    check = factories.check(ada)
    title = f"Order “{check.kind}” for Ada"
    assert title not in said(tomas)
    check.consent(by=ada.candidate)
    assert said(tomas)[title].button == "Order it"
    assert said(tomas)[title].url == check.get_absolute_url()
    check.order(by=tomas)
    assert title not in said(tomas)


def test_a_referee_they_named_is_to_be_asked(ada, tomas):
    halima = factories.referee(ada)
    assert said(tomas)["Ask Halima Yusuf about Ada"].url == halima.get_absolute_url()
    halima.ask(by=tomas)
    assert "Ask Halima Yusuf about Ada" not in said(tomas)


def test_all_referees_of_a_person_are_one_line(ada, tomas):
    factories.referee(ada)
    factories.referee(ada, name="Ben Okri")
    assert "Ask Ben Okri and Halima Yusuf about Ada" in said(tomas)


def test_whom_the_recruiter_named_themselves_they_know_of(ada, tomas):
    factories.referee(ada, by=tomas)
    assert not [title for title in said(tomas) if title.startswith("Ask")]


def test_only_the_recruiter_is_told_and_only_while_somebody_is_considered(ada, maya, tomas):
    factories.check(ada, "consented")
    factories.referee(ada)
    others = factories.user("lea", Role.RECRUITER)
    for person in (maya, others):
        assert not [title for title in said(person) if title.startswith(("Ask", "Order"))]
    ada.decline(by=maya)
    assert not [title for title in said(tomas) if title.startswith(("Ask", "Order"))]


def test_nobody_is_told_of_their_own(open_requisition, tomas):
    themselves = factories.candidate("Tomas", email=tomas.email)
    own = factories.application(open_requisition, stage="interviewing", person=themselves)
    Reference.objects.name_one(
        own,
        by=themselves,
        said={"name": "Halima", "relation": "Led", "email": "h@example.org", "phone": ""},
    )
    assert not [title for title in said(tomas) if title.startswith("Ask")]


def test_the_home_says_both_and_asks_no_more_for_many(client, ada, tomas):
    client.force_login(tomas)
    factories.check(ada, "consented")
    factories.referee(ada)
    page = client.get(reverse("home")).text
    assert "Ask Halima Yusuf about Ada" in page
    assert "for Ada" in page
    few = asked(tomas)
    for _ in range(5):
        other = factories.application(ada.requisition, stage="interviewing")
        factories.check(other, "consented")
        factories.referee(other)
    assert asked(tomas) == few


def test_both_are_asked_for_in_one_question(ada, tomas):
    factories.check(ada, "consented")
    one = asked(tomas)
    factories.referee(ada)
    assert asked(tomas) == one


def test_what_nobody_waits_for_is_not_asked_for(ada, tomas):
    quiet = asked(tomas)
    factories.check(ada, "consented")
    assert asked(tomas) == quiet + 1
