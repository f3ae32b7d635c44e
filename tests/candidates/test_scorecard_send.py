"""A scorecard is written after the interview, kept while it is typed, and sent once."""

import pytest
from django.urls import reverse

from candidates.models import Judgement, Scorecard
from hiring import clocks
from hiring.activity.models import Clock, Event, Notice
from hiring.lifecycle import NotAllowed
from tests import interviewing
from tests.interviewing import AFTER, TUESDAY, card_of, filled_in


def address(name, scorecard):
    return reverse(f"candidates:scorecard_{name}", args=[scorecard.pk])


@pytest.fixture
def here(client, priya):
    client.force_login(priya)
    return client


def kinds(person):
    return list(Notice.objects.to(person).values_list("kind", flat=True))


def test_a_word_for_each_criterion_and_one_for_all_is_sent(here, scorecard, priya):
    answer = here.post(address("send", scorecard), filled_in(scorecard))
    assert answer["Location"] == scorecard.get_absolute_url()
    scorecard.refresh_from_db()
    assert (scorecard.status, scorecard.overall) == ("sent", "yes")
    assert scorecard.sent_at
    assert set(scorecard.judgements.values_list("word", flat=True)) == {"yes"}
    assert Event.objects.of(scorecard).by(priya).filter(verb="scorecard.send").count() == 1


def test_no_evidence_is_a_word_too(here, scorecard):
    criterion = interviewing.focus(scorecard)[0]
    here.post(address("send", scorecard), filled_in(scorecard, **{f"word-{criterion.pk}": "none"}))
    scorecard.refresh_from_db()
    assert scorecard.status == "sent"
    assert scorecard.judgements.get(criterion=criterion).word == "none"


@pytest.mark.parametrize("missing", ["overall", "a criterion"])
def test_without_a_word_it_comes_back_with_all_that_was_typed(here, scorecard, missing):
    criterion = interviewing.focus(scorecard)[0]
    name = "overall" if missing == "overall" else f"word-{criterion.pk}"
    given = filled_in(scorecard, takeaways="Ask about rust.") | {name: ""}
    answer = here.post(address("send", scorecard), given)
    assert answer.status_code == 422
    assert "Ask about rust." in answer.content.decode()
    scorecard.refresh_from_db()
    assert scorecard.is_awaited


def test_a_criterion_out_of_focus_may_stay_open(here, met, priya):
    first, _second = met.requisition.criteria.current()
    round = interviewing.round_of(met.requisition, first, title="Theory")
    card = card_of(interviewing.held(met, priya, round=round), priya)
    here.post(address("send", card), filled_in(card))
    assert list(Judgement.objects.values_list("criterion", flat=True)) == [first.pk]


def test_before_the_interview_begins_nothing_is_written(here, met, priya):
    card = card_of(interviewing.arranged(met, priya), priya)
    with clocks.at(interviewing.MONDAY):
        page = here.get(card.get_absolute_url())
        refused = here.post(address("send", card), filled_in(card))
        drafted = here.post(address("draft", card), filled_in(card))
    assert page.status_code == 200
    assert "not begun yet" in page.content.decode()
    assert (refused.status_code, drafted.status_code) == (409, 409)
    card.refresh_from_db()
    assert not card.is_begun


def test_once_it_has_begun_they_may_write_before_its_end(here, met, priya):
    card = card_of(interviewing.arranged(met, priya), priya)
    with clocks.at(TUESDAY):
        here.post(address("send", card), filled_in(card))
    card.refresh_from_db()
    assert card.is_sent


def test_it_is_sent_once(here, scorecard):
    here.post(address("send", scorecard), filled_in(scorecard))
    again = here.post(address("send", scorecard), filled_in(scorecard, word="no"))
    assert again.status_code == 409
    scorecard.refresh_from_db()
    assert scorecard.overall == "yes"


def test_nobody_else_writes_it(client, scorecard, maya, tomas, rui, alex):
    for person, status in ((maya, 404), (tomas, 404), (rui, 404), (alex, 404)):
        client.force_login(person)
        for verb in ("draft", "send", "amend"):
            answer = client.post(address(verb, scorecard), filled_in(scorecard))
            assert answer.status_code == status, (person, verb)
    scorecard.refresh_from_db()
    assert not scorecard.is_begun


def test_nobody_changes_what_somebody_else_sent(client, scorecard, tomas, rui):
    interviewing.sent(scorecard)
    for person, status in ((tomas, 403), (rui, 404)):
        client.force_login(person)
        answer = client.post(address("amend", scorecard), filled_in(scorecard, word="no"))
        assert answer.status_code == status
    scorecard.refresh_from_db()
    assert (scorecard.overall, scorecard.version) == ("yes", 1)


# A draft


def test_a_draft_is_kept_however_little_it_says(here, scorecard):
    first = interviewing.focus(scorecard)[0]
    answer = here.post(address("draft", scorecard), {f"line-{first.pk}": "Even beads"})
    assert answer["Location"] == scorecard.get_absolute_url()
    scorecard.refresh_from_db()
    assert scorecard.is_awaited
    assert scorecard.is_begun
    page = here.get(scorecard.get_absolute_url()).content.decode()
    assert "Even beads" in page


def test_typing_keeps_it_and_says_when(here, scorecard):
    with clocks.at(AFTER.replace(hour=14, minute=2)):
        answer = here.post(
            address("draft", scorecard), filled_in(scorecard), headers={"HX-Request": "true"}
        )
    assert answer.status_code == 200
    assert "Draft kept 14:02" in answer.content.decode()


def test_a_draft_records_nothing_and_tells_nobody(here, scorecard, tomas):
    before = Event.objects.count(), Notice.objects.count()
    here.post(address("draft", scorecard), filled_in(scorecard))
    assert (Event.objects.count(), Notice.objects.count()) == before


def test_what_is_too_long_is_not_kept_and_not_lost(here, scorecard):
    answer = here.post(address("draft", scorecard), {"takeaways": "word " * 900})
    assert answer.status_code == 422
    assert "word word" in answer.content.decode()


def test_a_draft_that_is_sent_already_is_refused(here, scorecard):
    interviewing.sent(scorecard)
    assert here.post(address("draft", scorecard), filled_in(scorecard)).status_code == 409


def test_who_signs_in_again_on_the_way_lands_on_the_form(here, scorecard):
    assert here.get(address("send", scorecard))["Location"] == scorecard.get_absolute_url()


# The panel changes


def test_who_left_the_panel_reads_their_draft_and_owes_nothing(here, met, priya, daniel):
    interview = interviewing.arranged(met, priya, daniel)
    card = card_of(interview, priya)
    with clocks.at(TUESDAY):
        here.post(address("draft", card), filled_in(card, takeaways="Ask about rust."))
        interview.change_panel([daniel], by=met.requisition.recruiter)
        page = here.get(card.get_absolute_url()).content.decode()
        refused = here.post(address("send", card), filled_in(card))
    assert "Ask about rust." in page
    assert "Nobody waits for this scorecard any more." in page
    assert refused.status_code == 409


def test_who_is_asked_again_goes_on_from_their_draft(here, met, priya, daniel):
    interview = interviewing.held(met, priya, daniel)
    card = card_of(interview, priya)
    here.post(address("draft", card), filled_in(card, takeaways="Ask about rust."))
    interview.change_panel([daniel], by=met.requisition.recruiter)
    asked = Scorecard.ask(met, priya, by=met.requisition.manager, question="What of rust?")
    page = here.get(asked.get_absolute_url()).content.decode()
    assert asked == card
    assert "Ask about rust." in page
    here.post(address("send", card), filled_in(card))
    card.refresh_from_db()
    assert card.is_sent


def test_once_it_has_begun_nobody_joins_the_panel(met, priya, daniel):
    interview = interviewing.arranged(met, priya)
    with clocks.at(TUESDAY), pytest.raises(NotAllowed, match="begun already"):
        interview.change_panel([priya, daniel], by=met.requisition.recruiter)


def test_nobody_owes_a_scorecard_on_somebody_who_left(scorecard, met):
    met.refresh_from_db()
    met.withdraw(by=met.candidate)
    scorecard.refresh_from_db()
    assert scorecard.is_dropped
    assert not Clock.objects.on(scorecard).unstopped().exists()


# Who hears


def test_manager_and_recruiter_hear_that_it_is_in(met, priya, daniel, maya, tomas):
    interview = interviewing.held(met, priya, daniel)
    Notice.objects.all().delete()
    interviewing.sent(card_of(interview, priya))
    assert (kinds(maya), kinds(tomas)) == (["scorecard.send"], ["scorecard.send"])


def test_the_recruiter_hears_that_all_are_in(met, priya, daniel, maya, tomas):
    interview = interviewing.held(met, priya, daniel)
    interviewing.sent(card_of(interview, priya))
    Notice.objects.all().delete()
    interviewing.sent(card_of(interview, daniel))
    assert (kinds(maya), kinds(tomas)) == (["scorecard.send"], ["scorecard.all_in"])


def test_sending_twice_at_the_model_is_refused(scorecard):
    interviewing.sent(scorecard)
    with pytest.raises(NotAllowed):
        interviewing.sent(scorecard)
