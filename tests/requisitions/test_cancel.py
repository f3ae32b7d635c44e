"""Cancelled: it takes effect at once."""

import pytest

from hiring.activity.models import Clock
from tests import factories


def path(requisition):
    return f"/requisitions/{requisition.pk}/cancel/"


@pytest.mark.parametrize("who", ["maya", "stefan", "alex"])
def test_its_manager_or_an_admin_cancels(request, post, open_requisition, who):
    assert post(request.getfixturevalue(who), path(open_requisition)).status_code == 302
    open_requisition.refresh_from_db()
    assert open_requisition.status == "cancelled"


@pytest.mark.parametrize(("who", "status"), [("tomas", 403), ("aiko", 403), ("rui", 404)])
def test_nobody_else_does(request, post, open_requisition, who, status):
    assert post(request.getfixturevalue(who), path(open_requisition)).status_code == status


def test_it_takes_effect_at_once(live, maya):
    requisition = live.requisition
    factories.presented(factories.application(requisition, stage="screening"))
    requisition.edit(by=maya, headcount=5)
    requisition.cancel(by=maya)
    live.refresh_from_db()
    assert live.status == "closed"
    assert not Clock.objects.inside(requisition).unstopped().exists()
    assert not requisition.openings.unfilled().exists()
    assert not requisition.rounds.running().exists()
    assert requisition.changes.get().status == "withdrawn"


def test_whoever_is_left_waits_to_be_told_and_the_page_says_so(page, application, maya, tomas):
    requisition = application.requisition
    requisition.cancel(by=maya)
    for path in (f"/requisitions/{requisition.pk}/", "/requisitions/"):
        assert "1 still to be told" in page(tomas, path).text


def test_once_cancelled_it_cannot_be_cancelled_again(post, open_requisition, maya):
    open_requisition.cancel(by=maya)
    assert post(maya, path(open_requisition)).status_code == 409
