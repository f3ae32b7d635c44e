"""The terms of a requisition that people approve: what changes them asks again."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

CURRENCIES = [
    (code, code)
    for code in ("EUR", "GBP", "USD", "CHF", "CAD", "AUD", "NOK", "SEK", "DKK", "PLN", "JPY")
]


class Period(models.TextChoices):
    YEAR = "year", _("a year")
    MONTH = "month", _("a month")
    DAY = "day", _("a day")
    HOUR = "hour", _("an hour")


PERIODS_A_YEAR = {Period.YEAR: 1, Period.MONTH: 12, Period.DAY: 220, Period.HOUR: 1760}


def a_year(pay: int, period: str) -> int:
    """What a pay comes to in a year, in the same minor units."""
    return pay * PERIODS_A_YEAR[Period(period)]


class Terms(models.Model):
    """Title, department, openings, band and employment type: flagged for approval."""

    FLAGGED = (
        "title",
        "department",
        "headcount",
        "band_low",
        "band_high",
        "currency",
        "period",
        "employment",
    )

    class Employment(models.TextChoices):
        FULL_TIME = "full_time", _("Full time")
        PART_TIME = "part_time", _("Part time")
        CONTRACT = "contract", _("Contract")
        TEMPORARY = "temporary", _("Temporary")
        INTERNSHIP = "internship", _("Internship")

    title = models.CharField(_("title"), max_length=120)
    department = models.ForeignKey(
        "accounts.Department", models.PROTECT, verbose_name=_("department")
    )
    headcount = models.PositiveSmallIntegerField(_("openings"), default=1)
    band_low = models.BigIntegerField(_("from"), help_text=_("In minor units."))
    band_high = models.BigIntegerField(_("to"), help_text=_("In minor units."))
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES, default="EUR")
    period = models.CharField(_("period"), max_length=5, choices=Period, default=Period.YEAR)
    employment = models.CharField(
        _("employment type"), max_length=10, choices=Employment, default=Employment.FULL_TIME
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_band_ordered",
                condition=Q(band_low__gt=0) & Q(band_high__gte=F("band_low")),
                violation_error_message=_("The top of the band is below the bottom."),
            ),
            models.CheckConstraint(
                name="%(class)s_headcount_bounded",
                condition=Q(headcount__range=(1, 500)),
                violation_error_message=_("Ask for 1 to 500 openings."),
            ),
        ]

    @property
    def terms(self) -> dict[str, Any]:
        """The flagged fields as plain values, kept with each round of approval."""
        columns = {"department": "department_id"}
        return {name: getattr(self, columns.get(name, name)) for name in self.FLAGGED}

    @property
    def cost(self) -> int:
        """What all openings cost a year at the top of the band, in minor units."""
        return self.headcount * self.top_cost

    @property
    def top_cost(self) -> int:
        """What one opening costs a year at the top of the band, in minor units."""
        return a_year(self.band_high, self.period)
