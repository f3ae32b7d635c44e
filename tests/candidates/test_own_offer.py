"""The candidate reads an offer by their link, and answers it: yes, no, or not like this."""

import datetime as dt
import re
import uuid

import pytest
import time_machine
from django.core import mail
from django.test import Client

from candidates.lifecycle import OfferStatus, Stage
from candidates.models import Message, Offer, OfferAcceptance, OfferAsk
from candidates.offer_link import DAYS, offer_of, path_for
from candidates.own_page import path_for as own_page
from candidates.views.own_offer import ASKED
from hiring import clocks, links
from hiring.activity.delivery import deliver
from hiring.activity.models import Event, Notice
from tests import factories, offering

CHANGED = "The terms changed"
BAD = "This link does not work any more"


@pytest.fixture
def hanna(db):
    return factories.candidate("Hanna Kowalczyk", email="hanna@example.org")


@pytest.fixture
def offer(open_requisition, hanna):
    chosen = factories.application(open_requisition, person=hanna, stage="offering")
    return offering.extended(
        chosen,
        base=58_000_00,
        bonus=4_000_00,
        equity="0.04% over four years",
        leave_days=25,
        conditions="A clear reference check.\nA medical.",
        words="We loved talking to you.\n\nYou would own settlement.",
    )


@pytest.fixture
def yes(offer):
    """The form, filled in as she would."""
    return {"name": "Hanna Kowalczyk", "read": "on", "version": offer.version.number}


def fresh(offer):
    return Offer.objects.for_page().get(pk=offer.pk)


def again(offer, **terms):
    """Other terms, sent."""
    recruiter = offer.requisition.recruiter
    offer = fresh(offer)
    offer.revise(by=recruiter, **terms)
    offer.submit(by=recruiter)
    offering.lettered(offer).extend(by=recruiter)
    return fresh(offer)


def heard(person, kind):
    return Notice.objects.to(person).filter(kind=kind).exists()


# The page


def test_it_says_the_terms_the_letter_and_by_when_to_reply(client, offer):
    page = client.get(path_for(offer)).text
    for words in (
        "Welder", "Hello Hanna", "€58,000 a year", "€4,000", "0.04% over four years", "25 days",
        "A clear reference check.<br>A medical.", "Please reply by the end of", "Lisbon time",
        "Dear Hanna,", "You would own settlement.", "Download PDF",
    ):  # fmt: skip
        assert words in page
    for inside in ("50,000", "60,000", "With the candidate", "hanna@example.org"):
        assert inside not in page


def test_accepting_hires_and_keeps_the_signature(client, offer, yes):
    answer = client.post(f"{path_for(offer)}accept/", yes | {"name": "hanna  KOWALCZYK"})
    page = client.get(answer["Location"]).text
    assert "You accepted" in page
    assert "Your first day is" in page
    assert client.get(re.search(r"/welcome/[^\"]+", page).group()).status_code == 200
    signed = OfferAcceptance.objects.get()
    assert (signed.name, signed.address) == ("hanna KOWALCZYK", "127.0.0.1")
    assert signed.sha256 == offer.version.letter.sha256
    assert signed.sha256 in page
    assert fresh(offer).application.status == Stage.HIRED


def test_it_is_kept_by_nobody_and_told_to_nobody(client, offer):
    for page in ("", "accept/", "ask/", "decline/"):
        answer = client.get(f"{path_for(offer)}{page}")
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Referrer-Policy"] == "strict-origin"


def test_looking_changes_nothing(client, offer):
    events = Event.objects.count()
    for page in ("", "accept/", "ask/", "decline/", "letter/"):
        for way in (client.get, client.head):
            assert way(f"{path_for(offer)}{page}").status_code == 200
    assert fresh(offer).status == OfferStatus.EXTENDED
    assert Event.objects.count() == events


def test_the_page_itself_takes_nothing(client, offer):
    assert client.post(path_for(offer)).status_code == 405
    assert client.post(f"{path_for(offer)}letter/").status_code == 405


def test_the_letter_is_saved_and_never_shown(client, offer):
    answer = client.get(f"{path_for(offer)}letter/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert b"".join(answer).startswith(b"%PDF")


def test_markup_stays_text(client, offer):
    offer = again(offer, words="<script>alert(1)</script>", conditions="<b>one</b>\ntwo")
    page = client.get(path_for(offer)).text
    assert "<script>alert" not in page
    assert "&lt;b&gt;one&lt;/b&gt;<br>two" in page


# Accepting


def test_accepting_tells_everybody_and_mails_her_no_amount(client, offer, yes, hanna, tomas, maya):
    client.post(f"{path_for(offer)}accept/", yes)
    for person in (tomas, maya):
        assert heard(person, "application.hire")
    deliver()
    letter = next(one.body for one in mail.outbox if one.subject.startswith("You accepted"))
    assert "Your first day is" in letter
    assert "/offer/" in letter
    assert not any("58,000" in one.body for one in mail.outbox)


@pytest.mark.parametrize(
    "name", ["Hanna Kowalczyk", " hanna kowalczyk ", "Kowalczyk, Hanna", "Hanna Maria Kowalczyk"]
)
def test_her_name_is_taken_however_she_writes_it(client, offer, yes, name):
    assert client.post(f"{path_for(offer)}accept/", yes | {"name": name}).status_code == 302


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": ""}, "Type your full name to sign."),
        ({"name": "Hanna"}, "We know you as Hanna Kowalczyk."),
        ({"name": "Somebody Else"}, "We know you as Hanna Kowalczyk."),
        ({"read": ""}, "Read the letter, then tick this."),
    ],
)
def test_without_name_and_tick_nothing_is_signed_and_what_was_typed_stays(
    client, offer, yes, change, problem
):
    sent = yes | change
    answer = client.post(f"{path_for(offer)}accept/", sent)
    assert answer.status_code == 422
    assert problem in answer.text
    assert f'value="{sent["name"]}"' in answer.text or not sent["name"]
    assert fresh(offer).status == OfferStatus.EXTENDED
    assert not OfferAcceptance.objects.exists()


def test_pressing_twice_accepts_once(client, offer, yes):
    sent = yes | {"once": str(uuid.uuid4())}
    answers = [client.post(f"{path_for(offer)}accept/", sent) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert Event.objects.filter(verb="offer.accept").count() == 1


def test_accepting_again_later_is_a_kind_page(client, offer, yes):
    client.post(f"{path_for(offer)}accept/", yes)
    again = client.post(f"{path_for(offer)}accept/", yes, follow=True)
    assert again.status_code == 200
    assert "You accepted" in again.text
    assert OfferAcceptance.objects.count() == 1


def test_a_form_from_elsewhere_is_refused(offer, yes):
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(f"{path_for(offer)}accept/", yes).status_code == 403


@pytest.fixture
def another(maya, tomas, engineering, hanna):
    """Her application for another job."""
    smith = factories.requisition(
        manager=maya, recruiter=tomas, department=engineering, title="Smith"
    )
    return factories.application(factories.opened(smith), person=hanna, told="received")


def test_only_what_she_ticks_is_withdrawn(client, offer, yes, another, hanna, maya, tomas):
    third = factories.requisition(
        manager=maya, recruiter=tomas, department=another.requisition.department, title="Mason"
    )
    kept = factories.application(factories.opened(third), person=hanna, told="received")
    page = client.get(f"{path_for(offer)}accept/").text
    assert "Smith" in page
    assert "Mason" in page
    client.post(f"{path_for(offer)}accept/", yes | {"leaving": [another.pk]})
    for application, stage in ((another, Stage.WITHDRAWN), (kept, Stage.APPLIED)):
        application.refresh_from_db()
        assert application.status == stage


def test_without_a_tick_nothing_else_is_withdrawn(client, offer, yes, another):
    client.post(f"{path_for(offer)}accept/", yes)
    another.refresh_from_db()
    assert another.status == Stage.APPLIED


def test_nobody_elses_application_is_withdrawn_with_it(client, offer, yes, another):
    theirs = factories.application(another.requisition)
    sent = yes | {"leaving": [theirs.pk]}
    assert client.post(f"{path_for(offer)}accept/", sent).status_code == 422
    offering.accept(fresh(offer), leaving=[theirs])
    theirs.refresh_from_db()
    assert theirs.status == Stage.APPLIED


def test_an_application_that_ended_meanwhile_keeps_no_yes_from_being_said(
    offer, another, hanna, tomas
):
    another.reject(by=tomas, reason="other")
    offering.accept(fresh(offer), leaving=[another])
    assert fresh(offer).status == OfferStatus.ACCEPTED
    another.refresh_from_db()
    assert another.status == Stage.REJECTED


# Declining


def test_declining_says_why_and_frees_the_opening(client, offer, tomas, maya):
    sent = {"why": "pay", "words": "I found 75 elsewhere."}
    answer = client.post(f"{path_for(offer)}decline/", sent)
    assert "You declined our offer" in client.get(answer["Location"]).text
    now = fresh(offer)
    assert (now.status, now.why, now.opening) == (OfferStatus.DECLINED, "pay", None)
    assert now.application.status == Stage.DECIDING
    assert Message.objects.get(application=now.application, author=None).body == sent["words"]
    assert heard(tomas, "offer.decline")
    assert heard(maya, "offer.decline")


@pytest.mark.parametrize("sent", [{}, {"why": "nonsense"}, {"words": "Only this."}])
def test_a_no_wants_a_reason_and_keeps_what_was_typed(client, offer, sent):
    answer = client.post(f"{path_for(offer)}decline/", sent)
    assert answer.status_code == 422
    assert sent.get("words", "") in answer.text
    assert fresh(offer).status == OfferStatus.EXTENDED


# Asking for a change


def test_what_she_asks_is_kept_and_both_of_us_hear(client, offer, tomas, maya):
    start = offer.version.start_on + dt.timedelta(days=31)
    sent = {
        "words": "I want to hand over properly.",
        "base": "60,500",
        "bonus": "",
        "leave_days": "25",
        "start_on": f"{start}",
        "place": "Porto",
    }
    answer = client.post(f"{path_for(offer)}ask/", sent)
    page = client.get(answer["Location"]).text
    for words in (
        "Tomas reads what you ask for", "<del>€58,000 a year</del>", "<ins>€60,500 a year</ins>",
        "<ins>Porto</ins>", "hand over properly",
    ):  # fmt: skip
        assert words in page
    ask = OfferAsk.objects.get()
    assert ask.wanted == {"base": 60_500_00, "start_on": start, "place": "Porto"}
    assert heard(tomas, "offer.ask")
    assert heard(maya, "offer.ask")
    assert fresh(offer).status == OfferStatus.EXTENDED


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        ("words", "", "Say in your own words what you would like."),
        ("words", "x" * 4001, "at most 4000"),
        ("base", "-1", "amount of zero or more"),
        ("base", "0", "it is very far from that"),
        ("base", "5,000", "it is very far from that"),
        ("base", "9,999,999,999", "it is very far from that"),
        ("base", "lots", "Enter a number"),
        ("base", "NaN", "Enter a number"),
        ("bonus", "-5", "amount of zero or more"),
        ("bonus", "9999999999", "very much for a year"),
        ("leave_days", "-1", "0 days or more"),
        ("leave_days", "366", "99 days or fewer"),
        ("start_on", "2001-01-01", "still to come"),
        ("start_on", "2999-01-01", "within two years"),
        ("start_on", "soon", "Enter a valid date"),
        ("place", "x" * 201, "at most 200"),
    ],
)
def test_what_cannot_be_asked_is_said_beside_it_and_stays(client, offer, field, typed, problem):
    sent = {"words": "Please.", field: typed}
    answer = client.post(f"{path_for(offer)}ask/", sent)
    assert answer.status_code == 422
    assert problem in answer.text
    assert typed in answer.text
    assert not OfferAsk.objects.exists()


def test_the_thread_shows_offers_asks_and_calls_in_their_order(client, offer, tomas):
    offer.ask(by=offer.application.candidate, words="My leave is 28 days now.", leave_days=28)
    offer.ask(by=tomas, words="She is hard to please.", place="Porto")
    newer = again(offer, leave_days=28, base=59_000_00)
    page = client.get(path_for(newer)).text
    order = [
        "We offered", "My leave is 28 days now.", "Noted by Tomas after you spoke",
        "<ins>Porto</ins>", "We answered",
    ]  # fmt: skip
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    for words in ("<del>25 days</del> <ins>28 days</ins>", "<ins>€59,000 a year</ins>"):
        assert words in page
    assert "hard to please" not in page


def test_what_did_not_go_out_is_never_read(client, offer, tomas):
    link = path_for(offer)
    offer.revise(by=tomas, base=59_123_00)
    assert "59,123" not in client.get(link).text
    assert "59,123" not in client.get(own_page(offer.application.candidate)).text
    assert client.get(path_for(fresh(offer))).status_code == 404


def test_too_many_asks_at_once_wait_and_lose_nothing(client, offer):
    for _ in range(ASKED.times):
        assert client.post(f"{path_for(offer)}ask/", {"words": "More."}).status_code == 302
    answer = client.post(f"{path_for(offer)}ask/", {"words": "And more still."})
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert "And more still." in answer.text
    assert OfferAsk.objects.count() == ASKED.times


# When there is nothing to answer any more


def test_terms_that_changed_kill_the_link_and_say_where_to_look(client, offer, yes):
    link = path_for(offer)
    newer = again(offer, leave_days=30)
    for page in ("", "accept/", "ask/", "decline/", "letter/"):
        answer = client.get(f"{link}{page}")
        assert answer.status_code == 404
        assert CHANGED in answer.text
        assert "58,000" not in answer.text
        assert "Hanna" not in answer.text
    for page, sent in (
        ("accept/", yes),
        ("ask/", {"words": "Please."}),
        ("decline/", {"why": "pay"}),
    ):
        answer = client.post(f"{link}{page}", sent)
        assert answer.status_code == 404
        assert sent.get("words", "") in answer.text
    assert fresh(newer).status == OfferStatus.EXTENDED
    assert not OfferAsk.objects.exists()
    assert "30 days" in client.get(path_for(newer)).text


def test_a_form_of_older_terms_accepts_nothing_even_with_the_new_link(client, offer, yes):
    newer = again(offer, base=52_000_00)
    answer = client.post(f"{path_for(newer)}accept/", yes)
    assert answer.status_code == 409
    assert "Read it again, please." in answer.text
    assert "€52,000" in answer.text
    assert fresh(newer).status == OfferStatus.EXTENDED


ENDS = {
    "decline": "You declined our offer",
    "withdraw": "This offer was taken back",
    "expire": "The time to reply has passed",
    "pass": "The time to reply has passed",
}


def end(offer, verb):
    if verb in {"expire", "pass"}:
        offer.expires_at = clocks.now() - dt.timedelta(seconds=1)
        offer.save(update_fields=["expires_at"])
    if verb == "expire":
        offer.expire()
    elif verb != "pass":
        getattr(offer, verb)(by=offer.requisition.recruiter)


@pytest.mark.parametrize("verb", ENDS)
def test_what_has_ended_says_so_kindly_shows_no_terms_and_takes_nothing(client, offer, yes, verb):
    end(offer, verb)
    before = fresh(offer).status
    for page in ("", "accept/", "ask/", "decline/"):
        answer = client.get(f"{path_for(offer)}{page}")
        assert answer.status_code == 200
        assert ENDS[verb] in answer.text
        assert "58,000" not in answer.text
    typed = "What if I start later?"
    for page, sent in (("accept/", yes), ("ask/", {"words": typed}), ("decline/", {"why": "pay"})):
        answer = client.post(f"{path_for(offer)}{page}", sent)
        assert answer.status_code == 410
        assert ENDS[verb] in answer.text
        assert sent.get("words", "") in answer.text
    assert client.get(f"{path_for(offer)}letter/").status_code == 404
    assert fresh(offer).status == before
    assert not OfferAsk.objects.exists()


def test_who_did_not_start_after_all_reads_a_kind_sentence(client, offer, tomas):
    offering.accept(offer)
    fresh(offer).application.renege(by=tomas)
    page = client.get(path_for(offer)).text
    assert "This offer has ended" in page
    assert "58,000" not in page


def test_what_was_signed_stays_to_be_read(client, offer):
    offering.accept(offer)
    link = path_for(offer)
    assert "€58,000" in client.get(link).text
    assert client.get(f"{path_for(offer)}letter/").status_code == 200
    for page in ("accept/", "ask/", "decline/"):
        assert client.get(f"{link}{page}")["Location"] == link
    answer = client.post(f"{path_for(offer)}decline/", {"why": "pay"}, follow=True)
    assert "You accepted" in answer.text
    assert fresh(offer).status == OfferStatus.ACCEPTED


def test_a_requisition_on_hold_keeps_nobody_from_saying_yes(client, offer, yes, maya):
    offer.requisition.hold(by=maya)
    client.post(f"{path_for(offer)}accept/", yes)
    assert fresh(offer).status == OfferStatus.ACCEPTED


# Other keys


def test_a_key_for_something_else_opens_nothing(client, offer):
    parts = (offer.pk, offer.link_version)
    keys = [
        links.sign("my", *parts),
        links.sign("reference", *parts),
        links.sign("offer", offer.pk + 1000, 1),
        links.sign("offer", offer.application.pk + 2000, 1),
        "nonsense",
    ]
    for key in keys:
        for page in ("", "accept/", "ask/", "decline/", "letter/"):
            answer = client.get(f"/offer/{key}/{page}")
            assert answer.status_code == 404
            assert BAD in answer.text
            assert "Welder" not in answer.text


def test_an_offer_that_never_went_out_is_read_by_nobody(client, open_requisition):
    offer = offering.approved(offering.chosen(open_requisition))
    answer = client.get(path_for(offer))
    assert answer.status_code == 404
    assert BAD in answer.text


def test_the_link_is_too_old_after_its_time(client, offer):
    path = path_for(offer)
    with time_machine.travel(clocks.now() + dt.timedelta(days=DAYS + 1)):
        assert client.get(path).status_code == 404


# Their own page


@pytest.fixture
def mine(client, hanna):
    return lambda: client.get(own_page(hanna)).text


def led_to(page):
    """The offers whose links stand on it."""
    return [offer_of(token).pk for token in re.findall(r'href="/offer/([^/"]+)/"', page)]


def test_their_own_page_leads_to_it(mine, offer):
    page = mine()
    assert led_to(page) == [offer.pk]
    assert "Please reply by the end of" in page
    assert "58,000" not in page


def test_their_own_page_says_what_became_of_it(mine, offer, tomas):
    newer = again(offer, leave_days=30)
    assert led_to(mine()) == [newer.pk]
    newer.revise(by=tomas, leave_days=31)
    assert "We are changing our offer to you" in mine()
    newer.withdraw(by=tomas)
    assert "Our offer was taken back" in mine()


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("decline", "You declined our offer"),
        ("expire", "The time to reply to our offer has passed"),
    ],
)
def test_their_own_page_says_how_it_ended(mine, offer, verb, said):
    end(offer, verb)
    page = mine()
    assert said in page
    assert led_to(page) == []


def test_their_own_page_says_that_they_accepted(mine, offer):
    offering.accept(offer)
    page = mine()
    assert "You accepted" in page
    assert f"{offer.version.start_on:%Y}. What you signed stays here" in page
    assert led_to(page) == [offer.pk]


def test_an_offer_that_is_being_drafted_is_not_on_their_own_page(mine, open_requisition, hanna):
    chosen = factories.application(open_requisition, person=hanna, stage="offering", told="offer")
    offering.approved(chosen)
    assert "/offer/" not in mine()


def test_many_versions_cost_no_more_queries_than_two(client, offer, django_assert_max_num_queries):
    for days in range(26, 31):
        offer = again(offer, leave_days=days)
        offer.ask(by=offer.application.candidate, words=f"Not {days}.")
    with django_assert_max_num_queries(16):
        assert client.get(path_for(offer)).status_code == 200
