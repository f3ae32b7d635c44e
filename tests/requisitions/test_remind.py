"""Asking an approver again."""

import datetime as dt

import pytest
import time_machine

from hiring.activity.models import Notice
from tests import factories


@pytest.fixture
def approval(requisition, maya):
    requisition.submit(by=maya)
    return requisition.round.approvals.get()


def path(approval):
    return f"/requisitions/{approval.requisition.pk}/approvals/{approval.pk}/remind/"


@pytest.mark.parametrize("who", ["maya", "tomas", "alex"])
def test_those_who_wait_remind(request, post, approval, ingrid, who):
    assert post(request.getfixturevalue(who), path(approval)).status_code == 302
    approval.refresh_from_db()
    assert approval.reminded_at
    assert Notice.objects.to(ingrid).filter(kind="approval.remind").count() == 1


def test_nobody_is_asked_twice_within_an_hour(post, approval, maya, ingrid):
    post(maya, path(approval))
    again = post(maya, path(approval))
    assert again.status_code == 409
    assert "Ingrid was asked again less than an hour ago. Nothing was sent." in again.text
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(hours=2)):
        assert post(maya, path(approval)).status_code == 302
    assert Notice.objects.to(ingrid).filter(kind="approval.remind").count() == 2


@pytest.mark.parametrize(("who", "status"), [("ingrid", 403), ("aiko", 403), ("rui", 404)])
def test_nobody_else_reminds(request, post, approval, who, status):
    assert post(request.getfixturevalue(who), path(approval)).status_code == status


def test_nobody_is_reminded_of_what_they_answered(post, approval, maya, ingrid):
    approval.requisition.approve(by=ingrid)
    assert post(maya, path(approval)).status_code == 409


def test_an_approval_of_another_requisition_is_not_reached_from_here(
    post, approval, maya, tomas, engineering
):
    other = factories.requisition(manager=maya, recruiter=tomas, department=engineering)
    path = f"/requisitions/{other.pk}/approvals/{approval.pk}/remind/"
    assert post(maya, path).status_code == 404
