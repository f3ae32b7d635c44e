"""A referee answers by link, once, without an account; or would rather not, and that is fine."""

import datetime as dt
import uuid

import pytest
import time_machine
from django.test import Client

from candidates.models import Reference, ReferenceAnswer
from candidates.own_page import path_for as own_page
from candidates.referee_page import DAYS, path_for
from hiring import clocks, links
from hiring.activity.models import Event, Notice
from tests import factories

BAD = "This link does not work any more"


@pytest.fixture
def asked(open_requisition, tomas):
    person = factories.candidate("Leila Haddad", email="leila@example.org")
    finalist = factories.application(open_requisition, person=person, stage="interviewing")
    reference = factories.referee(finalist)
    reference.ask(by=tomas)
    return reference


@pytest.fixture
def said(asked):
    """Every question answered."""
    sent = {"again": "gladly", "words": "Push her to delegate."}
    for one in asked.requisition.criteria.current():
        sent |= {f"word-{one.pk}": "strong_yes", f"line-{one.pk}": "Welded a ship."}
    return sent


# The page


def test_it_says_who_asks_about_whom_for_which_job_and_who_reads_it(client, asked):
    page = client.get(path_for(asked)).text
    for words in ("Leila Haddad", "Hello Halima", "Tomas", "Welder", "Must have 1", "Maya"):
        assert words in page
    for inside in ("REQ-", "50,000", "Interviewing", "leila@example.org"):
        assert inside not in page


def test_it_is_kept_by_nobody_and_told_to_nobody(client, asked):
    for answer in (client.get(path_for(asked)), client.get(f"{path_for(asked)}refuse/")):
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Referrer-Policy"] == "strict-origin"


def test_what_references_are_meant_to_answer_comes_first(client, asked):
    first, second = asked.requisition.criteria.all()
    type(second).objects.filter(pk=second.pk).update(assessed="reference")
    page = client.get(path_for(asked)).text
    assert page.index(second.text) < page.index(first.text)


def test_looking_changes_nothing(client, asked):
    events = Event.objects.count()
    for way in (client.get, client.head):
        way(path_for(asked))
        way(f"{path_for(asked)}refuse/")
    asked.refresh_from_db()
    assert asked.status == "asked"
    assert Event.objects.count() == events


# Answering


def test_what_they_say_is_kept_and_the_recruiter_hears(client, asked, said, tomas, maya):
    answer = client.post(path_for(asked), said)
    assert "Thank you" in client.get(answer["Location"]).text
    asked.refresh_from_db()
    assert (asked.status, asked.again, asked.words) == ("answered", "gladly", said["words"])
    assert {one.word for one in asked.answers.all()} == {"strong_yes"}
    assert Event.objects.get(verb="reference.answer").actor == asked
    assert Notice.objects.to(tomas).filter(kind="reference.answer").exists()
    client.force_login(maya)
    page = client.get(asked.application.get_absolute_url()).text
    for words in ("Push her to delegate.", "Welded a ship.", "Would gladly work with them again"):
        assert words in page


def test_every_question_wants_a_word_and_keeps_what_was_typed(client, asked, said):
    missing = next(name for name in said if name.startswith("word-"))
    answer = client.post(path_for(asked), said | {missing: ""})
    assert answer.status_code == 422
    assert "is fine." in answer.text
    assert "Push her to delegate." in answer.text
    assert not ReferenceAnswer.objects.exists()


@pytest.mark.parametrize("change", [{"again": "never"}, {"again": ""}, {"words": "x" * 4001}])
def test_what_no_form_offers_is_not_taken(client, asked, said, change):
    assert client.post(path_for(asked), said | change).status_code == 422
    asked.refresh_from_db()
    assert asked.status == "asked"


def test_answering_twice_is_told_and_changes_nothing(client, asked, said):
    client.post(path_for(asked), said)
    again = client.post(path_for(asked), said | {"words": "Something else."})
    assert again.status_code == 410
    assert "You answered already" in again.text
    asked.refresh_from_db()
    assert asked.words == said["words"]
    assert Event.objects.filter(verb="reference.answer").count() == 1


def test_pressing_twice_answers_once(client, asked, said):
    address, sent = path_for(asked), said | {"once": str(uuid.uuid4())}
    assert [client.post(address, sent).status_code for _ in range(2)] == [302, 302]
    assert Event.objects.filter(verb="reference.answer").count() == 1


def test_a_form_from_elsewhere_is_refused(asked, said):
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(path_for(asked), said).status_code == 403


def test_markup_stays_text(client, asked, said, maya):
    client.post(path_for(asked), said | {"words": "<script>alert(1)</script>"})
    client.force_login(maya)
    page = client.get(asked.application.get_absolute_url()).text
    assert "&lt;script&gt;alert(1)" in page


# Would rather not


def test_they_refuse_after_being_asked_once_more(client, asked, tomas):
    assert "need not say why" in client.get(f"{path_for(asked)}refuse/").text
    answer = client.post(f"{path_for(asked)}refuse/")
    assert "That is fine" in client.get(answer["Location"]).text
    asked.refresh_from_db()
    assert asked.status == "refused"
    assert Notice.objects.to(tomas).filter(kind="reference.refuse").exists()


def test_a_no_is_no_answer_later(client, asked, said):
    client.post(f"{path_for(asked)}refuse/")
    assert client.post(path_for(asked), said).status_code == 410
    asked.refresh_from_db()
    assert asked.status == "refused"


# The link


@pytest.mark.parametrize("change", ["one character off", "cut off", "another purpose", "nonsense"])
def test_a_link_that_is_not_ours_is_answered_kindly_and_shows_nothing(client, asked, said, change):
    token = path_for(asked).split("/")[2]
    wrong = {
        "one character off": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "cut off": token[:-5],
        "another purpose": links.sign("my", asked.pk, asked.link_version),
        "nonsense": "nonsense",
    }[change]
    for answer in (client.get(f"/reference/{wrong}/"), client.post(f"/reference/{wrong}/", said)):
        assert answer.status_code == 404
        assert BAD in answer.text
        assert "Leila" not in answer.text
    asked.refresh_from_db()
    assert asked.status == "asked"


@pytest.mark.parametrize("how", ["dropped", "withdrawn", "expired"])
def test_a_link_that_was_taken_back_or_is_too_old_opens_nothing(client, asked, said, tomas, how):
    link, later = path_for(asked), clocks.now()
    if how == "dropped":
        asked.drop(by=tomas)
    elif how == "withdrawn":
        asked.application.withdraw(by=asked.application.candidate)
    else:
        later += dt.timedelta(days=DAYS + 1)
    with time_machine.travel(later):
        for answer in (client.get(link), client.post(link, said)):
            assert answer.status_code == 404
            assert BAD in answer.text
    assert not ReferenceAnswer.objects.exists()


def test_a_reference_opens_by_no_link_of_another(client, asked, open_requisition):
    other = factories.application(open_requisition, stage="interviewing")
    named = factories.referee(other)
    assert "nothing to answer now" in client.get(path_for(named)).text
    assert Reference.objects.get(pk=named.pk).status == "named"


# From the same address


@pytest.mark.parametrize(("theirs", "is_noted"), [("198.51.100.7", True), ("203.0.113.9", False)])
def test_the_same_network_address_is_noted_for_manager_and_recruiter(
    client, asked, said, maya, theirs, is_noted
):
    sent = {"name": "Ada", "relation": "Friend", "email": "a@x.example", "agreed": "on"}
    asked.application.ask_referees(by=asked.asked_by, note="Who?")
    own = f"{own_page(asked.application.candidate)}{asked.application_id}/name_referee/"
    client.post(own, sent, REMOTE_ADDR="198.51.100.7")
    named = Reference.objects.get(name="Ada")
    named.ask(by=asked.asked_by)
    client.post(path_for(named), said, REMOTE_ADDR=theirs)
    named.refresh_from_db()
    assert named.same_address == is_noted
    client.force_login(maya)
    page = client.get(asked.application.get_absolute_url()).text
    assert ("same address as the candidate" in page) == is_noted


def test_somebody_named_by_a_recruiter_is_compared_with_nobody(client, asked, said):
    client.post(path_for(asked), said)
    asked.refresh_from_db()
    assert not asked.same_address
