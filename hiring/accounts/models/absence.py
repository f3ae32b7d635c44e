import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from hiring import clocks

if TYPE_CHECKING:
    from hiring.accounts.models.user import User

BEHIND = dt.timedelta(days=35)
AHEAD = dt.timedelta(days=365)


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def visible_to(self, user: "User") -> "AbsenceQuerySet":
        """Whose it is, and admins; everybody else is only told that somebody is not free."""
        return self if user.is_admin else self.filter(person=user)

    def unfinished(self, today: dt.date) -> "AbsenceQuerySet":
        """Current and coming, the next first."""
        return self.filter(ends_on__gte=today).order_by("starts_on", "pk")

    def near(self, today: dt.date) -> "AbsenceQuerySet":
        """With a day that a calendar of today knows."""
        return self.filter(starts_on__lte=today + AHEAD, ends_on__gte=today - BEHIND)

    def during(self, person: "User", first: dt.date, last: dt.date) -> "AbsenceQuerySet":
        """This person's on some of these days."""
        return self.filter(person=person, starts_on__lte=last, ends_on__gte=first)


class Absence(models.Model):
    """Days on which somebody does not work, the first and the last included. Nobody asks why."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="absences", verbose_name=_("who")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day is before the first."),
            ),
            ExclusionConstraint(
                name="absence_one_at_a_time",
                expressions=[
                    (
                        Func("starts_on", "ends_on", Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("person", RangeOperators.EQUAL),
                ],
                violation_error_message=_("Some of these days are in another absence already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.starts_on:%Y-%m-%d} – {self.ends_on:%Y-%m-%d}"

    def days(self, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        """Its days among these."""
        start, end = max(self.starts_on, first), min(self.ends_on, last)
        for n in range((end - start).days + 1):
            yield start + dt.timedelta(days=n)


def days_away(absences: Iterable[Absence]) -> frozenset[dt.date]:
    """As far as calendars look: a month back and a year ahead, however long somebody is away."""
    today = clocks.now().date()
    first, last = today - BEHIND, today + AHEAD
    return frozenset(day for absence in absences for day in absence.days(first, last))
