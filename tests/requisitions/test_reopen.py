"""Cancelled, and opened again as a draft."""

import pytest

from tests import factories


def path(requisition):
    return f"/requisitions/{requisition.pk}/reopen/"


def test_reopened_it_is_a_draft_that_needs_approval_anew(post, open_requisition, maya, ingrid):
    open_requisition.cancel(by=maya)
    assert post(maya, path(open_requisition)).status_code == 302
    open_requisition.refresh_from_db()
    assert open_requisition.status == "draft"
    assert not open_requisition.awaits(ingrid)
    factories.opened(open_requisition)
    assert [one.number for one in open_requisition.openings.counted()] == [2]


@pytest.mark.parametrize(("who", "status"), [("tomas", 403), ("alex", 403), ("rui", 404)])
def test_only_its_manager_reopens_it(request, post, open_requisition, maya, who, status):
    open_requisition.cancel(by=maya)
    person = request.getfixturevalue(who)
    assert post(person, path(open_requisition)).status_code == status
