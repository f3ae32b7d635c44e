"""The candidate's own page: by link only, by what they were told only."""

import datetime as dt
import re
import uuid

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from candidates.models import Message
from candidates.own_page import DAYS, path_for
from candidates.views.link import TO_ONE_ADDRESS
from candidates.views.my import MESSAGES
from hiring import clocks, links
from hiring.activity.delivery import deliver
from hiring.activity.models import Event, Notice
from tests import factories

INSIDE = ["Screening", "Presented", "Final decision", "Declined", "Prospect", "Rejected"]


@pytest.fixture
def leila(db):
    return factories.candidate("Leila Haddad", email="leila@example.org")


@pytest.fixture
def applied(open_requisition, leila):
    return factories.application(open_requisition, person=leila)


@pytest.fixture
def page(client, leila):
    """Open her page."""
    return lambda: client.get(path_for(leila))


def address(leila, application, verb):
    return f"{path_for(leila)}{application.pk}/{verb}/"


# The link


def test_the_link_of_the_mail_opens_it(client, applied, leila, tomas):
    applied.messages.write(applied, by=tomas, body="Hello.")
    deliver()
    link = re.search(r"https?://[^/]+(/my/\S+)", mail.outbox[-1].body)[1]
    response = client.get(link)
    assert response.status_code == 200
    assert "Hello Leila." in response.text


@pytest.mark.parametrize("change", ["one character off", "cut off", "another purpose", "nonsense"])
def test_a_link_that_is_not_ours_is_answered_kindly_and_shows_nothing(
    client, applied, leila, change
):
    token = path_for(leila).split("/")[2]
    wrong = {
        "one character off": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "cut off": token[:-5],
        "another purpose": links.sign("approval", leila.pk, leila.link_version),
        "nonsense": "nonsense",
    }[change]
    for tail in ("", f"{applied.pk}/withdraw/"):
        response = client.get(f"/my/{wrong}/{tail}")
        assert response.status_code == 404
        assert "This link does not work any more" in response.text
        assert "Send me the link" in response.text
        assert "Leila" not in response.text


def test_an_old_link_does_not_open_it(client, applied, leila):
    path = path_for(leila)
    with time_machine.travel(clocks.now() + dt.timedelta(days=DAYS + 1)):
        assert client.get(path).status_code == 404


def test_a_link_that_was_taken_back_does_not_open_it(client, applied, leila):
    path = path_for(leila)
    leila.link_version += 1
    leila.save()
    assert client.get(path).status_code == 404
    assert client.get(path_for(leila)).status_code == 200


def test_it_is_kept_by_nobody_and_told_to_nobody(page, applied):
    response = page()
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "strict-origin"


# What it says


@pytest.mark.parametrize(
    "stage", ["applied", "screening", "presented", "interviewing", "deciding", "offering"]
)
def test_it_shows_what_they_were_told_whatever_the_stage(page, open_requisition, leila, stage):
    factories.application(open_requisition, person=leila, stage=stage)
    text = page().text
    assert "We have your application" in text
    for word in INSIDE:
        assert word not in text


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("in_review", "We are reading your application"),
        ("interview", "We would like to meet you"),
        ("offer", "We would like you to join us"),
        ("closed", "This application is closed"),
    ],
)
def test_it_follows_what_the_recruiter_tells(page, applied, tomas, told, words):
    applied.messages.write(applied, by=tomas, body="News.", tells=told)
    assert words in page().text


def test_a_no_inside_is_not_read_outside(page, open_requisition, leila, maya):
    application = factories.application(open_requisition, person=leila, stage="presented")
    application.decline(by=maya, reasons="Not enough steel.")
    text = page().text
    assert "We have your application" in text
    assert "Not enough steel" not in text


def test_notes_and_events_of_the_team_are_not_on_it(page, applied, tomas):
    applied.notes.write(applied, by=tomas, text="Spelling is poor.")
    assert "Spelling" not in page().text


def test_somebody_who_was_only_added_does_not_read_of_it(page, open_requisition, leila):
    factories.application(open_requisition, person=leila, stage="prospect")
    assert open_requisition.title not in page().text


def test_whom_we_wrote_to_reads_what_we_wrote(page, open_requisition, leila, tomas):
    prospect = factories.application(open_requisition, person=leila, stage="prospect")
    prospect.messages.write(prospect, by=tomas, body="Would you like to weld?")
    text = page().text
    assert "We wrote to you" in text
    assert "Would you like to weld?" in text


def test_it_names_the_promised_day_and_says_when_it_is_past(page, applied):
    applied.promise(5, clocks.Calendar())
    assert "You hear from us by" in page().text
    with time_machine.travel(clocks.now() + dt.timedelta(days=30)):
        assert "You should have heard from us by" in page().text


def test_it_shows_what_they_sent(page, applied):
    posting = factories.posting(applied.requisition)
    question = posting.questions.create(text="Why?")
    applied.answers.create(question=question, text="Sparks & <steel>.")
    assert "Sparks &amp; &lt;steel&gt;." in page().text


def test_several_applications_stand_on_one_page(page, applied, leila, maya, tomas, engineering):
    other = factories.opened(
        factories.requisition(manager=maya, recruiter=tomas, department=engineering, title="Baker")
    )
    factories.application(other, person=leila)
    text = page().text
    assert "Baker" in text
    assert "Welder" in text
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_it_takes_as_many_queries_for_many_as_for_two(
    client, applied, leila, maya, tomas, engineering
):
    def another():
        requisition = factories.requisition(manager=maya, recruiter=tomas, department=engineering)
        made = factories.application(factories.opened(requisition), person=leila)
        factories.posting(requisition)
        made.messages.write(made, by=tomas, body="Hello.")

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(path_for(leila))
        return len(asked)

    another()
    queries()  # what every page asks for now and then is known from here on
    few = queries()
    for _ in range(4):
        another()
    assert queries() == few


# Writing


def test_they_write_and_the_recruiter_hears(client, applied, leila, tomas):
    client.post(address(leila, applied, "write"), {"body": "When do we meet?"})
    message = Message.objects.get()
    assert message.is_theirs
    assert Notice.objects.to(tomas).filter(kind="message.receive").exists()
    assert "When do we meet?" in client.get(path_for(leila)).text


def test_an_empty_message_comes_back(client, applied, leila):
    response = client.post(address(leila, applied, "write"), {"body": " "})
    assert response.status_code == 422
    assert "Write something first." in response.text


def test_writing_twice_by_accident_writes_once(client, applied, leila):
    sent = {"body": "Hello?", "once": str(uuid.uuid4())}
    form = address(leila, applied, "write")
    for _ in range(2):
        client.post(form, sent)
    assert Message.objects.count() == 1


def test_nobody_writes_without_end(client, applied, leila):
    for n in range(MESSAGES.times):
        client.post(address(leila, applied, "write"), {"body": f"{n}"})
    response = client.post(address(leila, applied, "write"), {"body": "And another thing"})
    assert response.status_code == 429
    assert "And another thing" in response.text
    assert Message.objects.count() == MESSAGES.times


def test_nobody_writes_on_the_application_of_another(client, applied, leila, open_requisition):
    other = factories.application(open_requisition)
    assert client.post(address(leila, other, "write"), {"body": "x"}).status_code == 404
    assert not Message.objects.exists()


def test_a_form_from_elsewhere_is_refused(applied, leila):
    stranger = Client(enforce_csrf_checks=True)
    for verb in ("write", "withdraw", "send_resume"):
        assert stranger.post(address(leila, applied, verb), {"body": "x"}).status_code == 403


# A newer résumé


def test_they_send_a_newer_resume_and_the_earlier_one_is_kept(client, applied, leila, tomas):
    for name in ("old.txt", "new.txt"):
        file = SimpleUploadedFile(name, b"Welds steel.")
        answer = client.post(address(leila, applied, "send_resume"), {"resume": file})
        assert "Your résumé is with us." in client.get(answer["Location"]).text
    assert [resume.name for resume in applied.resumes.all()] == ["new.txt", "old.txt"]
    assert Notice.objects.to(tomas).filter(kind="application.send_resume").count() == 2
    assert "new.txt" in client.get(path_for(leila)).text


@pytest.mark.parametrize(("content", "words"), [(None, "Add your résumé."), (b"", "is empty")])
def test_a_resume_that_is_none_is_refused_in_words(client, applied, leila, content, words):
    sent = {} if content is None else {"resume": SimpleUploadedFile("leila.pdf", content)}
    response = client.post(address(leila, applied, "send_resume"), sent)
    assert response.status_code == 422
    assert words in response.text
    assert not applied.resumes.exists()


def test_nobody_sends_a_resume_to_what_is_closed_or_not_theirs(
    client, applied, leila, tomas, open_requisition
):
    other = factories.application(open_requisition)
    sent = {"resume": SimpleUploadedFile("leila.txt", b"Welds steel.")}
    assert client.post(address(leila, other, "send_resume"), sent).status_code == 404
    applied.reject(by=tomas, reason="other", words="No.")
    client.post(address(leila, applied, "send_resume"), sent)
    assert not applied.resumes.exists()
    assert not other.resumes.exists()


# Withdrawing


def test_looking_changes_nothing(client, applied, leila):
    client.get(path_for(leila))
    client.get(address(leila, applied, "withdraw"))
    client.head(address(leila, applied, "withdraw"))
    assert client.get(address(leila, applied, "write")).status_code == 405
    applied.refresh_from_db()
    assert applied.status == "applied"


def test_they_withdraw_after_being_asked_once_more(client, applied, leila):
    asked = client.get(address(leila, applied, "withdraw"))
    assert "Withdraw your application?" in asked.text

    client.post(address(leila, applied, "withdraw"), {"why": "Another offer."})

    applied.refresh_from_db()
    assert (applied.status, applied.told) == ("withdrawn", "closed")
    assert Event.objects.get(verb="application.withdraw").actor == leila
    assert Message.objects.get().body == "Another offer."
    text = client.get(path_for(leila)).text
    assert "You withdrew this application" in text
    assert "Withdraw application" not in text


def test_what_has_ended_meanwhile_is_not_withdrawn_and_betrays_nothing(
    client, applied, leila, tomas
):
    applied.reject(by=tomas, reason="other", words="Not this time.")
    response = client.post(address(leila, applied, "withdraw"))
    assert response.status_code == 302
    applied.refresh_from_db()
    assert applied.status == "rejected"


# Asking for the link again


def test_the_link_goes_to_the_address_it_was_asked_for(client, leila):
    client.post("/my/", {"email": "Leila@Example.org"})
    deliver()
    assert mail.outbox[-1].to == ["leila@example.org"]
    link = re.search(r"https?://[^/]+(/my/\S+)", mail.outbox[-1].body)[1]
    assert client.get(link).status_code == 200


def test_the_answer_is_the_same_for_an_address_nobody_knows(client, leila):
    known = client.post("/my/", {"email": "leila@example.org"}, follow=True)
    unknown = client.post("/my/", {"email": "nobody@example.org"}, follow=True)
    strip = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
    assert strip.sub("", known.text) == strip.sub("", unknown.text)
    assert known.redirect_chain == unknown.redirect_chain
    deliver()
    assert len(mail.outbox) == 1


def test_asking_again_and_again_is_answered_alike_too(client, leila):
    for email in ("leila@example.org", "nobody@example.org"):
        for _ in range(TO_ONE_ADDRESS.times):
            assert client.post("/my/", {"email": email}).status_code == 302
        response = client.post("/my/", {"email": email})
        assert response.status_code == 429
        assert response["Retry-After"]


@pytest.mark.parametrize("email", ["", "x", "a@b@c", "x" * 300 + "@example.org", "a\0@example.org"])
def test_what_is_no_address_is_a_mistake(client, db, email):
    assert client.post("/my/", {"email": email}).status_code == 422


def test_the_promised_day_is_the_recruiters_own(applied):
    with time_machine.travel(dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC), tick=False):
        applied.promise(1, clocks.Calendar(time_zone="Pacific/Auckland"))
    assert applied.promised_on == dt.date(2026, 6, 3)  # it is Tuesday there already
