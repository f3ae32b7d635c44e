"""The candidate reads an offer by their link, and answers it: yes, no, or not like this."""

import pytest

from candidates.lifecycle import Stage
from candidates.models import Offer, OfferAcceptance
from candidates.offer_link import path_for
from hiring.activity.models import Notice
from tests import factories, offering

CHANGED = "The terms changed"
BAD = "This link does not work any more"


@pytest.fixture
def hanna(db):
    return factories.candidate("Hanna Kowalczyk", email="hanna@example.org")


@pytest.fixture
def offer(open_requisition, hanna):
    chosen = factories.application(open_requisition, person=hanna, stage="offering")
    return offering.extended(
        chosen,
        base=58_000_00,
        bonus=4_000_00,
        equity="0.04% over four years",
        leave_days=25,
        conditions="A clear reference check.\nA medical.",
        words="We loved talking to you.\n\nYou would own settlement.",
    )


@pytest.fixture
def yes(offer):
    """The form, filled in as she would."""
    return {"name": "Hanna Kowalczyk", "read": "on", "version": offer.version.number}


def fresh(offer):
    return Offer.objects.for_page().get(pk=offer.pk)


def again(offer, **terms):
    """Other terms, sent."""
    recruiter = offer.requisition.recruiter
    offer = fresh(offer)
    offer.revise(by=recruiter, **terms)
    offer.submit(by=recruiter)
    offering.lettered(offer).extend(by=recruiter)
    return fresh(offer)


def heard(person, kind):
    return Notice.objects.to(person).filter(kind=kind).exists()


# The page


def test_it_says_the_terms_the_letter_and_by_when_to_reply(client, offer):
    page = client.get(path_for(offer)).text
    for words in (
        "Welder", "Hello Hanna", "€58,000 a year", "€4,000", "0.04% over four years", "25 days",
        "A clear reference check.<br>A medical.", "Please reply by the end of", "Lisbon time",
        "Dear Hanna,", "You would own settlement.", "Download PDF",
    ):  # fmt: skip
        assert words in page
    for inside in ("50,000", "60,000", "With the candidate", "hanna@example.org"):
        assert inside not in page


def test_accepting_hires_and_keeps_the_signature(client, offer, yes):
    answer = client.post(f"{path_for(offer)}accept/", yes | {"name": "hanna  KOWALCZYK"})
    page = client.get(answer["Location"]).text
    assert "You accepted" in page
    assert "Your first day is" in page
    signed = OfferAcceptance.objects.get()
    assert (signed.name, signed.address) == ("hanna KOWALCZYK", "127.0.0.1")
    assert signed.sha256 == offer.version.letter.sha256
    assert signed.sha256 in page
    assert fresh(offer).application.status == Stage.HIRED
