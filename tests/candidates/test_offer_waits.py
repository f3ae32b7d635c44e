"""While terms wait for somebody's yes, both homes say with whom they are."""

import pytest
from django.urls import reverse

from tests import offering


@pytest.fixture
def chosen(open_requisition):
    return offering.chosen(open_requisition)


@pytest.fixture
def with_ingrid(chosen, tomas, ingrid):
    offering.rule(ingrid)
    offer = offering.drafted(chosen)
    offer.submit(by=tomas)
    return offer


@pytest.fixture
def with_maya(chosen, tomas, maya):
    offering.rule(maya)
    offer = offering.drafted(chosen)
    offer.submit(by=tomas)
    return offer


def home(client, person):
    client.force_login(person)
    return client.get(reverse("home"))


def test_the_recruiter_reads_with_whom_an_offer_is(client, with_ingrid, tomas):
    [wait] = home(client, tomas).context["on_managers"]
    assert (str(wait.person), wait.title) == (
        "Ingrid",
        f"Ingrid: the offer to {with_ingrid.application}",
    )
    assert wait.left


def test_the_manager_waits_for_the_approver_and_not_for_the_recruiter(client, with_ingrid, maya):
    waits = home(client, maya).context["waits"]
    assert [str(wait.person) for wait in waits] == ["Ingrid"]


def test_nobody_waits_for_themselves(client, with_maya, maya, tomas):
    assert home(client, maya).context["waits"] == []
    assert [str(one.person) for one in home(client, tomas).context["on_managers"]] == ["Maya"]


def test_without_an_asking_the_offer_is_with_the_recruiter(client, chosen, maya):
    offering.drafted(chosen)
    assert [wait.title for wait in home(client, maya).context["waits"]] == ["Agree an offer"]


def test_the_manager_reads_that_an_offer_came_to_nothing(client, chosen, tomas, maya):
    offering.extended(chosen).decline(by=chosen.candidate)
    assert "Our offer came to nothing, with you since" in home(client, maya).text
