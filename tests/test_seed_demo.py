"""The demo company: made once, in an empty database, with a believable past."""

import datetime as dt
import hashlib
import io
from itertools import pairwise

import pypdfium2
import pytest
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.cache import caches
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from candidates.demo.cast import PASSWORD, SIGN_INS
from candidates.demo.people import people
from candidates.desk import Desk
from candidates.lifecycle import OfferStatus, Stage
from candidates.models import (
    Application,
    Benefit,
    Candidate,
    LetterTemplate,
    Message,
    Note,
    Offer,
    OfferAcceptance,
    OfferLetter,
    OfferRule,
    Onboarding,
    Resume,
    Review,
)
from candidates.needs import When, grouped, needs_of
from hiring import clocks, files
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.activity import delivery, digests, reminders
from hiring.activity.models import Clock, Delivery, Event, Notice, Reminder
from hiring.activity.timeline import items
from hiring.embedded.trouble import Trouble
from requisitions.lifecycle import Status
from requisitions.models import Posting, Requisition, Revision, StaffingPlan
from requisitions.staffing import standing

SUNDAY = dt.datetime(2026, 11, 22, 21, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    """Made once for everything that only looks at it, and what it said."""
    before, settings.FILES_ROOT = settings.FILES_ROOT, tmp_path_factory.mktemp("files")
    said = io.StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        caches["local"].clear()
        with clocks.at(SUNDAY):
            call_command("seed_demo", stdout=said)
        yield {"said": said.getvalue(), "files": settings.FILES_ROOT}
        transaction.set_rollback(True)
    settings.FILES_ROOT = before


@pytest.fixture
def company(made, db, settings):
    settings.FILES_ROOT = made["files"]
    with clocks.at(SUNDAY):
        yield made


def offer_to(name):
    return Offer.objects.for_page().get(application__candidate__name=name)


def person(name):
    return User.objects.get(email=f"{name}@fernhill.example")


def home_groups(name):
    who = person(name)
    groups = grouped(needs_of(Desk.of(who, SUNDAY)), who, SUNDAY)
    return {group.when: group.lines for group in groups}


def test_it_refuses_a_database_that_is_not_empty(alex):
    with pytest.raises(Trouble, match="This database is not empty"):
        call_command("seed_demo")
    assert not Requisition.objects.exists()


def test_it_says_who_signs_in(company):
    for _who, email in SIGN_INS:
        assert email in company["said"]
        assert User.objects.get(email=email).is_active
    assert PASSWORD in company["said"]


def test_the_password_is_everyone_s(company, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    assert all(check_password(PASSWORD, user.password) for user in User.objects.all()[:2])


def test_eight_requisitions_stand_in_every_state(company):
    states = list(Requisition.objects.values_list("status", flat=True))
    assert len(states) == 8
    assert set(states) == set(Status.values)


def test_every_candidate_stands_where_their_story_ends(company):
    told = {one.email: one.stage for one in people(SUNDAY.year)}
    found = dict(Application.objects.values_list("candidate__email", "status"))
    assert found == told
    assert Candidate.objects.count() == 150


def test_promises_are_overdue_due_soon_and_on_time_even_on_a_sunday(company):
    running = {clock.rule: clock.left(SUNDAY).status for clock in Clock.objects.running()}
    assert set(running) == {
        "feedback", "answer", "approval", "posting", "interview", "scorecard", "reference",
        "offer_approval", "task", "start_check_in",
    }  # fmt: skip
    left = [clock.left(SUNDAY).status for clock in Clock.objects.running()]
    assert {"overdue", "due-soon", "on-time"} == set(left)
    assert Clock.objects.unstopped().exclude(paused_at=None).exists()


@pytest.mark.parametrize(
    ("name", "when"),
    [
        ("maya", When.OVERDUE),
        ("maya", When.TODAY),
        ("rui", When.THIS_WEEK),
        ("rui", When.LATER),
        ("tomas", When.TODAY),
        ("aiko", When.THIS_WEEK),
        ("daniel", When.OVERDUE),
        ("ingrid", When.THIS_WEEK),
    ],
)
def test_everybody_finds_something_to_do(company, name, when):
    assert home_groups(name)[when]


@pytest.mark.parametrize("name", [email.partition("@")[0] for _who, email in SIGN_INS])
def test_every_home_opens(company, client, name):
    client.force_login(person(name))
    assert client.get(reverse("home")).status_code == 200
    assert client.get(reverse("requisitions:index")).status_code == 200


def test_nothing_of_the_past_is_sent_again(company):
    assert set(Notice.objects.values_list("status", flat=True)) == {Notice.Status.SENT}
    assert reminders.write_due(SUNDAY) == 0
    assert digests.write_due(SUNDAY) == 0
    assert delivery.deliver() == 0


def test_the_words_of_the_latest_mails_can_be_read(company):
    kept = Delivery.objects.filter(notice__kind="shortlist.present").get()
    assert kept.to == "rui@fernhill.example"
    assert "presented 3 people" in kept.text
    assert kept.at == kept.notice.at
    assert not Delivery.objects.filter(at__lt=SUNDAY - 4 * DAY).exists()


def test_old_notices_were_read_and_the_latest_were_not(company):
    assert not Notice.objects.unread().filter(at__lt=SUNDAY - 2 * DAY).exists()
    assert Notice.objects.inbox(person("tomas")).unread().exists()


def test_reminders_came_when_they_were_due_and_stopped_with_the_answer(company):
    kinds = set(Reminder.objects.values_list("step__kind", flat=True))
    assert {"feedback.before", "feedback.due", "feedback.daily", "feedback.escalate"} <= kinds
    for reminder in Reminder.objects.select_related("clock"):
        assert reminder.at == reminder.due_at
        assert reminder.clock.stopped_at is None or reminder.at <= reminder.clock.stopped_at
    assert Notice.objects.filter(kind="feedback.escalate").exists()


def test_everything_happened_in_its_order_and_in_the_past(company):
    moments = list(Event.objects.order_by("pk").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[0] > SUNDAY - 95 * DAY
    assert moments[-1] <= SUNDAY
    assert Event.objects.filter(at__gt=SUNDAY - 7 * DAY).count() > 100


def test_people_who_work_here_do_so_in_office_hours(company):
    """But for a few whose country has a holiday that the others do not keep."""
    acts = list(Event.objects.filter(actor_type__model="user").prefetch_related("actor"))
    late = [
        act
        for act in acts
        if act.actor.calendar.add_hours(act.at, 0) - act.at > dt.timedelta(hours=2)
    ]
    assert len(late) < len(acts) / 50


def test_résumés_are_real_files_that_were_read(company):
    assert Resume.objects.count() == 150
    assert not Resume.objects.waiting().exists()
    for resume in Resume.objects.filter(kind="pdf").prefetch_related("pages")[:10]:
        assert resume.pages.all()
        assert resume.candidate.email in resume.text
        with files.open_stored(resume.path) as file:
            assert file.read(5) == b"%PDF-"
    docx = Resume.objects.filter(kind="docx").first()
    assert docx.candidate.name in docx.text


def test_screens_name_lines_of_the_résumé(company):
    application = Application.objects.get(candidate__name="Leila Haddad")
    [line, *_more] = [one.line for one in application.findings.heard()]
    letters = "".join(filter(str.isalnum, application.resumes.get().text))
    assert "".join(filter(str.isalnum, line)) in letters
    assert application.musts_met == 5


def test_there_is_talk_of_every_kind(company):
    assert Message.objects.unread_by_team().exists()
    assert Note.objects.filter(mentions__isnull=False).exists()
    assert Review.objects.drafted().exists()
    assert Candidate.objects.exclude(tags=None).exists()


def test_the_filled_and_the_cancelled_have_people_still_to_be_told(company):
    for status in (Status.FILLED, Status.CANCELLED):
        requisition = Requisition.objects.get(status=status)
        assert requisition.applications.to_be_told().count() > 3
        assert Event.objects.filter(verb="application.release", within_id=requisition.pk).exists()


def test_whoever_held_or_cancelled_one_said_why(company):
    for verb in ("hold", "cancel"):
        event = Event.objects.get(verb=f"requisition.{verb}")
        [shown] = items([event], User.objects.with_role(Role.ADMIN)[0])
        assert len(shown.bubble) > 20


def test_postings_are_live_in_versions_and_one_waits(company, client):
    assert Posting.objects.live().count() == 2
    assert Revision.objects.in_review().count() == 1
    assert Requisition.objects.get(title__startswith="Senior Backend").postings.get().approved()
    page = client.get(reverse("jobs")).text
    assert "Senior Backend Engineer" in page
    assert "Engineering Manager, Telemetry" not in page


def test_days_of_a_requisition_follow_each_other(company):
    for requisition in Requisition.objects.filter(status=Status.OPEN):
        verbs = ["draft", "submit", "approve", "open"]
        first = [
            Event.objects.of(requisition).filter(verb=f"requisition.{verb}").last().at
            for verb in verbs
        ]
        assert all(before < after for before, after in pairwise(first))


def test_one_offer_is_being_negotiated_and_waits_for_the_hiring_manager(company):
    offer = offer_to("Hanna Kowalczyk")
    first, second = offer.versions.order_by("number")
    [ask] = first.asks.all()
    assert first.was_extended
    assert (first.base, ask.base, second.base) == (72_000_00, 76_000_00, 75_000_00)
    assert (first.leave_days, ask.leave_days, second.leave_days) == (24, 28, 28)
    assert first.start_on < ask.start_on == second.start_on
    assert second.reply_by > SUNDAY.date()
    assert [one.approver for one in offer.step.approvals.awaited()] == [person("maya")]


def test_whoever_was_hired_signed_the_letter_that_is_kept(company):
    hired = Application.objects.filter(status="hired")
    assert hired.count() == OfferAcceptance.objects.count() == 3
    for application in hired:
        version = application.offers.get().version
        assert version.signed.name == application.candidate.name
        with files.open_stored(version.letter.path) as file:
            assert hashlib.sha256(file.read()).hexdigest() == version.signed.sha256
        assert application.opening in application.requisition.openings.filled()
        assert 5 < application.days_to_hire < 80
        assert Onboarding.objects.get(application=application).starts_on == version.start_on


def test_money_that_was_promised_and_spent_adds_up(company):
    backend = offer_to("Hanna Kowalczyk").requisition
    support = offer_to("Ruud Timmermans").requisition
    assert backend.ledger.balance() == (3 * 78_000_00, 72_000_00, 70_000_00)
    assert support.ledger.balance() == (2 * 41_000_00, 0, 37_000_00 + 41_500_00)
    assert not support.openings.open().exists()
    assert backend.openings.open().count() == 1


def test_finance_was_asked_only_outside_the_band(company):
    asked = {
        offer.application.candidate.name: {one.name for one in offer.version.steps.all()}
        for offer in Offer.objects.for_page()
    }
    assert [name for name, steps in asked.items() if len(steps) > 1] == ["Ruud Timmermans"]
    assert all("Hiring manager" in steps for steps in asked.values())


def test_somebody_said_no_and_is_before_the_decision_again(company):
    offer = offer_to("Anders Holm")
    assert offer.status == OfferStatus.DECLINED
    assert offer.application.status == Stage.DECIDING
    assert "daughter" in offer.application.messages.unread_by_team().get().body


def test_letters_are_documents_in_the_language_of_the_place(company):
    read = {}
    for letter in OfferLetter.objects.all():
        with files.open_stored(letter.path) as file:
            page = pypdfium2.PdfDocument(file.read())[0].get_textpage()
        read[str(letter.version.offer.application)] = " ".join(page.get_text_bounded().split())
    assert len(read) == 5
    assert "Dear Hanna," in read["Hanna Kowalczyk"]
    assert "Beste Lotte," in read["Lotte Verhoeven"]
    assert "€ 37.000 per jaar" in read["Lotte Verhoeven"]
    assert not any("{" in words for words in read.values())


def test_what_admins_keep_for_offers_is_as_they_could_have_written_it(company):
    for kept in (OfferRule, Benefit, LetterTemplate, StaffingPlan):
        assert kept.objects.count() > 1
        for row in kept.objects.all():
            row.full_clean()


def test_one_requisition_is_beyond_its_plan_and_its_approvers_read_so(company, client):
    beyond = [one for one in Requisition.objects.all() if standing(one, pay=True).is_beyond]
    assert [one.title for one in beyond] == ["Embedded Engineer"]
    client.force_login(person("ingrid"))
    assert "It plans NOK" in client.get(beyond[0].get_absolute_url()).text
