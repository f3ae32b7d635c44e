"""How people come in, whichever page they came by."""

import datetime as dt
import os
import threading

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.db import connection

from candidates import intake, tasks
from candidates.intake import Sent, Upload
from candidates.models import Application, Candidate, MessageTemplate, Resume, Source
from hiring import clocks, files
from hiring.activity.delivery import deliver
from hiring.activity.models import Event, Notice
from hiring.files.disk import locate
from requisitions.models import Criterion, Posting
from tests import factories
from tests.hostile import pdfs, plain


@pytest.fixture
def posting(open_requisition):
    return factories.published(open_requisition)


@pytest.fixture
def careers(db):
    return Source.of_kind("careers")


def sent(**more):
    return Sent(**{"name": "Leila Haddad", "email": "leila@example.org", **more})


def upload(content=b"Welds steel.", name="leila.txt", kind="txt"):
    return Upload(ContentFile(content, name=name), kind)


def verbs_of(application):
    return [event.verb for event in Event.objects.of(application).order_by("pk")]


def last_mail():
    deliver()
    return mail.outbox[-1]


# Applying


def test_somebody_new_becomes_an_applicant(posting, careers):
    application = intake.apply(posting, sent(email="Leila@Example.ORG"), source=careers)

    assert application.status == "applied"
    assert application.told == "received"
    assert application.candidate.email == "leila@example.org"
    assert application.requisition == posting.requisition
    assert application.source == careers


def test_the_candidate_is_who_did_it(posting, careers):
    application = intake.apply(posting, sent(), source=careers)
    assert Event.objects.get(verb="application.apply").actor == application.candidate


def test_they_hear_at_once_with_the_promised_day_and_a_link(posting, careers):
    application = intake.apply(posting, sent(), source=careers)

    letter = last_mail()
    assert letter.to == ["leila@example.org"]
    assert application.promised_on > clocks.now().date()
    assert f"{application.promised_on.day} {application.promised_on:%B %Y}" in letter.body
    assert "/my/" in letter.body
    assert "Leila" in letter.body


def test_the_recruiter_hears_of_it(posting, careers, tomas):
    intake.apply(posting, sent(), source=careers)
    assert Notice.objects.to(tomas).filter(kind="application.apply").count() == 1


def test_what_a_recruiter_corrected_is_not_overwritten(posting, careers):
    known = factories.candidate("Leila H.", email="leila@example.org", phone="", place="Lisbon")

    intake.apply(posting, sent(phone="+351 951 555 010", place="Porto"), source=careers)

    known.refresh_from_db()
    assert (known.name, known.place) == ("Leila H.", "Lisbon")
    assert known.phone == "+351951555010"


def test_answers_and_expectations_are_kept(open_requisition, careers):
    posting = factories.published(
        open_requisition,
        questions=[{"text": "Why?", "hint": "", "kind": "text", "required": True}],
    )
    question = posting.questions.get()

    application = intake.apply(
        posting,
        sent(answers={question.pk: "Sparks."}, expects=55_000_00, currency="EUR", available="Now"),
        source=careers,
    )

    assert application.answers.get().text == "Sparks."
    assert (application.expects, application.expects_currency) == (55_000_00, "EUR")
    assert application.available == "Now"


def test_a_question_that_was_taken_away_meanwhile_loses_nothing_else(posting, careers):
    application = intake.apply(posting, sent(answers={999: "Gone."}), source=careers)
    assert application.status == "applied"
    assert not application.answers.exists()


def test_without_consent_nothing_is_said_about_keeping(posting, careers):
    candidate = intake.apply(posting, sent(), source=careers).candidate
    assert candidate.keep_until is None
    assert candidate.consented_at is None


def test_consent_keeps_their_data_for_a_year(posting, careers):
    candidate = intake.apply(posting, sent(keep=True), source=careers).candidate
    assert candidate.keep_until == clocks.now().date() + dt.timedelta(days=365)
    assert Event.objects.of(candidate).filter(verb="candidate.consent").exists()


def test_nobody_applies_where_the_posting_closed_meanwhile(posting, careers, tomas):
    posting.close(by=tomas)
    with pytest.raises(Posting.DoesNotExist):
        intake.apply(posting, sent(), source=careers)
    assert not Candidate.objects.exists()


# Applying again


def test_applying_again_moves_nothing_and_keeps_what_was_sent(posting, careers, tomas):
    first = intake.apply(posting, sent(upload=upload()), source=careers)
    first.screen(by=tomas)

    again = intake.apply(
        posting, sent(upload=upload(b"Welds better.", "new.txt"), available="June"), source=careers
    )

    assert again == first
    again.refresh_from_db()
    assert (again.status, again.told) == ("screening", "received")
    assert {resume.name for resume in again.resumes.all()} == {"leila.txt", "new.txt"}
    assert again.available == "June"
    assert "application.apply_again" in verbs_of(again)


def test_applying_again_replaces_no_earlier_answer(open_requisition, careers):
    posting = factories.published(
        open_requisition,
        questions=[{"text": "Why?", "hint": "", "kind": "text", "required": True}],
    )
    question = posting.questions.get()
    intake.apply(posting, sent(answers={question.pk: "Sparks."}), source=careers)
    again = intake.apply(posting, sent(answers={question.pk: "Rubbish."}), source=careers)
    assert [answer.text for answer in again.answers.all()] == ["Sparks.", "Rubbish."]


def test_only_the_mail_says_that_they_had_applied_before(posting, careers):
    MessageTemplate.objects.update_or_create(
        moment="again", defaults={"name": "Again", "body": "Hello {first_name}, you had applied."}
    )
    intake.apply(posting, sent(), source=careers)
    intake.apply(posting, sent(), source=careers)
    assert "Hello Leila, you had applied." in last_mail().body


def test_a_prospect_who_applies_keeps_the_source_they_came_by(posting, careers, priya):
    prospect = intake.refer(posting, sent(), why="We worked together.", by=priya)

    application = intake.apply(posting, sent(), source=careers)

    assert application == prospect
    assert application.status == "applied"
    assert application.source.kind == "referral"


@pytest.mark.parametrize("end", ["reject", "withdraw"])
def test_after_an_end_there_is_a_new_application(posting, careers, tomas, end):
    first = intake.apply(posting, sent(), source=careers)
    if end == "reject":
        first.reject(by=tomas, reason="other", words="Not now.")
    else:
        first.withdraw(by=first.candidate)

    second = intake.apply(posting, sent(), source=careers)

    assert second != first
    assert second.status == "applied"
    assert second.candidate == first.candidate


def test_an_employee_applies_like_anyone(posting, careers, priya):
    application = intake.apply(posting, sent(email=priya.email), source=careers)
    assert application.status == "applied"
    assert last_mail().to == [priya.email]


@pytest.mark.django_db(transaction=True)
def test_two_submissions_at_once_make_one_application(posting):
    source = Source.of_kind("careers")
    start, problems = threading.Barrier(4), []

    def press():
        try:
            start.wait()
            intake.apply(Posting.objects.get(), sent(), source=source)
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    people = [threading.Thread(target=press) for _ in range(4)]
    [person.start() for person in people]
    [person.join() for person in people]

    assert problems == []
    assert Candidate.objects.count() == 1
    application = Application.objects.get()
    assert verbs_of(application).count("application.apply") == 1
    assert verbs_of(application).count("application.apply_again") == 3


@pytest.mark.django_db(transaction=True)
def test_one_person_at_two_doors_at_once_is_one_candidate(posting, maya, tomas, engineering):
    other = factories.opened(
        factories.requisition(manager=maya, recruiter=tomas, department=engineering)
    )
    doors = [posting.pk, factories.published(other).pk]
    source, start, problems = Source.of_kind("careers"), threading.Barrier(2), []

    def press(door):
        try:
            start.wait()
            intake.apply(Posting.objects.get(pk=door), sent(), source=source)
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    people = [threading.Thread(target=press, args=[door]) for door in doors]
    [person.start() for person in people]
    [person.join() for person in people]

    assert problems == []
    assert Candidate.objects.get().applications.count() == 2


# Referring


def test_a_colleague_refers_somebody(posting, priya, tomas):
    application = intake.refer(posting, sent(upload=upload()), why="Welds well.", by=priya)

    assert application.status == "prospect"
    assert application.referred_by == priya
    assert application.source.kind == "referral"
    assert application.notes.get().text == "Welds well."
    assert Notice.objects.to(tomas).filter(kind="application.refer").count() == 1


def test_referring_somebody_who_is_here_already_changes_nothing_but_is_noted(
    posting, careers, priya
):
    there = intake.apply(posting, sent(), source=careers)

    application = intake.refer(posting, sent(), why="She is good.", by=priya)

    assert application == there
    application.refresh_from_db()
    assert application.referred_by is None
    assert application.notes.get().author == priya


# Reading what they sent


def test_a_resume_is_read_after_it_was_kept(posting, careers):
    application = intake.apply(
        posting, sent(upload=upload(plain.pdf(), "leila.pdf", "pdf")), source=careers
    )
    assert application.resumes.get().status == "waiting"

    tasks.read_resumes()

    resume = application.resumes.get()
    assert resume.status == "read"
    assert resume.text
    page = resume.pages.get()
    assert files.open_stored(page.path).read(4) == b"RIFF"


def test_what_cannot_be_read_is_kept_with_a_sentence(posting, careers):
    broken = upload(pdfs.needs_password(), "leila.pdf", "pdf")
    application = intake.apply(posting, sent(upload=broken), source=careers)

    tasks.read_resumes()

    resume = application.resumes.get()
    assert resume.status == "unreadable"
    assert "Preview not available" in resume.problem
    assert files.open_stored(resume.path).read() == pdfs.needs_password()


def test_a_file_that_is_gone_keeps_no_other_from_being_read(posting, careers):
    first = intake.apply(posting, sent(upload=upload()), source=careers).resumes.get()
    other = sent(email="other@example.org", upload=upload())
    second = intake.apply(posting, other, source=careers).resumes.get()
    files.remove(first.path)

    tasks.read_resumes()

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.status == "unreadable"
    assert second.status == "read"


def test_reading_twice_is_reading_once(posting, careers):
    application = intake.apply(
        posting, sent(upload=upload(plain.pdf(), "leila.pdf", "pdf")), source=careers
    )
    tasks.read_resumes()
    tasks.read_resumes()
    assert application.resumes.get().pages.count() == 1


def test_must_haves_that_a_line_shows_are_counted_until_somebody_screens(posting, careers):
    Criterion.objects.all().delete()
    for text in ("Welding of steel", "Speaks Portuguese"):
        Criterion.objects.create(requisition=posting.requisition, text=text)
    application = intake.apply(
        posting, sent(upload=upload(b"I weld steel since 2009")), source=careers
    )

    tasks.read_resumes()

    application.refresh_from_db()
    assert application.musts_met == 1


def test_reading_does_not_touch_what_a_screen_found(posting, careers):
    application = intake.apply(posting, sent(upload=upload(b"Must have 1")), source=careers)
    Application.objects.update(screened_at=clocks.now(), musts_met=2)

    tasks.read_resumes()

    application.refresh_from_db()
    assert application.musts_met == 2


# Sweeping


def test_the_sweep_takes_files_without_a_row_and_leaves_the_others(posting, careers):
    kept = intake.apply(posting, sent(upload=upload()), source=careers).resumes.get()
    orphan = files.store(b"nobody's", suffix=".txt")
    grow_old(orphan.path, kept.path)

    tasks.sweep_files()

    assert files.open_stored(kept.path).read() == b"Welds steel."
    with pytest.raises(FileNotFoundError):
        files.open_stored(orphan.path)


def test_the_sweep_leaves_a_young_file_whose_row_may_be_about_to_be_written(db):
    young = files.store(b"just now", suffix=".txt")
    tasks.sweep_files()
    assert files.open_stored(young.path)


def test_the_sweep_says_which_file_of_a_row_is_gone(posting, careers, caplog):
    resume = intake.apply(posting, sent(upload=upload()), source=careers).resumes.get()
    files.remove(resume.path)
    tasks.sweep_files()
    assert resume.path in caplog.text
    assert Resume.objects.filter(pk=resume.pk).exists()


def grow_old(*paths):
    for path in paths:
        os.utime(locate(path), (0, 0))
