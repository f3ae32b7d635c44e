"""Cancelled, and opened again as a draft."""

import pytest

from hiring.activity.models import Clock
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


def test_opened_again_whoever_still_waits_has_a_fresh_clock(open_requisition, maya, tomas):
    people = [factories.application(open_requisition, stage="screening") for _ in range(2)]
    waiting, asked = factories.presented(*people).reviews.all()
    asked.draft(by=maya, verdict="ask", note="Why?")
    asked.shortlist.send(by=maya)
    open_requisition.cancel(by=maya)
    open_requisition.reopen(by=maya)
    assert not Clock.objects.inside(open_requisition).running().exists()
    factories.opened(open_requisition)
    waiting.refresh_from_db()
    assert waiting.clock.running
    assert Clock.objects.on(asked.asks.get()).running().count() == 1


def test_opened_again_a_posting_with_the_manager_has_a_fresh_clock(
    open_requisition, advert, maya, tomas
):
    revision = advert(open_requisition)
    revision.ask(by=tomas)
    open_requisition.cancel(by=maya)
    open_requisition.reopen(by=maya)
    factories.opened(open_requisition)
    assert Clock.objects.on(revision).running().count() == 1
