"""How people come in: by the apply form, referred by somebody who works here, or by hand."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction

from candidates.models import Application, Candidate, MessageTemplate, Note, Resume, Source
from candidates.models.resume import KeptFile
from candidates.resumes import MAX_SIZE
from hiring import clocks, files
from hiring.accounts.models import Company, User
from hiring.activity.actors import SYSTEM
from hiring.activity.record import record
from requisitions.models import Posting, Requisition

YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class Upload:
    """A file that was inspected, with the kind that was found."""

    file: "File[Any]"
    kind: str

    def keep(self) -> KeptFile:
        stored = files.store(self.file, suffix=f".{self.kind}", max_size=MAX_SIZE)
        return KeptFile(files.safe_name(self.file.name or ""), self.kind, stored)


@dataclass(frozen=True)
class Sent:
    """What somebody sent. `expects` is in minor units of `currency`; `answers` are by the number
    of their question; `keep` allows us to keep the data for other jobs."""

    name: str
    email: str
    phone: str = ""
    place: str = ""
    upload: Upload | None = None
    answers: Mapping[int, str] = field(default_factory=dict)
    expects: int | None = None
    currency: str = ""
    available: str = ""
    keep: bool = False


def apply(posting: Posting, sent: Sent, *, source: Source) -> Application:
    """Take an application, also from somebody who is in this requisition already.

    Raises Posting.DoesNotExist if the posting was closed meanwhile.
    """
    kept = sent.upload.keep() if sent.upload else None  # before anybody waits for a lock
    with transaction.atomic():
        posting = still_public(posting)
        candidate = somebody(sent)
        application = application_of(candidate, posting.requisition, source=source)
        moment = enter(application)
        attach(application, posting, sent, kept)
        record("application.acknowledge", application, by=SYSTEM, moment=moment)
    return application


def refer(posting: Posting, sent: Sent, *, why: str, by: User) -> Application:
    """A colleague knows somebody. Who is in this requisition already stays as they are, and the
    colleague does not learn of it."""
    kept = sent.upload.keep() if sent.upload else None
    with transaction.atomic():
        posting = still_public(posting)
        candidate = somebody(sent)
        application = present_one(candidate, posting.requisition) or Application.add(
            posting.requisition,
            candidate,
            by=by,
            source=Source.of_kind(Source.Kind.REFERRAL),
            referred_by=by,
        )
        if kept:
            Resume.objects.keep(application, kept)
        Note.objects.write(application, by=by, text=why)
        record("application.refer", application, by=by)
    return application


def add(
    requisition: Requisition,
    sent: Sent,
    *,
    by: User,
    source: Source,
    referred_by: User | None = None,
    headline: str = "",
    note: str = "",
    known: Candidate | None = None,
) -> Application:
    """By hand, as a prospect. `known` is somebody who was recognised; else it is who has this
    address, else a new person. Raises NotAllowed when they are in this requisition already."""
    kept = sent.upload.keep() if sent.upload else None
    with transaction.atomic():
        person = known or (
            somebody(sent) if sent.email else Candidate.objects.create(name=sent.name)
        )
        person.fill_in(email=sent.email, phone=sent.phone, headline=headline, place=sent.place)
        application = Application.add(
            requisition, person, by=by, source=source, referred_by=referred_by
        )
        if kept:
            Resume.objects.keep(application, kept)
        if note:
            Note.objects.write(application, by=by, text=note)
    return application


def send_resume(application: Application, upload: Upload) -> None:
    """A newer one, from their own page; the earlier ones are kept."""
    kept = upload.keep()
    with transaction.atomic():
        Resume.objects.keep(application, kept)
        record("application.send_resume", application, by=application.candidate)


def still_public(posting: Posting) -> Posting:
    """With its requisition locked, so that it stays so."""
    posting.requisition.lock()
    return Posting.objects.public(clocks.now().date()).whole().get(pk=posting.pk)


def somebody(sent: Sent) -> Candidate:
    """Whoever has this address, once, however many come at the same moment. What is known of
    them is never overwritten, only what is blank is filled in."""
    try:
        with transaction.atomic():
            known = Candidate.objects.known_as(sent.email)
            candidate = known or Candidate.objects.create(name=sent.name, email=sent.email)
    except IntegrityError:
        candidate = Candidate.objects.get(email=sent.email.lower())
    candidate.fill_in(phone=sent.phone, place=sent.place)
    if sent.keep:
        candidate.consent(until=clocks.now().date() + YEAR)
    return candidate


def present_one(candidate: Candidate, requisition: Requisition) -> Application | None:
    return requisition.applications.of(candidate).still_here().first()


def application_of(
    candidate: Candidate, requisition: Requisition, *, source: Source
) -> Application:
    """The one they have here, or a new one. A prospect keeps the source they came by."""
    return present_one(candidate, requisition) or Application.add(
        requisition, candidate, by=candidate, source=source
    )


def enter(application: Application) -> str:
    """Make them an applicant; the moment that the mail is about.

    Whoever applied before stays where they are, and nobody outside sees a difference.
    """
    if "apply" not in application.open_verbs():
        record("application.apply_again", application, by=application.candidate)
        return MessageTemplate.Moment.AGAIN
    application.apply(by=application.candidate)
    days = Company.ours().answer_days
    application.promise(days, application.requisition.recruiter.calendar)
    return MessageTemplate.Moment.RECEIVED


def attach(application: Application, posting: Posting, sent: Sent, kept: KeptFile | None) -> None:
    """Keep with the application what came with it."""
    asked = posting.questions.in_bulk(sent.answers)
    for question, text in sent.answers.items():
        if text and question in asked:
            application.answers.create(question_id=question, text=text)
    if kept:
        Resume.objects.keep(application, kept)
    if sent.expects and application.expects is None:
        application.expects = sent.expects
        application.expects_currency = sent.currency
    application.available = application.available or sent.available
    application.save(update_fields=["expects", "expects_currency", "available"])
