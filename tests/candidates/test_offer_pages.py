"""The pages of an offer: drafted, asked for, sent; what each person sees of it."""

import datetime as dt

import pytest
from django.urls import reverse

from candidates.models import Offer
from hiring import clocks
from tests import offering


def at(name, *things):
    return reverse(f"candidates:{name}", args=[thing.pk for thing in things])


@pytest.fixture
def chosen(open_requisition):
    return offering.chosen(open_requisition)


@pytest.fixture
def as_tomas(client, tomas):
    client.force_login(tomas)
    return client


def typed(**more):
    """The form as somebody fills it in."""
    today = clocks.now().date()
    return {
        "base": "55,000",
        "period": "year",
        "start_on": (today + dt.timedelta(days=60)).isoformat(),
        "reply_by": (today + dt.timedelta(days=7)).isoformat(),
        "place": "Lisbon",
    } | more


def test_a_recruiter_drafts_asks_and_sends(as_tomas, chosen, tomas):
    assert as_tomas.get(at("offer_draft", chosen)).status_code == 200
    answer = as_tomas.post(at("offer_draft", chosen), typed())
    offer = Offer.objects.get()
    assert answer["Location"] == at("offer", offer)
    assert offer.version.base == 55_000_00
    as_tomas.post(at("offer_submit", offer))
    offering.lettered(Offer.objects.get())
    assert at("offer_extend", offer) in as_tomas.get(at("offer", offer)).text
    as_tomas.post(at("offer_extend", offer))
    assert Offer.objects.get().is_extended
    assert as_tomas.get(at("offer", offer)).status_code == 200
