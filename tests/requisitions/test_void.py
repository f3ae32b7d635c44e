"""New terms before opening: the answers so far are void."""

import pytest

from requisitions.terms import news_of


@pytest.mark.parametrize("status", ["submitted", "approved"])
def test_new_terms_before_opening_void_the_answers_and_ask_again(
    requisition, two_steps, maya, daniel, ingrid, status
):
    requisition.submit(by=maya)
    requisition.approve(by=daniel)
    if status == "approved":
        requisition.approve(by=ingrid)
    asked = requisition.edit(by=maya, headcount=4)
    assert asked == requisition.round
    assert requisition.status == "submitted"
    assert [one.outcome for one in requisition.approval_rounds.all()][-2:] != ["running", "running"]
    assert requisition.approval_rounds.order_by("number").first().outcome in {"voided", "approved"}
    assert requisition.awaits(daniel)
    assert not requisition.awaits(ingrid)


def test_the_new_round_says_what_is_different(requisition, maya):
    requisition.submit(by=maya)
    requisition.edit(by=maya, headcount=4, band_high=64_000_00)
    assert news_of(requisition.round) == [
        ("Openings", "1", "4"),
        ("Band", "€50,000 to €60,000 a year", "€50,000 to €64,000 a year"),
    ]


def test_a_plain_field_voids_nothing(requisition, maya, ingrid):
    requisition.submit(by=maya)
    assert requisition.edit(by=maya, justification="Two retired.") is None
    assert requisition.approval_rounds.count() == 1
    assert requisition.awaits(ingrid)
