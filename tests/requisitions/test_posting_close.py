"""Taking the advert down: by hand, and by its date."""

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


def today():
    return clocks.now().date()


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
