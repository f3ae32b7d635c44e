"""The way of a notice's mail. Claims are leases: who dies while sending loses nothing."""

import datetime as dt
import random
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hiring import clocks
from hiring.activity.models.preference import Preference

LEASE = dt.timedelta(seconds=10)
"""How long a claimed mail waits for its turn before somebody else may take it."""

CONVERSATION = dt.timedelta(seconds=60)
"""Longer than one talk with a mail server that lets each of its answers wait ten seconds."""

MOST_REFUSALS = 8
MOST_ATTEMPTS = 8  # of a mail whose sender keeps dying
LONGEST_WAIT = 2  # minutes between two attempts while no server answers


class Status(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    CLAIMED = "claimed", _("Claimed")
    SENDING = "sending", _("Sending")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed, will be tried again")
    DEAD = "dead", _("Failed for good")
    UNCERTAIN = "uncertain", _("Uncertain")
    CANCELLED = "cancelled", _("Cancelled")


class OutboxQuerySet[Mail: "Posted"](models.QuerySet[Mail]):
    def unsent(self) -> Self:
        """Mail that is on its way, or would be."""
        under_way = [Status.WAITING, Status.CLAIMED, Status.FAILED, Status.SENDING]
        return self.filter(mail=Preference.How.AT_ONCE, status__in=under_way)

    def due(self, now: dt.datetime) -> Self:
        """May go out now: waiting, or claimed by someone who never came back."""
        return self.unsent().exclude(status=Status.SENDING).filter(try_at__lte=now)

    def lost(self, now: dt.datetime) -> Self:
        """Whoever was sending these did not come back to say how it went."""
        return self.unsent().filter(status=Status.SENDING, try_at__lte=now)

    def repeatable(self) -> Self:
        """Twice does less harm than not at all: reminders, digests; but not without end."""
        told_again = Q(reminder__isnull=False) | Q(digest_on__isnull=False)
        return self.filter(told_again, attempts__lt=MOST_ATTEMPTS)

    def stuck(self) -> Self:
        """Those a person has to look at."""
        return self.filter(status__in=[Status.DEAD, Status.UNCERTAIN])

    def claim(self, now: dt.datetime, most: int) -> list[Mail]:
        """Take a few that are due; nobody else takes them while the lease lasts."""
        with transaction.atomic():
            free = self.due(now).order_by("try_at", "pk")
            locked = free.select_for_update(skip_locked=True, no_key=True)
            taken = list(locked.values_list("pk", flat=True)[:most])
            self.filter(pk__in=taken).update(
                status=Status.CLAIMED, try_at=now + LEASE, attempts=F("attempts") + 1
            )
        return list(self.filter(pk__in=taken).order_by("at", "pk"))


class Posted(models.Model):
    """A mail's state: waiting, claimed, sending (just before SMTP DATA), then how it ended.

    `try_at` is when it may be taken, and while it is held, until when. `attempts` tells one
    claim from the next: only the last one counts.
    """

    Status = Status

    mail = models.CharField(max_length=10, choices=Preference.How, default=Preference.How.AT_ONCE)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    try_at = models.DateTimeField(default=clocks.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    refusals = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def is_stuck(self) -> bool:
        """Whether a person has to look."""
        return self.status in {Status.DEAD, Status.UNCERTAIN}

    def begin_sending(self, now: dt.datetime) -> bool:
        """Write down that the server gets it next; false when the lease is over."""
        mine = self._mine.filter(status=Status.CLAIMED, try_at__gt=now)
        return bool(mine.update(status=Status.SENDING, try_at=now + CONVERSATION))

    def arrived(self, now: dt.datetime) -> None:
        self._close(Status.SENT, sent_at=now, problem="")

    def refused(self, problem: str, now: dt.datetime) -> None:
        """Try again, later each time; after the last refusal a person has to look."""
        refusals = self.refusals + 1
        self._close(
            Status.DEAD if refusals >= MOST_REFUSALS else Status.FAILED,
            problem=problem[:200],
            try_at=now + wait(refusals),
            refusals=refusals,
        )

    def put_off(self, problem: str, now: dt.datetime) -> None:
        """No server answers: that says nothing of the mail, so it waits however long it takes."""
        pause = min(wait(self.attempts), dt.timedelta(minutes=LONGEST_WAIT))
        self._close(Status.FAILED, problem=problem[:200], try_at=now + pause)

    def lose_sight(self, problem: str) -> None:
        """Nobody knows whether it arrived: a person has to look."""
        self._close(Status.UNCERTAIN, problem=problem[:200])

    def cancel(self) -> None:
        """What it would say is no longer so."""
        self._close(Status.CANCELLED)

    def try_again(self, now: dt.datetime) -> None:
        self._close(Status.WAITING, try_at=now, problem="", refusals=0)

    @property
    def _mine(self) -> models.QuerySet[Any]:
        return type(self)._default_manager.filter(pk=self.pk, attempts=self.attempts)

    def _close(self, status: str, **values: Any) -> None:
        """A late word about an attempt counts unless a newer attempt has begun."""
        self.status = status
        for name, value in values.items():
            setattr(self, name, value)
        self._mine.update(status=status, **values)


def wait(attempts: int) -> dt.timedelta:
    """1, 2, 4, 8 … minutes, a quarter more or less so that not all come back together."""
    minutes: float = 2 ** min(attempts - 1, MOST_REFUSALS)
    return dt.timedelta(minutes=minutes * random.uniform(0.75, 1.25))  # noqa: S311  no secret
