"""Asking for approval: whose yes is needed."""

import pytest

from hiring.accounts.models import User
from hiring.activity.models import Clock, Event, Notice
from hiring.lifecycle import NotAllowed
from tests import factories
from tests.requisitions.conftest import rule


def path(requisition):
    return f"/requisitions/{requisition.pk}/submit/"


def chain(requisition):
    """Each step with how many of whom."""
    return [
        (step.name, step.needed, [one.approver.first_name for one in step.approvals.all()])
        for step in requisition.round.steps.all()
    ]


@pytest.mark.parametrize("who", ["maya", "tomas", "stefan"])
def test_the_pair_and_the_stand_in_ask(request, post, requisition, who):
    person = request.getfixturevalue(who)
    assert post(person, path(requisition)).status_code == 302
    requisition.refresh_from_db()
    assert (requisition.status, requisition.submitted_by) == ("submitted", person)


@pytest.mark.parametrize(("who", "status"), [("aiko", 403), ("rui", 404), ("priya", 404)])
def test_nobody_else_asks(request, post, requisition, who, status):
    assert post(request.getfixturevalue(who), path(requisition)).status_code == status
    requisition.refresh_from_db()
    assert requisition.status == "draft"


def test_asking_twice_is_refused_with_a_sentence(post, requisition, maya):
    post(maya, path(requisition))
    response = post(maya, path(requisition))
    assert response.status_code == 409
    assert "“Ask for approval” is not possible now" in response.text


def test_without_a_must_have_nobody_is_asked(maya, tomas, engineering):
    bare = factories.requisition(manager=maya, recruiter=tomas, department=engineering, criteria=0)
    with pytest.raises(NotAllowed, match="at least one must-have"):
        bare.submit(by=maya)
    bare.refresh_from_db()
    assert bare.status == "draft"


def test_without_a_rule_the_head_of_the_department_approves(requisition, maya, ingrid):
    requisition.submit(by=maya)
    assert chain(requisition) == [("Department head", 1, ["Ingrid"])]


def test_the_first_rule_that_fits_says_who(requisition, maya, daniel, ingrid, petra):
    rule(("Dear", 1, [ingrid]), above=60_000_00, position=1)
    rule(("Finance", 1, [daniel]), ("Heads", 2, [ingrid, petra]), above=59_999_99, position=2)
    requisition.submit(by=maya)
    assert chain(requisition) == [("Finance", 1, ["Daniel"]), ("Heads", 2, ["Ingrid", "Petra"])]


def test_only_the_first_step_is_asked(requisition, two_steps, maya, daniel, ingrid):
    requisition.submit(by=maya)
    assert requisition.awaits(daniel)
    assert not requisition.awaits(ingrid)
    assert [notice.recipient for notice in Notice.objects.filter(kind="approval.ask")] == [daniel]
    assert Clock.objects.inside(requisition).running().count() == 1


def test_who_asks_and_for_whom_it_is_approve_nothing(requisition, maya, tomas, daniel):
    rule(("All", 1, [maya, tomas, daniel]))
    requisition.submit(by=tomas)
    assert chain(requisition) == [("All", 1, ["Daniel"])]


def test_a_step_that_names_only_the_requester_goes_to_the_next(requisition, maya, daniel):
    rule(("Manager", 1, [maya]), ("Finance", 1, [daniel]))
    requisition.submit(by=maya)
    assert chain(requisition) == [("Finance", 1, ["Daniel"])]


def test_at_the_end_it_goes_to_an_admin(requisition, maya, daniel, alex):
    rule(("Finance", 1, [daniel]), ("Manager", 1, [maya]))
    requisition.submit(by=maya)
    assert chain(requisition) == [("Finance", 1, ["Daniel"]), ("Admin", 1, ["Alex"])]


def test_a_manager_who_heads_the_department_is_approved_by_an_admin(requisition, maya, alex):
    requisition.department.head = maya
    requisition.department.save()
    requisition.submit(by=maya)
    assert chain(requisition) == [("Admin", 1, ["Alex"])]


def test_a_closed_account_is_not_asked(requisition, maya, ingrid, alex):
    User.objects.filter(pk=ingrid.pk).update(is_active=False)
    requisition.refresh_from_db()
    requisition.submit(by=maya)
    assert chain(requisition) == [("Admin", 1, ["Alex"])]


def test_when_nobody_is_left_to_ask_it_stays_a_draft(post, requisition, maya):
    requisition.department.head = maya
    requisition.department.save()
    response = post(maya, path(requisition))
    assert response.status_code == 409
    assert "Nobody is left who could approve it" in response.text
    requisition.refresh_from_db()
    assert requisition.status == "draft"
    assert not Event.objects.filter(verb="requisition.submit").exists()


def test_somebody_named_twice_is_asked_once(requisition, maya, daniel, ingrid):
    rule(("Finance", 1, [daniel]), ("Both", 2, [daniel, ingrid]))
    requisition.submit(by=maya)
    assert chain(requisition) == [("Finance", 1, ["Daniel"]), ("Both", 1, ["Ingrid"])]
