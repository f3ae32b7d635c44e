"""One yes, and the last one."""

import pytest

from hiring.activity.models import Clock, Event, Notice
from hiring.lifecycle import NotAllowed
from tests.requisitions.conftest import rule


def path(requisition):
    return f"/requisitions/{requisition.pk}/approve/"


def test_the_last_yes_approves(requisition, two_steps, maya, daniel, ingrid):
    requisition.submit(by=maya)
    requisition.approve(by=daniel)
    assert requisition.status == "submitted"
    requisition.approve(by=ingrid, note="Go.")
    assert (requisition.status, requisition.round.outcome) == ("approved", "approved")
    event = Event.objects.filter(verb="requisition.approve").get()
    assert (event.actor, event.source, event.target) == (ingrid, "submitted", "approved")


def test_the_note_of_every_yes_is_kept(post, page, requisition, two_steps, maya, daniel):
    requisition.submit(by=maya)
    assert post(daniel, path(requisition), note="Within the plan.").status_code == 302
    assert requisition.round.approvals.get(approver=daniel).note == "Within the plan."
    assert "Within the plan." in page(maya, f"/requisitions/{requisition.pk}/").text


def test_the_next_step_is_asked_when_the_first_is_done(
    requisition, two_steps, maya, daniel, ingrid
):
    requisition.submit(by=maya)
    requisition.approve(by=daniel)
    assert requisition.awaits(ingrid)
    asked = Notice.objects.filter(kind="approval.ask")
    assert {notice.recipient for notice in asked} == {daniel, ingrid}
    assert {notice.event.actor for notice in asked} == {maya}


def test_so_many_of_these_people(requisition, maya, daniel, ingrid, petra):
    rule(("Board", 2, [daniel, ingrid, petra]))
    requisition.submit(by=maya)
    requisition.approve(by=daniel)
    assert requisition.status == "submitted"
    requisition.approve(by=petra)
    assert requisition.status == "approved"
    assert not requisition.awaits(ingrid)


def test_who_was_not_needed_in_the_end_cannot_answer_the_next_step(
    requisition, maya, daniel, ingrid, petra
):
    rule(("Finance", 1, [daniel, petra]), ("Head", 1, [ingrid]))
    requisition.submit(by=maya)
    requisition.approve(by=daniel)
    assert not requisition.awaits(petra)
    with pytest.raises(NotAllowed, match="not asked for any more"):
        requisition.approve(by=petra)


def test_the_pair_hears_and_the_clock_stops(requisition, maya, tomas, ingrid):
    requisition.submit(by=maya)
    requisition.approve(by=ingrid)
    told = Notice.objects.filter(kind="requisition.approve")
    assert {notice.recipient for notice in told} == {maya, tomas}
    assert not Clock.objects.inside(requisition).running().exists()


@pytest.mark.parametrize("who", ["maya", "tomas", "aiko", "alex", "stefan"])
def test_nobody_approves_who_was_not_asked(request, post, requisition, maya, who):
    person = request.getfixturevalue(who)
    requisition.submit(by=maya)
    response = post(person, path(requisition))
    assert response.status_code == 403
    assert "nobody approves their own request" in response.text


def test_somebody_who_may_not_know_of_it_reads_404(post, requisition, maya, rui, nora):
    requisition.submit(by=maya)
    assert post(rui, path(requisition)).status_code == 404
    assert post(nora, path(requisition)).status_code == 404


def test_an_approver_of_a_later_step_does_not_see_it_yet(
    page, requisition, two_steps, maya, daniel, ingrid
):
    requisition.submit(by=maya)
    assert page(ingrid, f"/requisitions/{requisition.pk}/").status_code == 404
    requisition.approve(by=daniel)
    assert page(ingrid, f"/requisitions/{requisition.pk}/").status_code == 200


def test_answering_twice_is_refused(post, requisition, two_steps, maya, daniel):
    requisition.submit(by=maya)
    post(daniel, path(requisition))
    again = post(daniel, path(requisition))
    assert again.status_code == 409
    assert "You answered already. Nothing changed." in again.text


def test_the_last_yes_from_a_stale_tab_is_refused_in_the_same_words(
    post, requisition, maya, ingrid
):
    requisition.submit(by=maya)
    for verb in ("approve", "send-back"):
        post(ingrid, path(requisition))
        again = post(ingrid, f"/requisitions/{requisition.pk}/{verb}/", note="Wait.")
        assert again.status_code == 409
        assert "You answered already. Nothing changed." in again.text
    requisition.refresh_from_db()
    assert requisition.status == "approved"


def test_asked_once_more_whoever_answered_before_answers_again(post, requisition, maya, ingrid):
    requisition.submit(by=maya)
    requisition.send_back(by=ingrid, note="Fewer.")
    requisition.submit(by=maya)
    assert post(ingrid, path(requisition)).status_code == 302


def test_terms_that_changed_meanwhile_are_not_approved_unread(post, requisition, maya, ingrid):
    requisition.submit(by=maya)
    read = requisition.awaited_approval(ingrid).pk
    requisition.edit(by=maya, headcount=9)
    response = post(ingrid, path(requisition), asked=read)
    assert response.status_code == 409
    assert "What is asked changed meanwhile" in response.text
    requisition.refresh_from_db()
    assert requisition.status == "submitted"


def test_a_visit_alone_approves_nothing(page, requisition, maya, ingrid):
    requisition.submit(by=maya)
    assert page(ingrid, path(requisition)).status_code == 405


def test_an_approver_keeps_reading_it_afterwards(page, requisition, maya, ingrid):
    requisition.submit(by=maya)
    requisition.approve(by=ingrid)
    response = page(ingrid, f"/requisitions/{requisition.pk}/")
    assert response.status_code == 200
    assert "€50,000" in response.text
