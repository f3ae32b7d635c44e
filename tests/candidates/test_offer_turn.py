"""Whose turn it is with somebody who was chosen: whoever the offer to them waits for."""

import pytest
from django.urls import reverse

from candidates.lifecycle import Stage
from tests import factories, offering


@pytest.fixture
def chosen(open_requisition):
    return offering.chosen(open_requisition)


@pytest.fixture
def as_(client):
    def signed_in(person):
        client.force_login(person)
        return client

    return signed_in


def submitted(application, *approvers):
    offering.rule(*approvers, needed=len(approvers))
    offer = offering.drafted(application)
    offer.submit(by=application.requisition.recruiter)
    return offer


def page_of(client, application):
    return client.get(application.get_absolute_url()).context


def board_of(client, application, **query):
    board = reverse("candidates:board", args=[application.requisition_id])
    columns = client.get(board, query).context["columns"]
    return next(column.cards for column in columns if column.stage == Stage.OFFERING)


def turns_of(client, application):
    """On the page of the application, and on the board."""
    [card] = board_of(client, application)
    return page_of(client, application)["turn"].person, card.turn.person


def test_an_offer_in_approval_waits_for_its_approver(as_, chosen, tomas, ingrid):
    submitted(chosen, ingrid)
    client = as_(tomas)
    assert turns_of(client, chosen) == (ingrid, ingrid)
    assert page_of(client, chosen)["step"].words == "The offer waits for Ingrid to agree."


def test_of_two_approvers_the_reader_comes_first_until_they_answered(as_, chosen, ingrid, maya):
    offer = submitted(chosen, ingrid, maya)
    client = as_(maya)
    assert turns_of(client, chosen) == (maya, maya)
    assert page_of(client, chosen)["step"].words == "The offer waits for your agreement."
    offer.approve(by=maya)
    assert turns_of(client, chosen) == (ingrid, ingrid)


def test_an_offer_with_the_candidate_waits_for_them_until_they_ask(as_, chosen, tomas):
    offer = offering.extended(chosen)
    assert turns_of(as_(tomas), chosen) == (chosen.candidate, chosen.candidate)
    assert f"With {chosen.candidate.first_name}" in as_(tomas).get(chosen.get_absolute_url()).text
    offer.ask(by=chosen.candidate, words="28 days?")
    assert turns_of(as_(tomas), chosen) == (tomas, tomas)


@pytest.mark.parametrize("made", [None, offering.drafted, offering.approved])
def test_what_is_not_sent_yet_is_the_recruiters_turn(as_, chosen, maya, tomas, made):
    if made:
        made(chosen)
    assert turns_of(as_(maya), chosen) == (tomas, tomas)


def test_after_an_offer_that_came_to_nothing_the_next_is_the_recruiters(as_, chosen, maya, tomas):
    offering.extended(chosen).decline(by=chosen.candidate)
    chosen.refresh_from_db()
    chosen.choose(by=maya, reasons="Again.")
    assert turns_of(as_(maya), chosen) == (tomas, tomas)


def test_who_may_not_read_the_offer_is_not_told_who_approves_it(as_, chosen, aiko, ingrid):
    submitted(chosen, ingrid)
    assert turns_of(as_(aiko), chosen) == (None, None)
    assert page_of(as_(aiko), chosen)["step"].words == "The offer: awaiting approval."


def test_on_hold_an_offer_waits_for_nobody(as_, chosen, maya, tomas, ingrid):
    submitted(chosen, ingrid)
    chosen.requisition.hold(by=maya)
    assert turns_of(as_(tomas), chosen) == (None, None)


def test_the_page_of_the_offer_says_the_same(as_, chosen, tomas, ingrid):
    offer = submitted(chosen, ingrid)
    assert as_(tomas).get(offer.get_absolute_url()).context["turn"] == ingrid
    offer.approve(by=ingrid)
    offer = offering.lettered(offer)
    assert as_(tomas).get(offer.get_absolute_url()).context["turn"] == tomas
    offer.extend(by=tomas)
    assert as_(tomas).get(offer.get_absolute_url()).context["turn"] == chosen.candidate
    offer.withdraw(by=tomas)
    assert as_(tomas).get(offer.get_absolute_url()).context["turn"] is None


def test_the_board_narrowed_to_who_waits_on_you_follows_the_offer(as_, chosen, tomas, maya):
    def waits_on(person):
        return bool(board_of(as_(person), chosen, waiting="on"))

    assert (waits_on(tomas), waits_on(maya)) == (True, False)
    offer = submitted(chosen, maya)
    assert (waits_on(tomas), waits_on(maya)) == (False, True)
    offer.approve(by=maya)
    assert (waits_on(tomas), waits_on(maya)) == (True, False)
    offer = offering.lettered(offer)
    offer.extend(by=tomas)
    assert (waits_on(tomas), waits_on(maya)) == (False, False)
    offer.ask(by=chosen.candidate, words="28 days?")
    assert (waits_on(tomas), waits_on(maya)) == (True, False)


def test_many_offers_cost_the_board_no_more_than_one(
    as_, tomas, maya, engineering, ingrid, django_assert_max_num_queries
):
    wide = factories.requisition(manager=maya, recruiter=tomas, department=engineering, headcount=9)
    wide = factories.opened(wide)
    sent, first = offering.chosen(wide), offering.chosen(wide)
    offering.extended(sent)
    submitted(first, ingrid)
    client = as_(tomas)
    board_of(client, first)
    with django_assert_max_num_queries(40) as few:
        board_of(client, first)
    for _n in range(3):
        offering.drafted(offering.chosen(wide)).submit(by=tomas)
    with django_assert_max_num_queries(len(few)):
        assert len(board_of(client, first)) == 5


def test_where_nobody_is_chosen_the_board_asks_nothing_about_offers(
    as_, open_requisition, tomas, django_assert_max_num_queries
):
    factories.application(open_requisition)
    client = as_(tomas)
    board = reverse("candidates:board", args=[open_requisition.pk])
    client.get(board)
    with django_assert_max_num_queries(40) as asked:
        client.get(board)
    assert not [one for one in asked.captured_queries if "candidates_offer" in one["sql"]]
