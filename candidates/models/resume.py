import datetime as dt
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from candidates import resumes
from candidates.matching import suggest
from hiring import clocks, files
from hiring.accounts.models import User
from hiring.activity import bell
from hiring.activity.models import Event
from hiring.activity.record import record

if TYPE_CHECKING:
    from candidates.models.application import Application
    from candidates.models.candidate import Candidate
    from requisitions.models import Requisition

HOUR = dt.timedelta(hours=1)
READ_WAITING = "candidates.tasks.read_resumes"


class KeptFile(NamedTuple):
    """A file that lies where files lie, before its row is written."""

    name: str
    kind: str
    stored: files.Stored


class ResumeQuerySet(models.QuerySet["Resume"]):
    def waiting(self) -> "ResumeQuerySet":
        """Those that nobody has read yet, the oldest first."""
        return self.filter(status=Resume.Status.WAITING).order_by("pk")

    def of(self, people: "models.QuerySet[Candidate]") -> "ResumeQuerySet":
        return self.filter(candidate__in=people.values("pk"))

    def with_person(self) -> "ResumeQuerySet":
        return self.select_related("candidate", "application")

    def for_page(self) -> "ResumeQuerySet":
        """With the pictures of their pages, the newest first."""
        return self.prefetch_related("pages").order_by("-pk")

    def last_of(self, applications: "models.QuerySet[Application]") -> "ResumeQuerySet":
        """The newest of each that was read, or could not be."""
        known = self.exclude(status=Resume.Status.WAITING)
        theirs = known.filter(application__in=applications.values("pk"))
        return theirs.order_by("application_id", "-pk").distinct("application_id")

    def count_claims(self) -> None:
        for resume in self.select_related("application__requisition"):
            resume.count_claims()

    def after(self, pk: int) -> "ResumeQuerySet":
        return self.filter(pk__gt=pk)

    @transaction.atomic
    def keep(self, application: "Application", kept: KeptFile) -> "Resume":
        """A row for a stored file, and somebody to read it."""
        resume = self.create(
            candidate=application.candidate,
            application=application,
            name=kept.name,
            kind=kept.kind,
            **kept.stored._asdict(),
        )
        bell.ring(READ_WAITING)
        return resume

    @transaction.atomic
    def read_one(self, pk: int) -> None:
        """Read this one, unless somebody else is reading it or has."""
        free = self.waiting().filter(pk=pk)
        if resume := free.select_for_update(skip_locked=True, no_key=True).first():
            resume.read()

    @staticmethod
    def paths(shard: str) -> Iterable[str]:
        """Every path a row knows that begins so."""
        return chain.from_iterable(
            model.objects.filter(path__startswith=shard).values_list("path", flat=True)
            for model in (Resume, ResumePage)
        )


class Resume(models.Model):
    """A file a candidate sent, what was read in it, and where it is kept."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Being read")
        READ = "read", _("Read in full")
        UNREADABLE = "unreadable", _("Preview not available")

    candidate = models.ForeignKey("candidates.Candidate", models.CASCADE, related_name="resumes")
    application = models.ForeignKey(
        "candidates.Application", models.CASCADE, null=True, related_name="resumes"
    )
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=4)
    path = models.CharField(max_length=200, unique=True)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(default=clocks.now)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    problem = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    page_count = models.PositiveIntegerField(default=0)

    objects = ResumeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["id"], name="resume_waiting", condition=models.Q(status="waiting"))
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def requisition(self) -> "Requisition | None":
        return self.application.requisition if self.application else None

    @property
    def within(self) -> models.Model | None:
        return self.application

    def seen(self, *, by: User) -> None:
        """On the record, once an hour for each reader: loading a page anew is no new reading."""
        views = Event.objects.of(self).by(by).filter(verb="resume.view")
        if not views.filter(at__gt=clocks.now() - HOUR).exists():
            record("resume.view", self, by=by)

    def read(self) -> None:
        self.take(resumes.read(self.path, self.kind))

    @transaction.atomic
    def take(self, reading: resumes.Reading) -> None:
        """Its words and pictures of its pages, or a sentence on what keeps us from them."""
        self.text, self.page_count, self.problem = reading.text, reading.page_count, reading.problem
        self.status = self.Status.UNREADABLE if reading.problem else self.Status.READ
        self.save(update_fields=["text", "page_count", "problem", "status"])
        for page in reading.pages:
            stored = files.store(page.content, suffix=".webp")
            self.pages.create(
                number=page.number, path=stored.path, width=page.width, height=page.height
            )
        self.count_claims()

    def count_claims(self) -> None:
        """How many must-haves a line of it shows; what a screen hears counts instead."""
        if self.application is None:
            return
        musts = self.application.requisition.criteria.musts()
        claimed = sum(bool(suggest(must.text, must.detail, self.text)) for must in musts)
        unscreened = type(self.application).objects.filter(screened_at=None)
        unscreened.filter(pk=self.application.pk).update(musts_met=claimed)


class ResumePage(models.Model):
    """A picture of one page, so that no uploaded file is ever shown inline."""

    resume = models.ForeignKey(Resume, models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()
    path = models.CharField(max_length=200, unique=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["resume", "number"]
        constraints = [
            models.UniqueConstraint(fields=["resume", "number"], name="resume_page_once")
        ]

    def __str__(self) -> str:
        return f"{self.resume}, {self.number}"
