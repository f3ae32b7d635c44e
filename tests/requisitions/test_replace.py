"""Asking somebody else instead."""

import pytest

from hiring.activity.models import Event


@pytest.fixture
def approval(requisition, maya):
    requisition.submit(by=maya)
    return requisition.round.approvals.get()


def path(approval):
    return f"/requisitions/{approval.requisition.pk}/approvals/{approval.pk}/replace/"


def test_who_asked_names_somebody_else(post, page, approval, maya, ingrid, daniel):
    assert post(maya, path(approval), person=daniel.pk).status_code == 302
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
    assert page(request.getfixturevalue(who), path(approval)).status_code == status


@pytest.mark.parametrize("who", ["maya", "ingrid", "nora"])
def test_four_eyes_hold_for_the_new_one_too(request, post, approval, alex, who):
    person = request.getfixturevalue(who)
    assert post(alex, path(approval), person=person.pk).status_code == 422


def test_whom_a_change_was_asked_by_may_replace_its_approver(
    post, open_requisition, tomas, ingrid, daniel
):
    open_requisition.edit(by=tomas, headcount=2)
    approval = open_requisition.awaited_approval(ingrid)
    assert post(tomas, path(approval), person=daniel.pk).status_code == 302
    assert open_requisition.awaits(daniel)
