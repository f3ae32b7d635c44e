"""The pages of an offer: drafted, asked for, sent, answered; what each person sees of it."""

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse

from candidates.lifecycle import OfferStatus, Stage
from candidates.models import Benefit, Offer, OfferAsk
from hiring import clocks
from hiring.accounts.roles import Role
from hiring.moments import say_fully
from tests import factories, offering

O = OfferStatus  # noqa: E741
AMOUNTS = re.compile(r"€\d")


def at(name, *things):
    return reverse(f"candidates:{name}", args=[thing.pk for thing in things])


@pytest.fixture
def chosen(open_requisition):
    return offering.chosen(open_requisition)


@pytest.fixture
def as_(client):
    def signed_in(person):
        client.force_login(person)
        return client

    return signed_in


@pytest.fixture
def as_tomas(as_, tomas):
    return as_(tomas)


@pytest.fixture
def asked(chosen, tomas, ingrid):
    """Ingrid, who is nobody's recruiter or manager here, is asked."""
    offering.rule(ingrid)
    offer = offering.drafted(chosen, base=chosen.requisition.band_high + 500_00)
    offer.submit(by=tomas)
    return offer


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


def as_first_shown(page):
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields}


def test_the_page_they_will_read_is_looked_at_before_it_goes_out(as_, asked, ingrid, tomas):
    for person in (ingrid, tomas):
        page = as_(person).get(at("offer_preview", asked)).text
        assert "We would like you to join us" in page
        assert f"Please reply by the end of {say_fully(asked.version.reply_by)}" in page
        assert "This is the page as" in page
        assert "disabled>" in page
        assert "/accept/" not in page
    asked.refresh_from_db()
    assert asked.status == O.IN_APPROVAL


def test_the_preview_has_the_counter_after_what_went_out_before(as_tomas, chosen, tomas):
    offer = offering.extended(chosen, words="Join us.")
    offer.revise(by=tomas, **offering.terms(chosen, base=chosen.requisition.band_low + 1_000_00))
    page = as_tomas.get(at("offer_preview", offer)).text
    assert page.index("We offered") < page.index("We answered")
    assert "<del>" in page


def test_nobody_previews_an_offer_that_they_may_not_read(as_, asked, aiko):
    assert as_(aiko).get(at("offer_preview", asked)).status_code == 404


def test_what_has_ended_has_no_preview(as_tomas, asked, tomas):
    asked.withdraw(by=tomas)
    assert as_tomas.get(at("offer_preview", asked)).url == asked.get_absolute_url()


def test_a_recruiter_drafts_asks_and_sends(as_tomas, chosen):
    answer = as_tomas.post(at("offer_draft", chosen), typed())
    offer = Offer.objects.get()
    assert answer["Location"] == at("offer", offer)
    assert offer.version.base == 55_000_00
    as_tomas.post(at("offer_submit", offer))
    offering.lettered(Offer.objects.get())
    assert at("offer_extend", offer) in as_tomas.get(at("offer", offer)).text
    as_tomas.post(at("offer_extend", offer))
    assert offering.fresh(offer).is_extended
    assert as_tomas.get(at("offer", offer)).status_code == 200


# The draft


def test_a_draft_begins_with_what_they_expect_within_the_band(as_tomas, chosen):
    chosen.expects, chosen.expects_currency = 58_000_00, "EUR"
    chosen.save()
    shown = as_first_shown(as_tomas.get(at("offer_draft", chosen)))
    assert shown["base"] == "58,000"
    assert shown["start_on"] > shown["reply_by"] > clocks.now().date()
    chosen.expects = 99_000_00
    chosen.save()
    shown = as_first_shown(as_tomas.get(at("offer_draft", chosen)))
    assert shown["base"] == "60,000"


def test_a_draft_names_the_checks_that_are_under_way(as_tomas, chosen):
    right, credit = (factories.kind_of_check(name) for name in ("Right to work", "Credit"))
    factories.check(chosen, "clear", credit)
    factories.check(chosen, "ordered", right)
    shown = as_first_shown(as_tomas.get(at("offer_draft", chosen)))
    assert shown["conditions"] == "It depends on a clear result of: Right to work."


def test_what_the_form_first_shows_can_be_kept(as_tomas, chosen):
    chosen.expects, chosen.expects_currency = 58_000_00, "EUR"
    chosen.save()
    shown = as_first_shown(as_tomas.get(at("offer_draft", chosen)))
    sent = {name: value for name, value in shown.items() if value is not None}
    assert as_tomas.post(at("offer_draft", chosen), sent).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"base": "-1"}, "amount of zero or more"),
        ({"base": "0"}, "Check the figure"),
        ({"base": "5500000"}, "Check the figure"),
        ({"base": "55,000", "period": "month"}, "Check the figure"),
        ({"base": "fifty"}, "Enter a number"),
        ({"bonus": "9,000,000"}, "Check the figure"),
        ({"currency": "JPY"}, "offer in the same currency"),
        ({"start_on": "2001-01-01"}, "after the day they reply by"),
        ({"start_on": "2199-01-01"}, "within the next two years"),
        ({"reply_by": "2001-01-01"}, "today or a later day"),
        ({"leave_days": "400"}, "99 days or fewer"),
        ({"place": ""}, "where they will work"),
    ],
)
def test_absurd_terms_are_refused_with_a_sentence_and_nothing_is_lost(
    as_tomas, chosen, wrong, sentence
):
    answer = as_tomas.post(at("offer_draft", chosen), typed(equity="0.04% in words", **wrong))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "0.04% in words" in answer.text
    assert not Offer.objects.exists()


def test_drafting_for_somebody_who_was_not_chosen_is_refused(as_tomas, application):
    answer = as_tomas.post(at("offer_draft", application), typed())
    assert answer.status_code == 409
    assert "an offer is for who was chosen" in answer.text


def test_a_second_draft_leads_to_the_first_and_keeps_what_was_typed(as_tomas, chosen):
    first = offering.drafted(chosen)
    assert as_tomas.get(at("offer_draft", chosen))["Location"] == at("offer", first)
    answer = as_tomas.post(at("offer_draft", chosen), typed(equity="Quite some"))
    assert answer.status_code == 409
    assert "on the way already" in answer.text
    assert "Quite some" in answer.text


def test_an_edit_keeps_the_version_and_benefits(as_tomas, chosen):
    lunch = Benefit.objects.create(name="Lunch")
    offer = offering.drafted(chosen)
    as_tomas.post(at("offer_edit", offer), typed(base="56,000", benefits=[lunch.pk]))
    version = offering.fresh(offer).version
    assert (version.number, version.base, list(version.benefits.all())) == (1, 56_000_00, [lunch])


def test_the_day_to_reply_by_is_that_of_the_newest_terms(as_tomas, chosen, tomas):
    offer = offering.extended(chosen)
    later = offer.version.reply_by + dt.timedelta(days=5)
    offer.revise(by=tomas, reply_by=later)
    words = as_tomas.get(offer.get_absolute_url()).text
    assert f"Reply by {say_fully(later)}." in words


def test_what_is_with_approvers_is_not_edited_but_revised(as_tomas, asked):
    assert as_tomas.get(at("offer_edit", asked)).status_code == 409
    as_tomas.post(at("offer_revise", asked), typed(base="57,000"))
    offer = offering.fresh(asked)
    assert (offer.status, offer.version.number) == (O.DRAFT, 2)


# Approving


def test_an_approver_reads_the_offer_and_nothing_else_of_the_person(as_, asked, ingrid):
    client = as_(ingrid)
    page = client.get(at("offer", asked))
    assert page.status_code == 200
    assert "above the top of the band" in page.text
    assert asked.application.get_absolute_url() not in page.text
    assert client.get(asked.application.get_absolute_url()).status_code == 404
    assert client.get(asked.application.candidate.get_absolute_url()).status_code == 404


def test_the_approvers_yes_approves(as_, asked, ingrid):
    as_(ingrid).post(at("offer_approve", asked), {"version": 1, "note": "Worth it."})
    assert offering.fresh(asked).status == O.APPROVED
    assert "Worth it." in as_(asked.requisition.recruiter).get(at("offer", asked)).text


def test_sending_back_needs_a_note(as_, asked, ingrid):
    client = as_(ingrid)
    answer = client.post(at("offer_send_back", asked), {"version": 1})
    assert answer.status_code == 422
    assert "Say what should be different." in answer.text
    client.post(at("offer_send_back", asked), {"version": 1, "note": "Inside the band."})
    assert offering.fresh(asked).status == O.DRAFT


def test_an_answer_to_terms_that_changed_is_refused_and_its_note_kept(as_, asked, tomas, ingrid):
    asked.revise(by=tomas, leave_days=28)
    asked.submit(by=tomas)
    answer = as_(ingrid).post(at("offer_approve", asked), {"version": 1, "note": "Long thought"})
    assert answer.status_code == 409
    assert "changed meanwhile" in answer.text
    assert "Long thought" in answer.text
    assert offering.fresh(asked).status == O.IN_APPROVAL


def test_who_was_not_asked_answers_nothing(as_, asked, tomas, maya, alex, aiko):
    for person, status in ((tomas, 403), (maya, 403), (alex, 403), (aiko, 404)):
        answer = as_(person).post(at("offer_approve", asked), {"version": 1})
        assert answer.status_code == status
    assert offering.fresh(asked).status == O.IN_APPROVAL


def test_an_approver_is_asked_again_an_hour_later(as_tomas, asked):
    approval = asked.step.approvals.get()
    again = at("offer_remind", asked, approval)
    assert again in as_tomas.get(at("offer", asked)).text
    early = as_tomas.post(again)
    assert early.status_code == 409
    assert "less than an hour ago" in early.text
    with time_machine.travel(clocks.now() + dt.timedelta(hours=2), tick=False):
        assert as_tomas.post(again).status_code == 302
    approval.refresh_from_db()
    assert approval.reminded_at


def test_the_approvers_see_what_filled_openings_are_paid(as_, maya, tomas, engineering, ingrid):
    made = factories.requisition(manager=maya, recruiter=tomas, department=engineering, headcount=2)
    wide = factories.opened(made)
    offering.accepted(offering.chosen(wide), base=51_234_00)
    offering.rule(ingrid)
    offer = offering.drafted(offering.chosen(wide))
    offer.submit(by=tomas)
    assert "€51,234" in as_(ingrid).get(at("offer", offer)).text


# Out, and answered


def test_without_its_letter_it_does_not_go_out(as_tomas, chosen, tomas):
    offer = offering.drafted(chosen)
    offer.submit(by=tomas)
    answer = as_tomas.post(at("offer_extend", offer))
    assert answer.status_code == 409
    assert "The letter is being made" in answer.text
    assert offering.fresh(offer).status == O.APPROVED


def test_an_ask_heard_on_the_phone_is_a_turn_of_the_thread(as_tomas, chosen):
    offer = offering.extended(chosen, leave_days=24)
    shown = as_first_shown(as_tomas.get(at("offer_ask", offer)))
    sent = {name: value for name, value in shown.items() if value is not None}
    as_tomas.post(at("offer_ask", offer), sent | {"words": "I have 28 now.", "leave_days": "28"})
    assert OfferAsk.objects.get().wanted == {"leave_days": 28}
    words = as_tomas.get(at("offer", offer)).text
    assert "I have 28 now." in words
    assert f"{at('offer_revise', offer)}?begin=asked" in words
    begun = as_tomas.get(at("offer_revise", offer) + "?begin=asked")
    assert as_first_shown(begun)["leave_days"] == 28
    assert as_first_shown(as_tomas.get(at("offer_revise", offer)))["leave_days"] == 24


def test_an_ask_of_a_closed_offer_is_refused(as_tomas, chosen, tomas):
    offer = offering.extended(chosen)
    offer.decline(by=tomas)
    assert as_tomas.post(at("offer_ask", offer), {"words": "And now?"}).status_code == 409


def test_they_get_more_time_and_never_less(as_tomas, chosen):
    offer = offering.extended(chosen)
    later = offer.version.reply_by + dt.timedelta(days=3)
    as_tomas.post(at("offer_prolong", offer), {"until": later.isoformat()})
    assert offering.fresh(offer).last_day == later
    answer = as_tomas.post(at("offer_prolong", offer), {"until": later.isoformat()})
    assert answer.status_code == 409
    assert "Choose a day after" in answer.text


def test_a_no_that_was_heard_brings_them_back_and_shows_who_else(as_, chosen, tomas, maya):
    other = factories.application(chosen.requisition, stage="deciding")
    other.keep_warm(by=maya)
    offer = offering.extended(chosen)
    as_(tomas).post(at("offer_decline", offer), {"why": "pay", "words": "Too little."})
    chosen.refresh_from_db()
    assert (chosen.status, offering.fresh(offer).why) == (Stage.DECIDING, "pay")
    page = as_(maya).get(at("decide", chosen)).text
    assert "came to nothing" in page
    assert at("decide", other) in page
    assert "Choose…" in page


def test_withdrawing_asks_first_and_then_does(as_, chosen, maya):
    offer = offering.extended(chosen)
    client = as_(maya)
    assert "hears at once" in client.get(at("offer_withdraw", offer)).text
    assert offering.fresh(offer).is_extended
    client.post(at("offer_withdraw", offer))
    assert offering.fresh(offer).status == O.WITHDRAWN


# Who sees what


def test_another_recruiter_sees_its_status_and_no_amount(as_, chosen, aiko):
    offer = offering.extended(chosen)
    client = as_(aiko)
    page = client.get(chosen.get_absolute_url()).text
    assert "With the candidate" in page
    assert at("offer", offer) not in page
    assert not AMOUNTS.search(page)
    assert client.get(at("offer", offer)).status_code == 404


@pytest.mark.parametrize("who", ["maya", "tomas"])
def test_the_pair_finds_the_way_to_it(request, as_, chosen, who):
    offer = offering.extended(chosen)
    page = as_(request.getfixturevalue(who)).get(chosen.get_absolute_url()).text
    assert at("offer", offer) in page
    assert "until" in page


def test_the_board_says_where_an_offer_stands(as_, chosen, aiko, open_requisition):
    board = reverse("candidates:board", args=[open_requisition.pk])
    assert "No offer yet" in as_(aiko).get(board).text
    offering.extended(chosen)
    page = as_(aiko).get(board).text
    assert "With the candidate" in page
    assert "They are hired when they accept our offer." in page


def test_nobody_reads_an_offer_to_themselves(as_, open_requisition, tomas):
    alex = factories.user("sam", Role.ADMIN)
    person = factories.candidate("Sam", email=alex.email)
    chosen = factories.application(open_requisition, stage="offering", person=person)
    offer = offering.drafted(chosen)
    assert as_(alex).get(at("offer", offer)).status_code == 404


def test_nobody_is_asked_to_approve_an_offer_to_themselves(open_requisition, tomas, ingrid, alex):
    person = factories.candidate("Ingrid", email=ingrid.email)
    chosen = factories.application(open_requisition, stage="offering", person=person)
    offering.rule(ingrid)
    offer = offering.drafted(chosen)
    offer.submit(by=tomas)
    assert [one.approver for one in offer.step.approvals.all()] == [alex]


def test_events_of_the_negotiation_are_for_the_pair(as_, chosen, tomas, aiko):
    offering.extended(chosen).ask(by=chosen.candidate, words="More, please.")
    line = "asked for a change of the offer"
    assert line in as_(tomas).get(chosen.get_absolute_url()).text
    assert line not in as_(aiko).get(chosen.get_absolute_url()).text


# What needs whom


def needs(client):
    groups = client.get("/").context["groups"]
    return [line.need.title for group in groups for line in group.lines]


def test_each_home_names_the_next_step(as_, chosen, tomas, ingrid):
    name = chosen.candidate.name
    assert f"Draft the offer to {name}" in needs(as_(tomas))
    offering.rule(ingrid)
    offer = offering.drafted(chosen)
    assert f"Finish the offer to {name}" in needs(as_(tomas))
    offer.submit(by=tomas)
    assert f"Approve the offer to {name}" in needs(as_(ingrid))
    offer.approve(by=ingrid)
    assert not needs(as_(ingrid))
    assert f"Send the offer to {name}" in needs(as_(tomas))
    offering.lettered(offer).extend(by=tomas)
    assert not [title for title in needs(as_(tomas)) if name in title]
    offering.fresh(offer).ask(by=chosen.candidate, words="28 days?")
    assert f"Answer what {name} asks for" in needs(as_(tomas))


def test_what_ends_soon_is_brought_up(as_, chosen, tomas):
    offer = offering.extended(chosen)
    with time_machine.travel(offer.expires_at - dt.timedelta(days=1), tick=False):
        assert f"The offer to {chosen.candidate.name} ends soon" in needs(as_(tomas))


def test_an_offer_page_asks_little_however_long_the_thread(
    as_tomas, chosen, tomas, django_assert_max_num_queries
):
    offer = offering.extended(chosen)
    with django_assert_max_num_queries(60) as few:
        as_tomas.get(at("offer", offer))
    for _ in range(3):
        offer.ask(by=chosen.candidate, words="More.", leave_days=30)
        offer.revise(by=tomas, leave_days=29)
        offer.submit(by=tomas)
        offer = offering.lettered(offer)
        offer.extend(by=tomas)
    with django_assert_max_num_queries(len(few)) as many:
        as_tomas.get(at("offer", offer))
    assert len(many) <= len(few)
