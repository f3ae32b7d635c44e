"""A change to an open requisition: the old terms stand until its yes."""

import pytest

from hiring.activity.models import Notice
from tests import factories


@pytest.fixture
def change(open_requisition, maya):
    return open_requisition.edit(by=maya, headcount=3, band_high=66_000_00)


def path(change, verb):
    return f"/requisitions/{change.requisition.pk}/changes/{change.pk}/{verb}/"


def test_until_its_yes_the_old_terms_stand(change, open_requisition):
    open_requisition.refresh_from_db()
    assert (open_requisition.headcount, open_requisition.band_high) == (1, 60_000_00)
    assert open_requisition.openings.counted().count() == 1


def test_with_its_yes_the_new_terms_stand_and_the_openings_follow(
    post, change, open_requisition, ingrid, maya, tomas
):
    assert post(ingrid, path(change, "approve"), note="Good.").status_code == 302
    open_requisition.refresh_from_db()
    assert (open_requisition.headcount, open_requisition.band_high) == (3, 66_000_00)
    assert open_requisition.openings.open().count() == 3
    told = Notice.objects.filter(kind="change.approve")
    assert {notice.recipient for notice in told} == {maya, tomas}


def test_with_a_no_nothing_changes(post, change, open_requisition, ingrid):
    assert post(ingrid, path(change, "send-back"), note="No.").status_code == 302
    change.refresh_from_db()
    open_requisition.refresh_from_db()
    assert (change.status, open_requisition.headcount) == ("sent_back", 1)
    assert open_requisition.status == "open"


def test_a_no_needs_its_note(post, change, ingrid):
    assert post(ingrid, path(change, "send-back")).status_code == 422


def test_approvers_read_what_would_change_in_words(page, change, ingrid):
    shown = page(ingrid, f"/requisitions/{change.requisition.pk}/").text
    assert "<del>€60,000</del>" in shown
    assert "<ins>€66,000</ins>" in shown


def test_a_recruiter_who_may_not_see_the_band_sees_no_band_in_the_change(page, change, aiko):
    shown = page(aiko, f"/requisitions/{change.requisition.pk}/").text
    assert "A change is asked for" in shown
    assert "66,000" not in shown
    assert "60,000" not in shown


@pytest.mark.parametrize("who", ["maya", "tomas", "alex", "aiko"])
def test_nobody_approves_who_was_not_asked(request, post, change, who):
    assert post(request.getfixturevalue(who), path(change, "approve")).status_code == 403


@pytest.mark.parametrize("who", ["maya", "stefan"])
def test_it_can_be_withdrawn(request, post, change, ingrid, who):
    assert post(request.getfixturevalue(who), path(change, "withdraw")).status_code == 302
    change.refresh_from_db()
    assert change.status == "withdrawn"
    assert not change.requisition.awaits(ingrid)


@pytest.mark.parametrize(("who", "status"), [("tomas", 403), ("ingrid", 403), ("rui", 404)])
def test_nobody_else_withdraws_it(request, post, change, who, status):
    assert post(request.getfixturevalue(who), path(change, "withdraw")).status_code == status


def test_what_was_withdrawn_is_not_approved(post, change, maya, ingrid):
    change.withdraw(by=maya)
    assert post(ingrid, path(change, "approve")).status_code == 409


def test_a_change_is_answered_once(post, change, ingrid):
    post(ingrid, path(change, "approve"))
    again = post(ingrid, path(change, "send-back"), note="Wait.")
    assert again.status_code == 409
    assert "You answered already" in again.text


def test_a_change_of_another_requisition_is_not_reached_from_here(post, change, ingrid, maya):
    other = factories.requisition(
        manager=maya, recruiter=change.requisition.recruiter, department=change.department
    )
    path = f"/requisitions/{other.pk}/changes/{change.pk}/approve/"
    assert post(maya, path).status_code == 404


def test_fewer_openings_fill_it_when_the_rest_are_taken(requisition, maya, ingrid):
    requisition.headcount = 2
    requisition.save()
    factories.opened(requisition)
    factories.application(requisition, stage="hired")
    change = requisition.edit(by=maya, headcount=1)
    change.approve(by=ingrid)
    requisition.refresh_from_db()
    assert requisition.status == "filled"


def test_the_form_says_that_earlier_terms_give_way(page, open_requisition, maya):
    said = "They take the place of those that are with the approvers now."
    address = f"/requisitions/{open_requisition.pk}/edit/"
    assert said not in page(maya, address).text
    open_requisition.edit(by=maya, headcount=3)
    assert said in page(maya, address).text
