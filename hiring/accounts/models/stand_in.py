import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from hiring import moments

if TYPE_CHECKING:
    from hiring.accounts.models.user import User


class StandInQuerySet(models.QuerySet["StandIn"]):
    def current(self) -> "StandInQuerySet":
        today = moments.today()
        return self.filter(starts_on__lte=today, ends_on__gte=today)

    def visible_to(self, user: "User") -> "StandInQuerySet":
        """Both sides see them, and admins."""
        return self if user.is_admin else self.filter(Q(manager=user) | Q(person=user))

    def unfinished(self, today: dt.date) -> "StandInQuerySet":
        """Current and coming, the next first."""
        return self.filter(ends_on__gte=today).order_by("starts_on", "pk")

    def during(self, manager: "User", first: dt.date, last: dt.date) -> "StandInQuerySet":
        """Who stands in for this manager on some of these days."""
        return self.filter(manager=manager, starts_on__lte=last, ends_on__gte=first)


class StandIn(models.Model):
    """Who takes a manager's place for a period, both days included."""

    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="stand_ins", verbose_name=_("for")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="stand_ins_given",
        verbose_name=_("stand-in"),
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    objects = StandInQuerySet.as_manager()

    class Meta:
        verbose_name = _("stand-in")
        verbose_name_plural = _("stand-ins")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                name="stand_in_is_another",
                condition=~Q(manager=F("person")),
                violation_error_message=_("Choose somebody else."),
            ),
            models.CheckConstraint(
                name="stand_in_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day is before the first."),
            ),
            ExclusionConstraint(
                name="stand_in_one_at_a_time",
                expressions=[
                    (
                        Func("starts_on", "ends_on", Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("manager", RangeOperators.EQUAL),
                ],
                violation_error_message=_("Somebody already stands in on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} for {self.manager}"
