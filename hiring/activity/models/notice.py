from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hiring import clocks


class Preference(models.Model):
    """How a person wants one kind of notice by mail. What only they can do is never off."""

    class How(models.TextChoices):
        AT_ONCE = "at_once", _("At once")
        DAILY = "daily", _("Once a day")
        OFF = "off", _("Not by mail")

    class PreferenceManager(models.Manager["Preference"]):
        def wishes(
            self, kind: str, people: Iterable[models.Model]
        ) -> Callable[[models.Model], str]:
            """Ask once for everyone who hears of `kind`; people without an account: at once."""
            accounts = [p.pk for p in people if p._meta.label == settings.AUTH_USER_MODEL]
            known = dict(
                self.filter(kind=kind, person__in=accounts).values_list("person_id", "how")
            )
            return lambda person: (
                known.get(person.pk, Preference.How.AT_ONCE)
                if person._meta.label == settings.AUTH_USER_MODEL
                else Preference.How.AT_ONCE
            )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="preferences")
    kind = models.CharField(max_length=60)
    how = models.CharField(max_length=10, choices=How, default=How.AT_ONCE)

    objects = PreferenceManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="preference_one_each")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.how}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def to(self, person: models.Model) -> "NoticeQuerySet":
        return self.filter(
            recipient_type=ContentType.objects.get_for_model(person), recipient_id=person.pk
        )

    def inbox(self, person: models.Model) -> "NoticeQuerySet":
        """What this person sees in the app, newest first."""
        return self.to(person).filter(digest_on=None).order_by("-at", "-pk")

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def due(self, now: Any) -> "NoticeQuerySet":
        """Mail that may go out now: waiting, or claimed by someone who never came back."""
        waiting = Q(status__in=[Notice.Status.WAITING, Notice.Status.FAILED])
        lost = Q(status=Notice.Status.CLAIMED, lease_until__lt=now)
        return self.filter(mail=Preference.How.AT_ONCE).filter(
            (waiting & Q(try_at__lte=now)) | lost
        )


class Notice(models.Model):
    """Something Tandem tells a person, in the app and by mail: the outbox.

    Written in the transaction of what it tells. The row is the in-app notice; `status` is the
    way of its mail: waiting, claimed, sending (just before SMTP DATA), then sent, failed
    (tried again), dead (a person looks), uncertain (lost while sending) or cancelled.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        CLAIMED = "claimed", _("Claimed")
        SENDING = "sending", _("Sending")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed, will be tried again")
        DEAD = "dead", _("Failed")
        UNCERTAIN = "uncertain", _("Uncertain")
        CANCELLED = "cancelled", _("Cancelled")

    kind = models.CharField(max_length=60)
    event = models.ForeignKey("activity.Event", models.PROTECT, null=True, related_name="notices")
    reminder = models.ForeignKey(
        "activity.Reminder", models.PROTECT, null=True, related_name="notices"
    )
    digest_on = models.DateField(null=True)
    recipient_type = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+")
    recipient_id = models.BigIntegerField(null=True)
    recipient = GenericForeignKey("recipient_type", "recipient_id")
    mailbox = models.EmailField(blank=True)
    subject_type = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+")
    subject_id = models.BigIntegerField(null=True)
    subject = GenericForeignKey("subject_type", "subject_id")
    at = models.DateTimeField(default=clocks.now)
    read_at = models.DateTimeField(null=True)

    mail = models.CharField(max_length=10, choices=Preference.How, default=Preference.How.AT_ONCE)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    try_at = models.DateTimeField(default=clocks.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "event",
                    "reminder",
                    "digest_on",
                    "recipient_type",
                    "recipient_id",
                    "mailbox",
                    "kind",
                ],
                name="notice_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="notice_has_a_cause",
                condition=Q(event__isnull=False)
                | Q(reminder__isnull=False)
                | Q(digest_on__isnull=False),
            ),
            models.CheckConstraint(
                name="notice_has_a_reader",
                condition=Q(recipient_id__isnull=False) ^ ~Q(mailbox=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["recipient_type", "recipient_id", "-at"],
                name="notice_inbox",
                condition=Q(digest_on=None),
            ),
            models.Index(
                fields=["try_at"],
                name="notice_waiting",
                condition=Q(status__in=["waiting", "claimed", "failed", "sending"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def message_id(self) -> str:
        """Stable, so that a mail sent twice is seen as one."""
        return f"<notice-{self.pk}@{settings.MAIL_DOMAIN}>"
