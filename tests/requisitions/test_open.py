"""Opening to candidates."""

import pytest

from hiring.activity.models import Event
from tests import factories


def path(requisition):
    return f"/requisitions/{requisition.pk}/open/"


@pytest.fixture
def approved(requisition, maya, ingrid):
    requisition.headcount = 3
    requisition.save()
    requisition.submit(by=maya)
    requisition.approve(by=ingrid)
    return requisition


@pytest.mark.parametrize("who", ["tomas", "aiko"])
def test_a_recruiter_opens_it_with_its_openings(request, post, approved, who):
    assert post(request.getfixturevalue(who), path(approved)).status_code == 302
    approved.refresh_from_db()
    assert approved.status == "open"
    assert [opening.number for opening in approved.openings.all()] == [1, 2, 3]
    assert approved.opened_at == approved.since


@pytest.mark.parametrize(("who", "status"), [("maya", 403), ("ingrid", 403), ("rui", 404)])
def test_nobody_else_does(request, post, approved, who, status):
    assert post(request.getfixturevalue(who), path(approved)).status_code == status


def test_what_is_not_approved_is_not_opened(post, requisition, tomas):
    assert post(tomas, path(requisition)).status_code == 409
    assert not Event.objects.filter(verb="requisition.open").exists()


def test_a_confidential_one_is_opened_by_its_own_recruiter_alone(post, approved, tomas, aiko):
    approved.confidential = True
    approved.save()
    assert post(aiko, path(approved)).status_code == 404
    assert post(tomas, path(approved)).status_code == 302


def test_opening_it_anew_with_every_seat_taken_fills_it(maya, tomas, engineering):
    wide = factories.requisition(manager=maya, recruiter=tomas, department=engineering, headcount=2)
    requisition = factories.application(factories.opened(wide), stage="hired").requisition
    requisition.cancel(by=maya)
    requisition.reopen(by=maya)
    requisition.edit(by=maya, headcount=1)
    factories.opened(requisition)
    assert requisition.status == "filled"
