"""One no, and when it ends the asking."""

import pytest

from hiring.activity.models import Event, Notice
from tests.requisitions.conftest import rule


def path(requisition):
    return f"/requisitions/{requisition.pk}/send-back/"


def test_a_no_sends_it_back_with_its_note(post, requisition, maya, tomas, ingrid):
    requisition.submit(by=maya)
    assert post(ingrid, path(requisition), note="Too dear.").status_code == 302
    requisition.refresh_from_db()
    assert (requisition.status, requisition.round.outcome) == ("draft", "sent_back")
    assert requisition.round.approvals.get().note == "Too dear."
    told = Notice.objects.filter(kind="requisition.send_back")
    assert maya in {notice.recipient for notice in told}


def test_the_note_stands_on_the_page_until_it_is_asked_again(post, page, requisition, maya, ingrid):
    requisition.submit(by=maya)
    requisition.send_back(by=ingrid, note="Too dear.")
    path = f"/requisitions/{requisition.pk}/"
    assert "It was sent back." in page(maya, path).text
    requisition.submit(by=maya)
    assert "It was sent back." not in page(maya, path).text


def test_without_a_note_it_is_asked_for_and_nothing_happens(post, requisition, maya, ingrid):
    requisition.submit(by=maya)
    response = post(ingrid, path(requisition), note=" ")
    assert response.status_code == 422
    assert "Say what should change, so that they can." in response.text
    assert requisition.awaits(ingrid)


def test_while_enough_yeses_are_possible_one_no_does_not_end_it(
    requisition, maya, daniel, ingrid, petra
):
    rule(("Board", 2, [daniel, ingrid, petra]))
    requisition.submit(by=maya)
    requisition.send_back(by=daniel, note="Not this year.")
    assert requisition.status == "submitted"
    assert Event.objects.filter(verb="requisition.send_back").count() == 0
    requisition.approve(by=ingrid)
    requisition.approve(by=petra)
    assert requisition.status == "approved"


def test_the_second_no_of_three_ends_it(requisition, maya, daniel, ingrid, petra):
    rule(("Board", 2, [daniel, ingrid, petra]))
    requisition.submit(by=maya)
    requisition.send_back(by=daniel, note="No.")
    requisition.send_back(by=petra, note="No.")
    assert requisition.status == "draft"
    assert not requisition.awaits(ingrid)


def test_asked_again_the_approver_reads_what_changed(page, requisition, maya, ingrid):
    requisition.submit(by=maya)
    requisition.send_back(by=ingrid, note="Fewer.")
    requisition.edit(by=maya, title="Pipe welder")
    requisition.submit(by=maya)
    shown = page(ingrid, f"/requisitions/{requisition.pk}/").text
    assert "<ins>" in shown


@pytest.mark.parametrize("who", ["maya", "tomas", "alex"])
def test_who_was_not_asked_does_not_send_back(request, post, requisition, maya, who):
    requisition.submit(by=maya)
    person = request.getfixturevalue(who)
    assert post(person, path(requisition), note="No.").status_code == 403
