"""A scorecard changes after it was sent; what it said before is kept, and those read it who may."""

import pytest
from django.urls import reverse

from candidates.models import EarlierScorecard
from hiring.activity.models import Event, Notice
from hiring.lifecycle import NotAllowed
from tests import interviewing
from tests.interviewing import filled_in


def amend_of(scorecard):
    return reverse("candidates:scorecard_amend", args=[scorecard.pk])


@pytest.fixture
def here(client, priya):
    client.force_login(priya)
    return client


@pytest.fixture
def scorecard(scorecard):
    return interviewing.sent(scorecard, word="yes", takeaways="Solid.", private_note="Shy.")


def test_the_form_holds_what_it_says(here, scorecard):
    page = here.get(amend_of(scorecard))
    assert page.status_code == 200
    assert "Solid." in page.text


def test_it_says_the_new_and_keeps_the_old(here, scorecard, priya):
    answer = here.post(
        amend_of(scorecard), filled_in(scorecard, word="no", takeaways="I was wrong.")
    )
    assert answer["Location"] == scorecard.get_absolute_url()
    scorecard.refresh_from_db()
    assert (scorecard.overall, scorecard.takeaways, scorecard.version) == ("no", "I was wrong.", 2)
    before = EarlierScorecard.objects.get()
    assert (before.version, before.said["takeaways"]) == (1, "Solid.")
    assert {word for word, _line in before.said["judgements"].values()} == {"yes"}
    event = Event.objects.of(scorecard).by(priya).get(verb="scorecard.amend")
    assert event.details == {"version": 2}


def test_readers_unfold_what_it_said_before(client, here, scorecard, tomas):
    here.post(amend_of(scorecard), filled_in(scorecard, word="no", takeaways="I was wrong."))
    client.force_login(tomas)
    page = client.get(scorecard.get_absolute_url()).text
    assert "I was wrong." in page
    assert "what it said before" in page
    assert "Solid." in page


def test_an_earlier_private_note_stays_private(client, here, scorecard, tomas, aiko):
    here.post(amend_of(scorecard), filled_in(scorecard, word="no"))
    for person, reads in ((tomas, True), (aiko, False)):
        client.force_login(person)
        assert ("Shy." in client.get(scorecard.get_absolute_url()).text) is reads


def test_the_same_again_is_refused_and_keeps_nothing(here, scorecard):
    line = scorecard.judgements.first().line
    same = filled_in(scorecard, takeaways="Solid.", private_note="Shy.")
    same |= {f"line-{one.pk}": line for one in interviewing.focus(scorecard)}
    assert here.post(amend_of(scorecard), same).status_code == 409
    assert not EarlierScorecard.objects.exists()


def test_a_word_taken_away_comes_back_to_be_fixed(here, scorecard):
    assert here.post(amend_of(scorecard), {"overall": "no"}).status_code == 422
    scorecard.refresh_from_db()
    assert scorecard.overall == "yes"


def test_what_is_not_sent_yet_is_not_changed(here, met, daniel, client):
    card = interviewing.card_of(interviewing.held(met, daniel), daniel)
    client.force_login(daniel)
    assert client.post(amend_of(card), filled_in(card)).status_code == 409
    with pytest.raises(NotAllowed):
        card.amend(by=daniel, judged={}, overall="no")


def test_manager_and_recruiter_hear_of_it(here, scorecard, maya, tomas):
    Notice.objects.all().delete()
    here.post(amend_of(scorecard), filled_in(scorecard, word="no"))
    for person in (maya, tomas):
        assert Notice.objects.to(person).get().kind == "scorecard.amend"
