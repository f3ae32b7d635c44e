"""Asking an approver again, and asking somebody else instead."""

import pytest

from hiring.activity.models import Event, Notice
from tests import factories


@pytest.fixture
def approval(requisition, maya):
    requisition.submit(by=maya)
    return requisition.round.approvals.get()


def path(approval, verb):
    return f"/requisitions/{approval.requisition.pk}/approvals/{approval.pk}/{verb}/"


@pytest.mark.parametrize("who", ["maya", "tomas", "alex"])
def test_those_who_wait_remind(request, post, approval, ingrid, who):
    assert post(request.getfixturevalue(who), path(approval, "remind")).status_code == 302
    approval.refresh_from_db()
    assert approval.reminded_at
    assert Notice.objects.to(ingrid).filter(kind="approval.remind").count() == 1


@pytest.mark.parametrize(("who", "status"), [("ingrid", 403), ("aiko", 403), ("rui", 404)])
def test_nobody_else_reminds(request, post, approval, who, status):
    assert post(request.getfixturevalue(who), path(approval, "remind")).status_code == status


def test_nobody_is_reminded_of_what_they_answered(post, approval, maya, ingrid):
    approval.requisition.approve(by=ingrid)
    assert post(maya, path(approval, "remind")).status_code == 409


def test_who_asked_names_somebody_else(post, page, approval, maya, ingrid, daniel):
    assert post(maya, path(approval, "replace"), person=daniel.pk).status_code == 302
    requisition = approval.requisition
    assert requisition.awaits(daniel)
    assert not requisition.awaits(ingrid)
    assert page(ingrid, f"/requisitions/{requisition.pk}/").status_code == 404
    assert Event.objects.filter(verb="approval.replace").get().details == {
        "before": ingrid.pk,
        "after": daniel.pk,
    }


@pytest.mark.parametrize(("who", "status"), [("tomas", 403), ("ingrid", 403), ("rui", 404)])
def test_nobody_else_names_one(request, page, approval, who, status):
    assert page(request.getfixturevalue(who), path(approval, "replace")).status_code == status


@pytest.mark.parametrize("who", ["maya", "ingrid", "nora"])
def test_four_eyes_hold_for_the_new_one_too(request, post, approval, alex, who):
    person = request.getfixturevalue(who)
    assert post(alex, path(approval, "replace"), person=person.pk).status_code == 422


def test_an_approval_of_another_requisition_is_not_reached_from_here(
    post, approval, maya, tomas, engineering
):
    other = factories.requisition(manager=maya, recruiter=tomas, department=engineering)
    path = f"/requisitions/{other.pk}/approvals/{approval.pk}/remind/"
    assert post(maya, path).status_code == 404


def test_whom_a_change_was_asked_by_may_replace_its_approver(
    post, open_requisition, tomas, ingrid, daniel
):
    open_requisition.edit(by=tomas, headcount=2)
    approval = open_requisition.awaited_approval(ingrid)
    assert post(tomas, path(approval, "replace"), person=daniel.pk).status_code == 302
    assert open_requisition.awaits(daniel)
