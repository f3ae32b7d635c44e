"""Taking an asking back."""

import pytest


def path(requisition):
    return f"/requisitions/{requisition.pk}/recall/"


@pytest.fixture
def submitted(requisition, maya):
    requisition.submit(by=maya)
    return requisition


def test_who_asked_recalls_it(post, submitted, maya, ingrid):
    assert post(maya, path(submitted)).status_code == 302
    submitted.refresh_from_db()
    assert submitted.status == "draft"
    assert not submitted.awaits(ingrid)
    assert submitted.round.outcome == "recalled"


@pytest.mark.parametrize(
    ("who", "status"), [("tomas", 403), ("ingrid", 403), ("aiko", 403), ("rui", 404)]
)
def test_nobody_else_does(request, post, submitted, who, status):
    assert post(request.getfixturevalue(who), path(submitted)).status_code == status


def test_a_draft_cannot_be_recalled(post, submitted, maya):
    submitted.recall(by=maya)
    assert post(maya, path(submitted)).status_code == 409


def test_an_approver_who_comes_too_late_is_told(post, submitted, maya, ingrid):
    submitted.recall(by=maya)
    assert post(ingrid, f"/requisitions/{submitted.pk}/approve/").status_code == 409
