"""Cancelled, filled, and opened again as a draft."""

import pytest

from hiring.activity.models import Clock
from tests import factories


def path(requisition, verb="cancel"):
    return f"/requisitions/{requisition.pk}/{verb}/"


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


def test_reopened_it_is_a_draft_that_needs_approval_anew(post, open_requisition, maya, ingrid):
    open_requisition.cancel(by=maya)
    assert post(maya, path(open_requisition, "reopen")).status_code == 302
    open_requisition.refresh_from_db()
    assert open_requisition.status == "draft"
    assert not open_requisition.awaits(ingrid)
    factories.opened(open_requisition)
    assert [one.number for one in open_requisition.openings.counted()] == [2]


@pytest.mark.parametrize(("who", "status"), [("tomas", 403), ("alex", 403), ("rui", 404)])
def test_only_its_manager_reopens_it(request, post, open_requisition, maya, who, status):
    open_requisition.cancel(by=maya)
    person = request.getfixturevalue(who)
    assert post(person, path(open_requisition, "reopen")).status_code == status


def test_the_last_opening_fills_it_and_takes_the_advert_down(live, maya):
    requisition = live.requisition
    other = factories.application(requisition)
    factories.application(requisition, stage="hired")
    requisition.refresh_from_db()
    live.refresh_from_db()
    assert (requisition.status, live.status) == ("filled", "closed")
    assert other.requisition.applications.to_be_told().count() == 1


def test_a_change_that_waits_ends_when_the_last_opening_is_taken(open_requisition, maya):
    open_requisition.edit(by=maya, title="Pipe welder")
    factories.application(open_requisition, stage="hired")
    assert open_requisition.changes.get().status == "withdrawn"


def test_somebody_who_will_not_start_frees_an_opening(open_requisition, tomas):
    hired = factories.application(open_requisition, stage="hired")
    hired.renege(by=tomas)
    open_requisition.refresh_from_db()
    assert open_requisition.status == "open"
    assert open_requisition.openings.open().count() == 1
