from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from requisitions.lifecycle import Status
from requisitions.models.terms import CURRENCIES

if TYPE_CHECKING:
    from requisitions.models.requisition import Requisition

COUNTED = [Status.SUBMITTED, Status.APPROVED, Status.OPEN, Status.ON_HOLD, Status.FILLED]


class Held(NamedTuple):
    """A requisition held against the plan: what is planned, and what is asked for with it."""

    plan: "StaffingPlan"
    positions: int
    cost: int

    @property
    def has_too_many(self) -> bool:
        return self.positions > self.plan.positions

    @property
    def costs_too_much(self) -> bool:
        return self.cost > self.plan.cost

    @property
    def is_beyond(self) -> bool:
        return self.has_too_many or self.costs_too_much


class StaffingPlanQuerySet(models.QuerySet["StaffingPlan"]):
    def hold(self, requisition: "Requisition") -> Held | None:
        """None where nothing is planned for its department and year in its currency.

        Others count once they were submitted, and for the openings they have."""
        plan = self.filter(
            department=requisition.department,
            year=requisition.planned_year,
            currency=requisition.currency,
        ).first()
        if plan is None:
            return None
        asked = [requisition, *plan.others(requisition)]
        return Held(plan, sum(one.headcount for one in asked), sum(one.cost for one in asked))


class StaffingPlan(models.Model):
    """How many positions a department may have opened in a year, and what they may cost a year."""

    department = models.ForeignKey(
        "accounts.Department", models.CASCADE, verbose_name=_("department")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    positions = models.PositiveSmallIntegerField(_("positions"))
    cost = models.BigIntegerField(_("yearly cost"), help_text=_("In minor units."))
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES, default="EUR")

    objects = StaffingPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "department__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["department", "year", "currency"],
                name="staffing_plan_once",
                violation_error_message=_("This department and year have a plan already."),
            ),
            models.CheckConstraint(
                name="staffing_plan_year_and_cost",
                condition=Q(year__range=(2000, 2100)) & Q(cost__gte=0),
                violation_error_message=_("A year from 2000 to 2100, no negative cost."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.year}"

    def others(self, requisition: "Requisition") -> list["Requisition"]:
        """What else the department asked for in that year."""
        of_department = type(requisition).objects.filter(
            department=self.department, currency=self.currency, status__in=COUNTED
        )
        of_year = Q(needed_on__year=self.year) | Q(needed_on=None, created_at__year=self.year)
        return list(of_department.filter(of_year).exclude(pk=requisition.pk))
