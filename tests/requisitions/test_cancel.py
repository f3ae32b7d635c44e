"""Cancelled: it takes effect at once."""

import pytest

from hiring.activity.letters import compose
from hiring.activity.models import Clock, Event, Notice
from hiring.activity.timeline import items
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
    assert not requisition.approval_rounds.running().exists()
    assert requisition.changes.get().status == "withdrawn"


def test_whoever_is_left_waits_to_be_told_and_the_page_says_so(page, application, maya, tomas):
    requisition = application.requisition
    requisition.cancel(by=maya)
    for path in (f"/requisitions/{requisition.pk}/", "/requisitions/"):
        assert "1 still to be told" in page(tomas, path).text


def test_once_cancelled_it_cannot_be_cancelled_again(post, open_requisition, maya):
    open_requisition.cancel(by=maya)
    assert post(maya, path(open_requisition)).status_code == 409


def test_why_is_read_in_the_timeline_and_in_the_mail_and_never_in_the_record(
    post, open_requisition, maya, tomas
):
    post(maya, path(open_requisition), why="The budget moved to Porto.")
    event = Event.objects.get(verb="requisition.cancel")
    assert [one.bubble for one in items([event], tomas)] == ["The budget moved to Porto."]
    notice = Notice.objects.to(tomas).get(kind="requisition.cancel")
    assert "The budget moved to Porto." in compose(notice).body
    assert "Porto" not in str(event.details)


def test_a_later_cancelling_does_not_repeat_the_words_of_an_earlier_one(open_requisition, maya):
    open_requisition.cancel(by=maya, why="No budget.")
    open_requisition.reopen(by=maya)
    open_requisition.cancel(by=maya)
    events = Event.objects.of(open_requisition).filter(verb="requisition.cancel")
    assert [one.bubble for one in items(events, maya)] == ["", "No budget."]


def test_too_many_words_cancel_nothing_and_are_kept(post, open_requisition, maya):
    words = "Because " * 300
    response = post(maya, path(open_requisition), why=words)
    assert response.status_code == 422
    assert words.strip() in response.text
    open_requisition.refresh_from_db()
    assert open_requisition.status == "open"
