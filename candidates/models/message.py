from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from candidates.lifecycle import Coarse
from hiring import clocks
from hiring.accounts.models import Company, User
from hiring.activity.actors import Actor
from hiring.activity.record import record
from hiring.activity.words import fill, unknown

if TYPE_CHECKING:
    from candidates.models.application import Application


class MessageQuerySet(models.QuerySet["Message"]):
    @transaction.atomic
    def write(
        self, application: "Application", *, by: Actor, body: str, tells: str = ""
    ) -> "Message":
        """A line of the thread; `tells` is the coarse stage the candidate hears with it."""
        author = by if isinstance(by, User) else None
        message = self.model(application=application, author=author, body=body, tells=tells)
        message.save()
        if tells:
            application.told = tells
            application.save(update_fields=["told"])
        record("message.send" if author else "message.receive", message, by=by)
        return message

    def about(self, applications: models.QuerySet["Application"]) -> "MessageQuerySet":
        return self.filter(application__in=applications.values("pk"))

    def for_needs(self) -> "MessageQuerySet":
        """What was written, and by whom."""
        with_person = self.select_related("application__candidate")
        return with_person.only("body", "at", "application__candidate__name")

    def unread_by_team(self) -> "MessageQuerySet":
        return self.filter(author=None, read_at=None)

    def mark_read(self) -> None:
        """The team has opened the thread: what the candidate wrote is read."""
        self.unread_by_team().update(read_at=clocks.now())


class Message(models.Model):
    """One line between the company and a candidate; without an author it is the candidate's."""

    application = models.ForeignKey(
        "candidates.Application", models.CASCADE, related_name="messages"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    body = models.TextField(_("message"), max_length=8000)
    tells = models.CharField(max_length=9, choices=Coarse, blank=True)
    at = models.DateTimeField(default=clocks.now)
    read_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["application"],
                name="message_unread",
                condition=models.Q(author=None, read_at=None),
            )
        ]

    def __str__(self) -> str:
        return self.body[:60]

    def get_absolute_url(self) -> str:
        return f"{self.application.get_absolute_url()}#messages"

    @property
    def requisition(self) -> models.Model:
        return self.application.requisition

    @property
    def within(self) -> models.Model:
        return self.application

    @property
    def is_theirs(self) -> bool:
        return self.author_id is None


PLACEHOLDERS = {"name", "first_name", "job", "company", "recruiter", "until"}


class MessageTemplateQuerySet(models.QuerySet["MessageTemplate"]):
    def suggest(self, moment: str, application: "Application", *, by: User) -> str:
        """The first words for a moment, filled in; nothing when the admins have none."""
        template = self.of(moment).first()
        return template.fill_in(application, by=by) if template else ""

    def of(self, *moments: str) -> "MessageTemplateQuerySet":
        return self.filter(moment__in=moments)


class MessageTemplate(models.Model):
    """Suggested words for a moment, kept by admins, with named placeholders."""

    class Moment(models.TextChoices):
        RECEIVED = "received", _("Application received")
        AGAIN = "again", _("Applied again")
        REJECT = "reject", _("Reject")
        FILLED = "filled", _("Somebody accepted")
        RELEASE = "release", _("Requisition filled or cancelled")
        INTERVIEW = "interview", _("Invited to interview")
        OFFER = "offer", _("Chosen")
        WARM = "warm", _("Runner-up")
        FREE = "free", _("Any other")

    name = models.CharField(_("name"), max_length=80)
    moment = models.CharField(_("moment"), max_length=9, choices=Moment)
    body = models.TextField(
        _("words"),
        help_text=_("May hold {name}, {first_name}, {job}, {company}, {recruiter} and {until}."),
    )

    objects = MessageTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["moment", "name"]

    def __str__(self) -> str:
        return self.name

    def fill_in(
        self, application: "Application", *, by: User, company: Company | None = None
    ) -> str:
        """These words for one candidate; `by` is who signs them. For many, give the company."""
        until = application.promised_on
        values = {
            "name": application.candidate.name,
            "first_name": application.candidate.first_name,
            "job": application.job,
            "company": company or Company.ours(),
            "recruiter": by.name,
            "until": date_format(until, pgettext("full day format", "l j F Y")) if until else "",
        }
        return fill(self.body, values)

    def clean(self) -> None:
        if names := unknown(self.body, PLACEHOLDERS):
            raise ValidationError(
                {"body": _("There is no placeholder {%(name)s}.") % {"name": names[0]}}
            )
