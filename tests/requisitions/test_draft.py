"""A wish on paper."""

import uuid

import pytest

from hiring.activity.models import Event
from requisitions.models import Requisition

NEW = "/requisitions/new/"


def test_a_manager_drafts_and_becomes_its_hiring_manager(post, sheet, maya, tomas):
    response = post(maya, NEW, **sheet())
    made = Requisition.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/requisitions/{made.pk}/")
    assert (made.manager, made.recruiter, made.drafted_by) == (maya, tomas, maya)
    assert (made.status, made.band_low, made.band_high) == ("draft", 50_000_00, 60_000_00)


def test_a_recruiter_drafts_for_a_manager(post, sheet, maya, tomas):
    post(tomas, NEW, **sheet())
    made = Requisition.objects.get()
    assert (made.manager, made.drafted_by) == (maya, tomas)


def test_a_manager_cannot_draft_in_the_name_of_another(post, sheet, rui, maya):
    response = post(rui, NEW, **sheet(manager=maya.pk))
    assert response.status_code == 422
    assert not Requisition.objects.exists()


def test_it_is_on_the_record(post, sheet, maya):
    post(maya, NEW, **sheet())
    event = Event.objects.of(Requisition.objects.get()).get()
    assert (event.verb, event.actor, event.target) == ("requisition.draft", maya, "draft")


def test_criteria_keep_the_order_that_was_chosen(post, sheet, maya):
    post(
        maya,
        NEW,
        **sheet(
            {"text": "Second", "ORDER": 2},
            {"text": "First", "ORDER": 1},
            {"text": "Nice", "need": "nice", "ORDER": 3},
            {"text": "Gone", "DELETE": "on"},
            {"text": ""},
        ),
    )
    criteria = Requisition.objects.get().criteria.current()
    assert [one.text for one in criteria] == ["First", "Second", "Nice"]


def test_the_agreement_is_written_with_it(post, sheet, maya):
    post(maya, NEW, **sheet(**{"agreement-feedback_hours": 24, "agreement-update_days": 14}))
    agreement = Requisition.objects.get().agreement
    assert (agreement.feedback_hours, agreement.update_days) == (24, 14)


def test_asking_in_the_same_go(post, sheet, maya, ingrid):
    post(maya, NEW, **sheet(then="ask"))
    made = Requisition.objects.get()
    assert made.status == "submitted"
    assert made.awaits(ingrid)


def test_a_drafter_without_a_part_keeps_a_draft_even_when_asking(post, sheet, tomas, aiko):
    post(aiko, NEW, **sheet(then="ask"))
    assert Requisition.objects.get().status == "draft"


def test_twice_the_same_form_makes_one(client, sheet, maya):
    client.force_login(maya)
    data = sheet(once=str(uuid.uuid4()))
    first, second = client.post(NEW, data), client.post(NEW, data)
    assert first["Location"] == second["Location"]
    assert Requisition.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Write what the job is called."),
        ({"department": ""}, "Choose the department that pays."),
        ({"band_to": ""}, "Write the most you may pay."),
        ({"band_to": "40,000"}, "Enter €50,000 or more, or swap the two."),
        ({"band_from": "0"}, "Enter more than nothing."),
        ({"band_from": "lots"}, "Enter a number"),
        ({"headcount": "501"}, "Ask for 1 to 500 openings."),
        ({"reason": "replacement"}, "Say whom this replaces."),
        ({"agreement-update_days": "0"}, "Promise an update every 1 to 90 days."),
        ({"agreement-update_days": "-3"}, "Promise an update every 1 to 90 days."),
        ({"needed_on": "2020-01-01"}, "Choose today or a later day."),
        ({"agreement-first_shortlist_on": "2020-01-01"}, "Choose today or a later day."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(post, sheet, maya, wrong, words):
    response = post(maya, NEW, **sheet(**{"justification": "We are three too few."} | wrong))
    assert response.status_code == 422
    assert words in response.text
    assert "We are three too few." in response.text
    assert not Requisition.objects.exists()


def test_a_value_needs_a_question(post, sheet, maya):
    response = post(maya, NEW, **sheet({"text": "Says it early", "kind": "value"}))
    assert response.status_code == 422
    assert "A value needs a question of its own." in response.text


def test_a_line_with_only_its_meaning_is_not_dropped(post, sheet, maya):
    response = post(maya, NEW, **sheet({"text": "Welds"}, {"text": "", "detail": "MIG and TIG"}))
    assert response.status_code == 422
    assert "Write it, or remove the line." in response.text


def test_a_draft_needs_no_must_have_but_asking_does(post, sheet, maya):
    nice = {"text": "Welds upside down", "need": "nice"}
    refused = post(maya, NEW, **sheet(nice, then="ask"))
    assert refused.status_code == 422
    assert "Write at least one must-have before you ask." in refused.text
    assert post(maya, NEW, **sheet(nice)).status_code == 302


def test_a_live_twin_is_a_warning_and_a_tick_is_enough(post, sheet, requisition, maya):
    warned = post(maya, NEW, **sheet(title=" welder"))
    assert warned.status_code == 422
    assert f"/requisitions/{requisition.pk}/" in warned.text
    assert post(maya, NEW, **sheet(title="welder", despite="on")).status_code == 302
    assert Requisition.objects.count() == 2


def test_a_twin_that_is_over_is_no_warning(post, sheet, requisition, maya):
    requisition.cancel(by=maya)
    assert post(maya, NEW, **sheet()).status_code == 302


def test_the_warning_does_not_betray_a_confidential_one(post, sheet, requisition, maya, aiko):
    Requisition.objects.update(confidential=True)
    assert post(aiko, NEW, **sheet()).status_code == 302


@pytest.mark.parametrize("who", ["priya", "daniel", "nora"])
def test_who_may_not_draft_is_told_so(request, post, page, sheet, who):
    person = request.getfixturevalue(who)
    assert page(person, NEW).status_code == 403
    assert post(person, NEW, **sheet()).status_code == 403
    assert not Requisition.objects.exists()


def test_the_form_opens_for_managers_and_recruiters(page, maya, tomas):
    assert page(maya, NEW).status_code == 200
    assert page(tomas, NEW).status_code == 200


def test_yen_have_no_cents(post, sheet, maya):
    post(maya, NEW, **sheet(currency="JPY", band_from="8,000,000", band_to="9,000,000"))
    assert Requisition.objects.get().band_low == 8_000_000


def test_words_stay_words(post, page, sheet, maya):
    post(maya, NEW, **sheet({"text": "<b>Welds</b>"}, title="<script>alert(1)</script>"))
    made = Requisition.objects.get()
    shown = page(maya, f"/requisitions/{made.pk}/").text
    assert "<script>alert" not in shown
    assert "&lt;b&gt;Welds&lt;/b&gt;" in shown


def test_a_department_nobody_knows_is_refused(post, sheet, maya):
    assert post(maya, NEW, **sheet(department=99)).status_code == 422


def test_a_stand_in_drafts_for_the_manager(post, sheet, maya, stefan):
    assert post(stefan, NEW, **sheet(manager=maya.pk)).status_code == 302
