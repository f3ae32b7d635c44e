"""The manager's review: drafts are the manager's alone, sending makes them real."""

import pytest
from django.urls import reverse

from candidates.lifecycle import Stage
from candidates.models import Impression
from hiring import clocks
from hiring.accounts.models import StandIn
from hiring.activity.models import Clock, Event, Notice
from hiring.lifecycle import NotAllowed
from tests import factories

UNSENT = "Talks more than she does"


def url(name, thing):
    return reverse(f"candidates:{name}", args=[thing.pk])


def draft(client, review, verdict=None, **more):
    given = {"note": ""} | ({"verdict": verdict} if verdict is not None else {}) | more
    return client.post(url("review_draft", review), given)


@pytest.fixture
def shortlist(open_requisition):
    """Three people who wait for Maya."""
    return factories.presented(
        *[factories.application(open_requisition, stage="screening") for _ in range(3)]
    )


@pytest.fixture
def reviews(shortlist):
    return list(shortlist.reviews.all())


@pytest.fixture
def as_maya(client, maya):
    client.force_login(maya)
    return client


def statuses(shortlist):
    return [review.application.status for review in shortlist.reviews.select_related("application")]


# Drafts


def test_a_verdict_is_a_draft_until_send(as_maya, shortlist, reviews, tomas):
    draft(as_maya, reviews[0], "advance")
    reviews[0].refresh_from_db()
    assert (reviews[0].verdict, reviews[0].status) == ("advance", "waiting")
    assert statuses(shortlist) == [Stage.PRESENTED] * 3
    assert not Notice.objects.to(tomas).filter(kind="shortlist.send").exists()


def test_a_draft_leads_to_the_next_who_waits_then_to_everyone(as_maya, shortlist, reviews):
    assert draft(as_maya, reviews[0], "advance")["Location"] == url("review", reviews[1])
    assert draft(as_maya, reviews[2], "decline")["Location"] == url("review", reviews[1])
    assert draft(as_maya, reviews[1], "decline")["Location"] == shortlist.get_absolute_url()


def test_what_was_liked_and_missed_is_kept_with_the_note(as_maya, reviews, open_requisition):
    first, second = open_requisition.criteria.all()
    draft(
        as_maya,
        reviews[0],
        "advance",
        note="Strong.",
        **{f"c{first.pk}": "liked", f"c{second.pk}": "missed"},
    )
    reviews[0].refresh_from_db()
    assert reviews[0].note == "Strong."
    felt = dict(reviews[0].impressions.values_list("criterion", "feeling"))
    assert felt == {first.pk: "liked", second.pk: "missed"}


def test_going_to_a_neighbour_keeps_what_was_chosen_and_the_verdict(as_maya, reviews):
    draft(as_maya, reviews[1], "decline", note="No.")
    answer = draft(as_maya, reviews[1], note="Still no.", go="before")
    assert answer["Location"] == url("review", reviews[0])
    reviews[1].refresh_from_db()
    assert (reviews[1].verdict, reviews[1].note) == ("decline", "Still no.")


def test_a_verdict_can_be_taken_back(as_maya, reviews):
    draft(as_maya, reviews[0], "decline")
    draft(as_maya, reviews[0], "")
    reviews[0].refresh_from_db()
    assert reviews[0].verdict == ""


def test_ask_needs_a_question_and_says_so_beside_the_field(as_maya, reviews):
    answer = draft(as_maya, reviews[0], "ask")
    assert answer.status_code == 422
    assert 'id="id_note_error"' in answer.text
    reviews[0].refresh_from_db()
    assert reviews[0].verdict == ""


def test_a_question_cannot_be_emptied_while_ask_is_chosen(as_maya, reviews):
    draft(as_maya, reviews[0], "ask", note="Did she weld?")
    answer = as_maya.post(
        url("review_draft", reviews[0]), {"note": ""}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 422
    reviews[0].refresh_from_db()
    assert reviews[0].note == "Did she weld?"


def test_what_is_chosen_is_kept_by_itself_without_a_verdict(as_maya, reviews, open_requisition):
    criterion = open_requisition.criteria.first()
    draft(as_maya, reviews[0], "advance")
    answer = as_maya.post(
        url("review_draft", reviews[0]),
        {"note": "", f"c{criterion.pk}": "liked"},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 200
    assert "<html" not in answer.text
    reviews[0].refresh_from_db()
    assert reviews[0].verdict == "advance"
    assert Impression.objects.get().feeling == "liked"


def test_an_unknown_verdict_is_refused(as_maya, reviews):
    assert draft(as_maya, reviews[0], "hire").status_code == 422


# Who may


def test_recruiter_and_admin_cannot_review(client, shortlist, reviews, tomas, aiko, alex):
    for person in (tomas, aiko, alex):
        client.force_login(person)
        assert draft(client, reviews[0], "advance").status_code == 403, person
        assert client.post(url("shortlist_send", shortlist)).status_code == 403, person
        assert client.post(url("compare", shortlist)).status_code == 403, person
    reviews[0].refresh_from_db()
    assert reviews[0].verdict == ""


def test_nobody_but_the_manager_reads_a_draft_anywhere(
    client, as_maya, shortlist, reviews, open_requisition, tomas, alex
):
    criterion = open_requisition.criteria.first()
    draft(as_maya, reviews[0], "decline", note=UNSENT, **{f"c{criterion.pk}": "missed"})
    pages = [
        url("review", reviews[0]),
        url("compare", shortlist),
        url("shortlist", shortlist),
        url("shortlists", open_requisition),
        url("application", reviews[0].application),
        url("decide", reviews[0].application),
        url("board", open_requisition),
        reverse("requisitions:activity", args=[open_requisition.pk]),
    ]
    for person in (tomas, alex):
        client.force_login(person)
        for page in pages:
            words = client.get(page).text
            assert UNSENT not in words, (person, page)
            assert "not sent yet" not in words, (person, page)
            assert "Missed" not in words, (person, page)
    client.force_login(shortlist.requisition.manager)
    assert UNSENT in client.get(pages[0]).text
    assert "Decline, not sent yet" in client.get(pages[2]).text


def test_a_draft_leaves_no_trace_on_the_record(as_maya, reviews):
    before = Event.objects.count()
    draft(as_maya, reviews[0], "decline", note=UNSENT)
    assert Event.objects.count() == before


def test_the_stand_in_reviews_and_sends(client, shortlist, reviews, maya, rui):
    today = clocks.now().date()
    StandIn.objects.create(manager=maya, person=rui, starts_on=today, ends_on=today)
    client.force_login(rui)
    assert draft(client, reviews[0], "advance").status_code == 302
    assert client.post(url("shortlist_send", shortlist)).status_code == 302
    reviews[0].refresh_from_db()
    assert (reviews[0].status, reviews[0].by) == ("advanced", rui)


def test_another_manager_knows_nothing_of_it(client, shortlist, reviews, rui):
    client.force_login(rui)
    for page in (url("review", reviews[0]), url("shortlist", shortlist), url("compare", shortlist)):
        assert client.get(page).status_code == 404
    assert draft(client, reviews[0], "advance").status_code == 404
    assert client.post(url("shortlist_send", shortlist)).status_code == 404


def test_nobody_reviews_their_own_candidacy(client, open_requisition, maya):
    own = factories.candidate(email=maya.email)
    mine = factories.application(open_requisition, stage="screening", person=own)
    other = factories.application(open_requisition, stage="screening")
    shortlist = factories.presented(mine, other)
    client.force_login(maya)
    assert client.get(url("review", shortlist.reviews.get(application=mine))).status_code == 404
    assert own.name not in client.get(url("compare", shortlist)).text


# Sending


def test_sending_moves_people_and_stops_the_clock(as_maya, shortlist, reviews, tomas):
    draft(as_maya, reviews[0], "advance")
    draft(as_maya, reviews[1], "decline")
    draft(as_maya, reviews[2], "advance")
    as_maya.post(url("shortlist_send", shortlist))
    assert statuses(shortlist) == [Stage.INTERVIEWING, Stage.DECLINED, Stage.INTERVIEWING]
    assert not Clock.objects.on(shortlist).unstopped().exists()
    shortlist.refresh_from_db()
    assert shortlist.status == "returned"
    assert Notice.objects.to(tomas).filter(kind="shortlist.send").count() == 1


def test_sending_a_part_leaves_the_rest_and_the_clock_running(as_maya, shortlist, reviews):
    draft(as_maya, reviews[0], "advance")
    as_maya.post(url("shortlist_send", shortlist))
    shortlist.refresh_from_db()
    assert shortlist.status == "presented"
    assert statuses(shortlist) == [Stage.INTERVIEWING, Stage.PRESENTED, Stage.PRESENTED]
    assert Clock.objects.on(shortlist).running().count() == 1


def test_sending_nothing_is_refused(as_maya, shortlist):
    assert as_maya.post(url("shortlist_send", shortlist)).status_code == 409


def test_the_candidate_hears_nothing(as_maya, shortlist, reviews):
    draft(as_maya, reviews[0], "decline")
    as_maya.post(url("shortlist_send", shortlist))
    person = reviews[0].application.candidate
    assert not Notice.objects.to(person).filter(kind="message.send").exists()
    reviews[0].application.refresh_from_db()
    assert reviews[0].application.told == "received"


def test_after_sending_the_recruiter_reads_verdict_note_and_impressions(
    client, as_maya, shortlist, reviews, open_requisition, tomas
):
    criterion = open_requisition.criteria.first()
    draft(as_maya, reviews[0], "decline", note=UNSENT, **{f"c{criterion.pk}": "missed"})
    as_maya.post(url("shortlist_send", shortlist))
    client.force_login(tomas)
    words = client.get(url("review", reviews[0])).text
    assert UNSENT in words
    assert "Missed" in words


def test_an_answer_cannot_be_changed_afterwards(as_maya, shortlist, reviews):
    draft(as_maya, reviews[0], "decline")
    as_maya.post(url("shortlist_send", shortlist))
    assert draft(as_maya, reviews[0], "advance").status_code == 409
    reviews[0].refresh_from_db()
    assert (reviews[0].status, reviews[0].verdict) == ("declined", "")


def test_once_the_requisition_is_over_no_verdict_is_sent(as_maya, shortlist, reviews, maya):
    draft(as_maya, reviews[0], "ask", note="Why?")
    shortlist.requisition.cancel(by=maya)
    assert as_maya.post(url("shortlist_send", shortlist)).status_code == 409
    assert not Clock.objects.inside(shortlist.requisition).unstopped().exists()


def test_once_the_requisition_is_over_nobody_is_asked_to_decide(as_maya, shortlist, reviews, maya):
    shortlist.requisition.cancel(by=maya)
    for page in (url("shortlist", shortlist), url("review", reviews[0]), url("compare", shortlist)):
        words = as_maya.get(page).text
        assert "No answer needed any more" in words, page
        assert 'name="verdict"' not in words, page
    assert as_maya.get(url("review_next", shortlist))["Location"] == shortlist.get_absolute_url()


def test_a_clock_is_not_shown_on_somebody_answered(as_maya, shortlist, reviews):
    draft(as_maya, reviews[0], "advance")
    as_maya.post(url("shortlist_send", shortlist))
    assert reviews[1].running_clock is not None
    reviews[0].refresh_from_db()
    assert reviews[0].running_clock is None


def test_somebody_who_withdraws_leaves_the_review_and_the_shortlist(as_maya, shortlist, reviews):
    draft(as_maya, reviews[0], "advance")
    application = reviews[0].application
    application.withdraw(by=application.candidate)
    reviews[0].refresh_from_db()
    assert (reviews[0].status, reviews[0].verdict) == ("left", "")
    assert application.candidate.name not in as_maya.get(url("compare", shortlist)).text
    assert "2 of 2" in as_maya.get(url("review", reviews[2])).text
    assert draft(as_maya, reviews[0], "advance").status_code == 409


def test_when_the_last_one_withdraws_the_shortlist_is_returned_and_the_clock_stops(
    open_requisition,
):
    one = factories.application(open_requisition, stage="screening")
    shortlist = factories.presented(one)
    one.withdraw(by=one.candidate)
    shortlist.refresh_from_db()
    assert shortlist.status == "returned"
    assert not Clock.objects.on(shortlist).unstopped().exists()


def test_a_move_on_the_board_is_the_answer_to_the_review(shortlist, reviews, maya):
    reviews[0].application.decline(by=maya, reasons="No welding.")
    reviews[0].refresh_from_db()
    assert reviews[0].status == "declined"
    assert shortlist.reviews.unanswered().count() == 2


def test_considering_again_asks_for_a_fresh_review_with_a_fresh_clock(open_requisition, maya):
    one = factories.application(open_requisition, stage="presented")
    one.decline(by=maya)
    one.relent(by=maya)
    fresh = one.reviews.order_by("-pk").first()
    assert fresh.status == "waiting"
    assert fresh.clock.running
    assert fresh.shortlist.status == "presented"
    assert [pitch.text for pitch in fresh.pitches.all()]


def test_considering_again_takes_somebody_off_the_recruiters_draft(open_requisition, maya, tomas):
    one = factories.application(open_requisition, stage="presented")
    one.decline(by=maya)
    draft_again = factories.prepared(one)
    one.refresh_from_db()
    one.relent(by=maya)
    assert not draft_again.reviews.prepared().exists()
    assert one.reviews.waiting().get().shortlist.number == 1


def test_a_fresh_clock_stands_still_while_the_requisition_is_on_hold(open_requisition, maya):
    one = factories.application(open_requisition, stage="presented")
    one.decline(by=maya)
    open_requisition.hold(by=maya)
    one.refresh_from_db()
    one.relent(by=maya)
    assert not one.reviews.waiting().get().clock.running


# Pages


def test_the_first_who_waits_is_one_link_away(as_maya, shortlist, reviews):
    draft(as_maya, reviews[0], "advance")
    assert as_maya.get(url("review_next", shortlist))["Location"] == url("review", reviews[1])


def test_when_nobody_waits_the_link_leads_to_the_shortlist(as_maya, shortlist, reviews):
    for review in reviews:
        draft(as_maya, review, "advance")
    answer = as_maya.get(url("review_next", shortlist))
    assert answer["Location"] == shortlist.get_absolute_url()


def test_what_sending_does_is_said_before(as_maya, shortlist, reviews):
    draft(as_maya, reviews[0], "advance")
    draft(as_maya, reviews[1], "decline")
    words = as_maya.get(url("shortlist", shortlist)).text
    assert f"{reviews[0]} goes on to interviews." in words
    assert f"{reviews[1]} is declined, and hears nothing until Tomas writes." in words
    assert "Send 2 verdicts" in words


def test_pay_is_for_the_manager_and_the_recruiter_of_the_requisition(
    client, shortlist, reviews, maya, tomas, aiko
):
    application = reviews[0].application
    application.expects, application.expects_currency = 71_234_00, "EUR"
    application.save()
    for person, seen in ((maya, True), (tomas, True), (aiko, False)):
        client.force_login(person)
        for page in (url("review", reviews[0]), url("compare", shortlist)):
            assert ("71,234" in client.get(page).text) is seen, (person, page)


def test_words_of_people_are_shown_as_text(as_maya, open_requisition):
    bad = "<script>alert(1)</script>"
    one = factories.application(
        open_requisition, stage="screening", person=factories.candidate(bad, headline=bad)
    )
    shortlist = factories.prepared(one)
    review = shortlist.reviews.get()
    review.summary = bad
    review.save()
    shortlist.present(by=shortlist.prepared_by, message=bad)
    for page in (url("review", review), url("compare", shortlist), url("shortlist", shortlist)):
        assert bad not in as_maya.get(page).text


def test_the_review_page_asks_no_more_for_six_people_than_for_one(
    as_maya, open_requisition, maya, django_assert_max_num_queries
):
    def count(people):
        shortlist = factories.presented(
            *[factories.application(open_requisition, stage="screening") for _ in range(people)]
        )
        for review in shortlist.reviews.all():
            review.draft(by=maya, verdict="advance", impressions={})
        with django_assert_max_num_queries(45) as done:
            as_maya.get(url("review", shortlist.reviews.first()))
        return len(done)

    assert count(2) == count(6)


def test_a_review_that_would_break_half_way_changes_nobody(shortlist, reviews, maya):
    reviews[0].draft(by=maya, verdict="advance")
    reviews[1].draft(by=maya, verdict="advance")
    application = reviews[1].application
    type(application).objects.filter(pk=application.pk).update(status="deciding")
    with pytest.raises(NotAllowed):
        shortlist.send(by=maya)
    reviews[0].refresh_from_db()
    assert reviews[0].status == "waiting"
