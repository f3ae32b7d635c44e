import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from hiring import clocks
from hiring.activity.models.outbox import OutboxQuerySet, Posted
from hiring.activity.models.preference import Preference


class NoticeQuerySet(OutboxQuerySet["Notice"]):
    def to(self, person: models.Model) -> "NoticeQuerySet":
        return self.filter(
            recipient_type=ContentType.objects.get_for_model(person), recipient_id=person.pk
        )

    def to_kind(self, model: type[models.Model]) -> "NoticeQuerySet":
        """To accounts, say, and not to candidates."""
        return self.filter(recipient_type=ContentType.objects.get_for_model(model))

    def inbox(self, person: models.Model) -> "NoticeQuerySet":
        """What this person sees in the app, newest first."""
        return self.to(person).filter(digest_on=None).order_by("-at", "-pk")

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def up_to(self, latest: int) -> "NoticeQuerySet":
        """Written no later than that one."""
        return self.filter(pk__lte=latest)

    def read(self, at: dt.datetime) -> int:
        """Mark as read; how many were new."""
        return self.unread().update(read_at=at)

    def for_a_day(self) -> "NoticeQuerySet":
        """What waits for its reader's daily mail."""
        return self.filter(mail=Preference.How.DAILY, status=Notice.Status.WAITING, digest=None)


class Notice(Posted):
    """Something Tandem tells a person, in the app and by mail: the outbox.

    Written in the transaction of what it tells. The row is the in-app notice; `status` is the
    way of its mail. A digest is the notice that carries a day's others: its lines.
    """

    kind = models.CharField(max_length=60)
    event = models.ForeignKey("activity.Event", models.PROTECT, null=True, related_name="notices")
    reminder = models.ForeignKey(
        "activity.Reminder", models.PROTECT, null=True, related_name="notices"
    )
    digest_on = models.DateField(null=True)
    digest = models.ForeignKey("self", models.SET_NULL, null=True, related_name="lines")
    recipient_type = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+")
    recipient_id = models.BigIntegerField(null=True)
    recipient: Any = GenericForeignKey("recipient_type", "recipient_id")
    mailbox = models.EmailField(blank=True)
    subject_type = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+")
    subject_id = models.BigIntegerField(null=True)
    subject: Any = GenericForeignKey("subject_type", "subject_id")
    at = models.DateTimeField(default=clocks.now)
    read_at = models.DateTimeField(null=True)

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
                fields=["recipient_type", "recipient_id", "-at", "-id"],
                name="notice_inbox",
                condition=Q(digest_on=None),
            ),
            models.Index(
                fields=["recipient_type", "recipient_id"],
                name="notice_unread",
                condition=Q(digest_on=None, read_at=None),
            ),
            models.Index(
                fields=["try_at"],
                name="notice_to_send",
                condition=Q(mail="at_once", status__in=["waiting", "claimed", "failed", "sending"]),
            ),
            models.Index(
                fields=["recipient_id"],
                name="notice_for_a_day",
                condition=Q(mail="daily", status="waiting", digest=None),
            ),
            models.Index(
                fields=["at"],
                name="notice_stuck",
                condition=Q(status__in=["dead", "uncertain"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def message_id(self) -> str:
        """Stable, so that a mail sent twice is seen as one."""
        return f"<notice-{self.pk}@{settings.MAIL_DOMAIN}>"

    @property
    def actor(self) -> Any:
        """Who did what this tells of; nobody for a reminder."""
        return self.event.actor if self.event else None
