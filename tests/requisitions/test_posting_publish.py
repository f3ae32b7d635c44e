"""Putting the advert up."""

import datetime as dt

import pytest
from django.utils import timezone

from hiring import clocks
from hiring.lifecycle import NotAllowed
from requisitions.models import Posting


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


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles"])
def test_it_is_public_at_once_where_another_day_has_begun(approved, tomas, zone):
    for hour in (1, 23):
        day = dt.datetime(2027, 10, 30, hour, 30, tzinfo=dt.UTC)
        with clocks.at(day), timezone.override(zone):
            approved.posting.publish(by=tomas)
            assert Posting.objects.public(today()).exists()
            approved.posting.close(by=tomas)


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
