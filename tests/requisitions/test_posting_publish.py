"""Putting the advert up, and taking it down."""

import datetime as dt

import pytest

from hiring import clocks
from hiring.activity.actors import SYSTEM
from hiring.activity.models import Event
from hiring.lifecycle import NotAllowed
from requisitions.models import Posting
from requisitions.tasks import close_postings
from tests import factories


def path(requisition, verb):
    return f"/requisitions/{requisition.pk}/posting/{verb}/"


@pytest.fixture
def approved(open_requisition, advert, maya):
    advert(open_requisition, by=maya)
    return open_requisition


def today():
    return clocks.now().date()


@pytest.mark.parametrize("who", ["tomas", "aiko"])
def test_a_recruiter_publishes_what_is_approved(request, post, approved, who):
    assert post(request.getfixturevalue(who), path(approved, "publish")).status_code == 302
    posting = approved.posting
    assert (posting.status, posting.revision.number) == ("live", 1)
    assert posting.published_at
    assert list(Posting.objects.public(today())) == [posting]


@pytest.mark.parametrize(("who", "status"), [("maya", 403), ("alex", 403), ("rui", 404)])
def test_nobody_else_publishes(request, post, approved, who, status):
    assert post(request.getfixturevalue(who), path(approved, "publish")).status_code == status


def test_what_nobody_approved_is_not_published(post, open_requisition, advert, tomas):
    advert(open_requisition)
    response = post(tomas, path(open_requisition, "publish"))
    assert response.status_code == 409
    assert "No version of this posting is approved yet." in response.text


def test_before_the_requisition_is_open_nothing_is_published(requisition, advert, maya, tomas):
    advert(requisition, by=maya)
    with pytest.raises(NotAllowed, match="open it before its posting is published"):
        requisition.posting.publish(by=tomas)


def test_past_its_date_it_is_not_published(approved, tomas):
    posting = approved.posting
    posting.closes_on = today() - dt.timedelta(days=1)
    posting.save()
    with pytest.raises(NotAllowed, match="Its closing date is past"):
        posting.publish(by=tomas)


def test_publishing_twice_is_refused(post, live, tomas):
    assert post(tomas, path(live.requisition, "publish")).status_code == 409


@pytest.mark.parametrize("who", ["tomas", "aiko"])
def test_a_recruiter_closes_and_publishes_again(request, post, live, who):
    person = request.getfixturevalue(who)
    post(person, path(live.requisition, "close"))
    assert not Posting.objects.public(today()).exists()
    post(person, path(live.requisition, "publish"))
    assert Posting.objects.public(today()).exists()


@pytest.mark.parametrize(("who", "status"), [("maya", 403), ("alex", 403), ("nora", 404)])
def test_nobody_else_closes(request, post, live, who, status):
    assert post(request.getfixturevalue(who), path(live.requisition, "close")).status_code == status


def test_on_its_last_day_it_is_up_and_the_day_after_it_closes_by_itself(live):
    Posting.objects.update(closes_on=today())
    assert close_postings() == 0
    Posting.objects.update(closes_on=today() - dt.timedelta(days=1))
    assert close_postings() == 1
    live.refresh_from_db()
    assert live.status == "closed"
    event = Event.objects.filter(verb="posting.close").get()
    assert event.actor is None


def test_the_timetable_may_ring_twice(live):
    Posting.objects.update(closes_on=today() - dt.timedelta(days=1))
    assert (close_postings(), close_postings()) == (1, 0)


def test_a_posting_without_a_date_stays(live):
    assert close_postings() == 0


def test_when_somebody_was_quicker_the_rest_still_closes(live, maya, tomas, engineering, advert):
    Posting.objects.update(closes_on=today() - dt.timedelta(days=1))
    stale = list(Posting.objects.past(today()))
    stale[0].close(by=SYSTEM)
    with pytest.raises(NotAllowed):
        Posting.objects.get(pk=live.pk).close(by=SYSTEM)
    other = factories.opened(
        factories.requisition(manager=maya, recruiter=tomas, department=engineering)
    )
    advert(other, by=maya)
    other.posting.publish(by=tomas)
    Posting.objects.filter(requisition=other).update(closes_on=today() - dt.timedelta(days=1))
    assert close_postings() == 1
