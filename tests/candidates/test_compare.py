"""Side by side: verdicts on several people, kept as drafts or sent from there."""

import pytest
from django.urls import reverse

from candidates.lifecycle import Stage
from tests import factories


def url(name, thing):
    return reverse(f"candidates:{name}", args=[thing.pk])


@pytest.fixture
def shortlist(open_requisition):
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


def chosen(reviews, *verdicts, **notes):
    """What the page sends: a note for everyone, a verdict where one was chosen."""
    given = {f"note-{review.pk}": "" for review in reviews}
    for review, verdict in zip(reviews, verdicts, strict=False):
        given |= {f"verdict-{review.pk}": verdict} if verdict else {}
    return given | notes


def verdicts(shortlist):
    return [review.verdict for review in shortlist.reviews.all()]


def test_verdicts_are_kept_as_drafts(as_maya, shortlist, reviews):
    answer = as_maya.post(url("compare", shortlist), chosen(reviews, "advance", "", "decline"))
    assert answer["Location"] == url("compare", shortlist)
    assert verdicts(shortlist) == ["advance", "", "decline"]
    reviews[0].application.refresh_from_db()
    assert reviews[0].application.status == Stage.PRESENTED


def test_what_was_seen_one_by_one_is_not_touched(as_maya, shortlist, reviews, maya):
    criterion = shortlist.requisition.criteria.first()
    reviews[0].draft(by=maya, verdict="advance", impressions={criterion.pk: "liked"})
    as_maya.post(url("compare", shortlist), chosen(reviews, "decline"))
    assert reviews[0].impressions.count() == 1
    assert verdicts(shortlist) == ["decline", "", ""]


def test_the_page_sends_what_it_shows(as_maya, shortlist, reviews, maya):
    reviews[0].draft(by=maya, verdict="decline")
    as_maya.post(url("shortlist_send", shortlist), chosen(reviews, "advance", "decline"))
    stages = [r.application.status for r in shortlist.reviews.select_related("application")]
    assert stages == [Stage.INTERVIEWING, Stage.DECLINED, Stage.PRESENTED]


def test_ask_without_a_question_is_asked_for_and_nothing_is_sent(as_maya, shortlist, reviews):
    for name in ("compare", "shortlist_send"):
        answer = as_maya.post(url(name, shortlist), chosen(reviews, "advance", "ask"))
        assert answer.status_code == 422
        assert f'id="id_note-{reviews[1].pk}_error"' in answer.text
        assert "checked" in answer.text
    assert verdicts(shortlist) == ["", "", ""]


def test_a_question_goes_along(as_maya, shortlist, reviews):
    given = chosen(reviews, "ask") | {f"note-{reviews[0].pk}": "Did she weld?"}
    as_maya.post(url("shortlist_send", shortlist), given)
    assert reviews[0].asks.get().text == "Did she weld?"


def test_whoever_waits_for_an_answer_cannot_be_asked_again(as_maya, shortlist, reviews, maya):
    reviews[0].draft(by=maya, verdict="ask", note="Did she weld?")
    shortlist.send(by=maya)
    given = chosen(reviews, "ask") | {f"note-{reviews[0].pk}": "Well?"}
    assert as_maya.post(url("compare", shortlist), given).status_code == 422
    assert reviews[0].asks.count() == 1


def test_somebody_who_left_meanwhile_is_passed_over(as_maya, shortlist, reviews):
    gone = reviews[0].application
    gone.withdraw(by=gone.candidate)
    answer = as_maya.post(url("shortlist_send", shortlist), chosen(reviews, "advance", "advance"))
    assert answer.status_code == 302
    gone.refresh_from_db()
    assert gone.status == Stage.WITHDRAWN
    reviews[1].refresh_from_db()
    assert reviews[1].status == "advanced"


def test_pressing_send_twice_sends_once(as_maya, shortlist, reviews):
    key = {"once": "b7a3c1de-3f0f-4a5e-8ff4-0a3f1c6f2d11"}
    for _ in range(2):
        answer = as_maya.post(url("shortlist_send", shortlist), chosen(reviews, "advance") | key)
        assert answer["Location"] == shortlist.get_absolute_url()


def test_recruiters_see_how_it_stands_and_no_verdict_to_press(client, shortlist, tomas):
    client.force_login(tomas)
    words = client.get(url("compare", shortlist)).text
    assert "Waiting for Maya" in words
    assert 'value="advance"' not in words


def test_six_people_cost_no_more_than_two(
    as_maya, open_requisition, maya, django_assert_max_num_queries
):
    def count(people):
        shortlist = factories.presented(
            *[factories.application(open_requisition, stage="screening") for _ in range(people)]
        )
        for review in shortlist.reviews.all():
            review.draft(by=maya, verdict="ask", note="Why?")
        shortlist.send(by=maya)
        with django_assert_max_num_queries(40) as done:
            as_maya.get(url("compare", shortlist))
        return len(done)

    assert count(2) == count(6)
