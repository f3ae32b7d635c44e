"""Ask and answer: one clock stops, the other runs, and the answer starts a fresh one."""

import pytest
from django.urls import reverse

from candidates.lifecycle import Stage
from candidates.models import Ask
from hiring import clocks
from hiring.activity.models import Clock, Event, Notice
from tests import factories


def url(name, thing):
    return reverse(f"candidates:{name}", args=[thing.pk])


@pytest.fixture
def review(open_requisition, maya):
    """One of two presented people, of whom Maya asks."""
    people = [factories.application(open_requisition, stage="screening") for _ in range(2)]
    shortlist = factories.presented(*people)
    review = shortlist.reviews.first()
    review.draft(by=maya, verdict="ask", note="Has she welded under water?")
    shortlist.send(by=maya)
    review.refresh_from_db()
    return review


@pytest.fixture
def ask(review):
    return review.asks.get()


@pytest.fixture
def as_tomas(client, tomas):
    client.force_login(tomas)
    return client


def test_asking_leaves_the_person_presented(review):
    review.application.refresh_from_db()
    assert (review.status, review.application.status) == ("asked", Stage.PRESENTED)


def test_asking_stops_the_managers_clock_for_them_and_starts_the_recruiters(review, ask):
    assert review.clock is None
    assert Clock.objects.on(ask).running().get().rule == "answer"
    assert Clock.objects.on(review.shortlist).running().count() == 1  # the other one still waits


def test_asking_about_everyone_stops_the_managers_clock(review, maya):
    other = review.shortlist.reviews.waiting().get()
    other.draft(by=maya, verdict="ask", note="And he?")
    review.shortlist.send(by=maya)
    assert not Clock.objects.on(review.shortlist).unstopped().exists()
    assert Clock.objects.inside(review.requisition).running().count() == 2


def test_the_recruiter_hears_the_question_once(ask, tomas):
    notice = Notice.objects.to(tomas).get(kind="ask.put")
    assert notice.subject == ask


def test_the_shortlist_is_not_returned_while_a_question_is_open(review, maya):
    other = review.shortlist.reviews.waiting().get()
    other.draft(by=maya, verdict="advance")
    review.shortlist.send(by=maya)
    review.shortlist.refresh_from_db()
    assert review.shortlist.status == "presented"


def test_the_recruiter_reads_the_question_and_answers_it(as_tomas, review, ask, tomas):
    assert "Has she welded under water?" in as_tomas.get(url("review", review)).text
    answer = as_tomas.post(url("review_answer", review), {"text": "Three years, off Bergen."})
    assert answer["Location"] == url("review", review)
    ask.refresh_from_db()
    assert (ask.answer, ask.answered_by) == ("Three years, off Bergen.", tomas)


def test_the_answer_starts_a_fresh_clock_for_the_manager(as_tomas, review, ask, maya):
    as_tomas.post(url("review_answer", review), {"text": "Yes."})
    review.refresh_from_db()
    assert review.status == "waiting"
    assert review.clock.running
    assert review.clock.started_at >= ask.at
    assert not Clock.objects.on(ask).unstopped().exists()
    assert Notice.objects.to(maya).filter(kind="review.answer").count() == 1


def test_an_empty_answer_is_asked_for_beside_the_field(as_tomas, review):
    answer = as_tomas.post(url("review_answer", review), {"text": "  "})
    assert answer.status_code == 422
    assert 'id="id_text_error"' in answer.text
    review.refresh_from_db()
    assert review.status == "asked"


def test_a_question_is_answered_once(as_tomas, review):
    as_tomas.post(url("review_answer", review), {"text": "Yes."})
    assert as_tomas.post(url("review_answer", review), {"text": "No."}).status_code == 409
    assert review.asks.get().answer == "Yes."


def test_only_a_recruiter_answers(client, review, maya, alex):
    for person in (maya, alex):
        client.force_login(person)
        assert client.post(url("review_answer", review), {"text": "Yes."}).status_code == 403


def test_after_the_answer_the_manager_can_ask_once_more(as_tomas, review, maya):
    as_tomas.post(url("review_answer", review), {"text": "Yes."})
    review.refresh_from_db()
    review.draft(by=maya, verdict="ask", note="How deep?")
    review.shortlist.send(by=maya)
    assert [ask.text for ask in review.asks.all()] == ["Has she welded under water?", "How deep?"]


def test_a_verdict_without_the_answer_ends_the_question(client, review, ask, maya):
    client.force_login(maya)
    client.post(url("review_draft", review), {"verdict": "decline", "note": "Never mind."})
    client.post(url("shortlist_send", review.shortlist))
    assert not Clock.objects.on(ask).unstopped().exists()
    ask.refresh_from_db()
    assert not ask.is_open
    assert not Ask.objects.open().exists()


def test_a_person_who_withdraws_ends_the_question(review, ask):
    application = review.application
    application.withdraw(by=application.candidate)
    assert not Clock.objects.on(ask).unstopped().exists()
    assert not Ask.objects.open().exists()


def test_a_question_asked_on_hold_starts_no_time(open_requisition, maya):
    one = factories.application(open_requisition, stage="presented")
    review = one.reviews.get()
    open_requisition.hold(by=maya)
    review.draft(by=maya, verdict="ask", note="Why?")
    review.shortlist.send(by=maya)
    clock = Clock.objects.on(review.asks.get()).get()
    assert clock.paused_at is not None
    open_requisition.resume(by=maya)
    clock.refresh_from_db()
    assert clock.running
    assert clock.due_at > clocks.now()


def test_an_answer_once_the_requisition_is_over_is_refused(as_tomas, review, maya):
    review.requisition.cancel(by=maya)
    assert as_tomas.post(url("review_answer", review), {"text": "Yes."}).status_code == 409
    assert not Clock.objects.inside(review.requisition).unstopped().exists()


def test_question_and_answer_are_on_the_record_without_their_words(as_tomas, review):
    as_tomas.post(url("review_answer", review), {"text": "Off Bergen."})
    verbs = set(Event.objects.about(review.application).values_list("verb", flat=True))
    assert {"review.ask", "ask.put", "review.answer"} <= verbs
    assert "Bergen" not in str(list(Event.objects.values_list("details", flat=True)))
