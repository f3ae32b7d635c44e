import datetime as dt
from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hiring import clocks
from hiring.activity.models.clock import Clock

LONGEST_CLOSURE = dt.timedelta(days=14)


class ReminderStep(models.Model):
    """One step of the ladder of a promise, of one or more rungs; admins keep them.

    `kind` names the row of the notice tables that says who hears ("feedback.due"). The moment
    is `offset` business hours or days, or hours by the clock, after the due date (negative:
    before), `times` in all, one business day apart.
    """

    class Unit(models.TextChoices):
        HOURS = "hours", _("business hours")
        DAYS = "days", _("business days")
        REAL = "real", _("hours by the clock")

    rule = models.CharField(_("promise"), max_length=20)
    kind = models.CharField(_("who hears"), max_length=60)
    offset = models.SmallIntegerField(
        _("offset"), help_text=_("From the due moment; negative is before it.")
    )
    unit = models.CharField(_("in"), max_length=5, choices=Unit, default=Unit.HOURS)
    times = models.PositiveSmallIntegerField(
        _("times"), default=1, help_text=_("One business day apart.")
    )
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["rule", "unit", "offset"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "kind", "offset", "unit"], name="reminder_step_once"
            ),
            models.CheckConstraint(
                name="reminder_step_bounded", condition=Q(times__gte=1, times__lte=30)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.offset:+} {self.get_unit_display()}"

    def moments(self, clock: Clock) -> list[dt.datetime]:
        """When each of its rungs comes due on that clock."""
        first, add_days = self.first(clock), clock.calendar.add_days
        return [first, *(add_days(first, n) for n in range(1, self.times))]

    def first(self, clock: Clock) -> dt.datetime:
        if self.offset == 0:
            return clock.due_at  # which may be closing time, when no business hour begins
        if self.unit == self.Unit.REAL:
            return clock.due_at + dt.timedelta(hours=self.offset)
        if self.unit == self.Unit.HOURS:
            return clock.calendar.add_hours(clock.due_at, self.offset)
        return clock.calendar.add_days(clock.due_at, self.offset)

    @property
    def reach(self) -> dt.timedelta:
        """No rung lies further from the due moment than this, whatever the calendar."""
        days = abs(self.offset) / UNITS_A_DAY[self.unit] + self.times
        return LONGEST_CLOSURE + 2 * dt.timedelta(days=days)


UNITS_A_DAY: dict[str, int] = {
    ReminderStep.Unit.HOURS: 8,
    ReminderStep.Unit.DAYS: 1,
    ReminderStep.Unit.REAL: 24,
}


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def last_of(self, clocks: Iterable[Clock]) -> dict[int, dt.datetime]:
        """Clock → when somebody was last reminded of it, in one query."""
        last = self.filter(clock__in=[clock.pk for clock in clocks]).order_by()
        return dict(last.values_list("clock").annotate(models.Max("at")))


class Reminder(models.Model):
    """One rung that came due on one clock. Made once, whoever looks and however often.

    `rung` counts from 0 within the step: a hold moves the moments, but repeats nothing.
    `details` are facts of that moment, as an event has them.
    """

    clock = models.ForeignKey(Clock, models.CASCADE, related_name="reminders")
    step = models.ForeignKey(ReminderStep, models.PROTECT, related_name="+")
    rung = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    at = models.DateTimeField(default=clocks.now)
    details = models.JSONField(default=dict)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clock", "step", "rung"], name="reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.step} on {self.clock_id}"
