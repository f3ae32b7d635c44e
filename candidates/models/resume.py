from django.db import models
from django.utils.translation import gettext_lazy as _

from hiring import clocks


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

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["id"], name="resume_waiting", condition=models.Q(status="waiting"))
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def requisition(self) -> models.Model | None:
        return self.application.requisition if self.application else None

    @property
    def within(self) -> models.Model | None:
        return self.application


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
