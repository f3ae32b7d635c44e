import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from hiring import clocks
from hiring.accounts.models import Holiday


class ClockQuerySet(models.QuerySet["Clock"]):
    def running(self) -> "ClockQuerySet":
        return self.filter(stopped_at=None, paused_at=None)

    def unstopped(self) -> "ClockQuerySet":
        return self.filter(stopped_at=None)

    def on(self, thing: models.Model) -> "ClockQuerySet":
        return self.filter(
            subject_type=ContentType.objects.get_for_model(thing), subject_id=thing.pk
        )

    def of(self, things: Iterable[models.Model]) -> "dict[int, Clock]":
        """The running clock of each of these, which are of one kind, in one query."""
        rows = list(things)
        if not rows:
            return {}
        kind = ContentType.objects.get_for_model(rows[0])
        running = self.running().filter(subject_type=kind, subject_id__in=[one.pk for one in rows])
        return {clock.subject_id: clock for clock in running.order_by("-due_at")}

    def inside(self, thing: models.Model) -> "ClockQuerySet":
        return self.filter(within_type=ContentType.objects.get_for_model(thing), within_id=thing.pk)

    def within(self, things: Iterable[models.Model]) -> "ClockQuerySet":
        """Of everything that belongs to these, which are of one kind."""
        rows = list(things)
        kind = ContentType.objects.get_for_model(rows[0])
        return self.filter(within_type=kind, within_id__in=[one.pk for one in rows])

    def stop(self, at: dt.datetime) -> None:
        self.unstopped().update(stopped_at=at)

    def pause(self, at: dt.datetime) -> None:
        """Stop the time, keep what is left of it."""
        for clock in self.running():
            clock.hours_left = clock.calendar.hours_between(at, clock.due_at)
            clock.paused_at = at
            clock.save(update_fields=["hours_left", "paused_at"])

    def resume(self, at: dt.datetime) -> None:
        for clock in self.unstopped().exclude(paused_at=None):
            clock.due_at = clock.calendar.add_hours(at, clock.hours_left)
            clock.paused_at = None
            clock.save(update_fields=["due_at", "paused_at"])


class Clock(models.Model):
    """The time left on a promise.

    Who owes it is asked of its subject each time, so that handing over voids nothing.
    """

    rule = models.CharField(max_length=20)
    subject_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    within_type = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+")
    within_id = models.BigIntegerField(null=True)
    within = GenericForeignKey("within_type", "within_id")
    time_zone = models.CharField(max_length=50)
    country = models.CharField(max_length=2, blank=True)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)
    hours_left = models.FloatField(default=0)
    stopped_at = models.DateTimeField(null=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="clock_due_after_start", condition=Q(due_at__gte=models.F("started_at"))
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                name="clock_running",
                condition=Q(stopped_at=None, paused_at=None),
            ),
            models.Index(fields=["subject_type", "subject_id"], name="clock_subject"),
            models.Index(fields=["within_type", "within_id"], name="clock_within"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} due {self.due_at:%Y-%m-%d %H:%M}"

    @classmethod
    def start(
        cls, rule: str, subject: models.Model, *, within: models.Model, hours: float, owed_by: Any
    ) -> "Clock":
        """Give `owed_by` so many business hours of their own calendar, from now."""
        now = clocks.now()
        calendar: clocks.Calendar = owed_by.calendar
        return cls.objects.create(
            rule=rule,
            subject=subject,
            within=within,
            time_zone=calendar.time_zone,
            country=calendar.country,
            started_at=now,
            due_at=calendar.add_hours(now, hours),
        )

    @classmethod
    def until(
        cls,
        rule: str,
        subject: models.Model,
        *,
        due_at: dt.datetime,
        owed_by: Any,
        within: models.Model | None = None,
    ) -> "Clock":
        """Expect it of `owed_by` by a given moment; one already past is due at once.

        What a requisition holds up belongs `within` it; a moment that no hold moves does not.
        """
        now = clocks.now()
        calendar: clocks.Calendar = owed_by.calendar
        return cls.objects.create(
            rule=rule,
            subject=subject,
            within=within,
            time_zone=calendar.time_zone,
            country=calendar.country,
            started_at=now,
            due_at=max(due_at, now).astimezone(dt.UTC),
        )

    @property
    def calendar(self) -> clocks.Calendar:
        return clocks.Calendar(
            time_zone=self.time_zone, country=self.country, days_off=Holiday.objects.days()
        )

    @property
    def running(self) -> bool:
        return self.stopped_at is None and self.paused_at is None

    def stop(self) -> None:
        self.stopped_at = clocks.now()
        self.save(update_fields=["stopped_at"])

    def left(self, now: dt.datetime) -> clocks.TimeLeft:
        """What the page shows: "2 h left", the ring, the colour."""
        return clocks.time_left(self.due_at, self.started_at, now, self.calendar)
