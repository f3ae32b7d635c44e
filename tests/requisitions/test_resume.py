"""Resumed: the clocks run on."""

import pytest

from tests import factories


def path(requisition):
    return f"/requisitions/{requisition.pk}/resume/"


@pytest.fixture
def held(open_requisition, maya):
    open_requisition.hold(by=maya)
    return open_requisition


@pytest.mark.parametrize("who", ["maya", "stefan", "tomas"])
def test_either_of_the_pair_resumes(request, post, held, who):
    assert post(request.getfixturevalue(who), path(held)).status_code == 302
    held.refresh_from_db()
    assert held.status == "open"


@pytest.mark.parametrize(("who", "status"), [("aiko", 403), ("alex", 403), ("rui", 404)])
def test_nobody_else_does(request, post, held, who, status):
    assert post(request.getfixturevalue(who), path(held)).status_code == status


def test_what_runs_is_not_resumed(post, open_requisition, maya):
    assert post(maya, path(open_requisition)).status_code == 409


def test_somebody_hired_on_hold_fills_it_when_it_is_resumed(open_requisition, maya, tomas):
    application = factories.application(open_requisition, stage="offering")
    open_requisition.hold(by=maya)
    application.requisition.refresh_from_db()
    application.hire(by=tomas)
    open_requisition.refresh_from_db()
    assert open_requisition.status == "on_hold"
    open_requisition.resume(by=tomas)
    assert open_requisition.status == "filled"
