"""Offers by programs: the same verbs, the same refusals, and pay for nobody else."""

import pytest

from candidates.models import Offer
from tests import offering
from tests.api.conftest import Program, token_of


@pytest.fixture
def of():
    return lambda person: Program(token_of(person)[1])


@pytest.fixture
def chosen(open_requisition):
    return offering.chosen(open_requisition)


def typed(application, **more):
    terms = offering.terms(application)
    days = {name: terms[name].isoformat() for name in ("start_on", "reply_by")}
    return days | {"base": "55000", "period": "year", "place": "Lisbon"} | more


def test_terms_are_drafted_in_whole_units_and_read_in_minor_ones(of, chosen, tomas):
    answer = of(tomas).post(f"/api/applications/{chosen.pk}/draft_offer/", typed(chosen))
    assert answer.status_code == 200, answer.text
    offer = of(tomas).get("/api/offers/").json()["results"][0]
    assert (offer["status"], offer["versions"][0]["base"]) == ("draft", 55_000_00)


def test_another_currency_than_the_bands_is_refused(of, chosen, tomas):
    path = f"/api/applications/{chosen.pk}/draft_offer/"
    answer = of(tomas).post(path, typed(chosen, currency="JPY"))
    assert answer.status_code == 422
    assert "offer in the same currency" in answer.text
    assert not Offer.objects.exists()


def test_a_revision_keeps_what_is_not_sent(of, chosen, tomas):
    offer = offering.extended(chosen, leave_days=24, equity="A little")
    answer = of(tomas).post(f"/api/offers/{offer.pk}/revise/", {"leave_days": 28})
    assert answer.status_code == 200, answer.text
    newest = answer.json()["versions"][-1]
    assert (newest["number"], newest["leave_days"], newest["equity"]) == (2, 28, "A little")
    assert newest["base"] == offer.version.base


def test_approvers_answer_and_nobody_else_reads_it(of, chosen, tomas, ingrid, aiko, priya):
    offering.rule(ingrid)
    offer = offering.drafted(chosen)
    offer.submit(by=tomas)
    path = f"/api/offers/{offer.pk}/"
    for other in (aiko, priya):
        assert of(other).get(path).status_code == 404
        assert of(other).get("/api/offers/").json()["results"] == []
    assert of(tomas).post(f"{path}approve/", {}).status_code == 403
    assert of(ingrid).post(f"{path}send_back/", {}).status_code == 422
    assert of(ingrid).post(f"{path}approve/", {"version": 1}).json()["status"] == "approved"
    assert of(ingrid).get(f"/api/applications/{chosen.pk}/").status_code == 404


def test_an_ask_says_only_what_differs(of, chosen, tomas):
    offer = offering.extended(chosen, leave_days=24)
    sent = {"words": "28, please.", "leave_days": 28, "place": "Lisbon"}
    asks = of(tomas).post(f"/api/offers/{offer.pk}/ask/", sent).json()["versions"][0]["asks"]
    assert [(one["leave_days"], one["place"]) for one in asks] == [(28, "")]
