import datetime as dt
from typing import Any, cast

from django.core.cache import caches
from django.db import models
from django.utils.translation import gettext_lazy as _

SHOWN = "company-shown"
FRESH_FOR = 10  # seconds that a page may still say what was changed meanwhile


class Company(models.Model):
    """The one company that hires here; what strangers read of it."""

    name = models.CharField(_("name"), max_length=80)
    address = models.CharField(_("address"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)
    headline = models.CharField(_("careers headline"), max_length=120, default=_("Work with us."))
    lede = models.CharField(_("careers introduction"), max_length=240, blank=True)
    how_we_hire = models.TextField(_("how we hire"), blank=True, help_text=_("In Markdown."))
    privacy = models.TextField(_("privacy notice"), blank=True, help_text=_("In Markdown."))
    months_kept = models.PositiveSmallIntegerField(
        _("months kept"),
        default=6,
        help_text=_("How long an application is kept after its answer, without consent for more."),
    )
    answer_days = models.PositiveSmallIntegerField(
        _("answer within"), default=5, help_text=_("Working days, as promised to candidates.")
    )

    class Meta:
        verbose_name_plural = _("company")
        constraints = [
            models.CheckConstraint(name="company_is_one", condition=models.Q(pk=1)),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        caches["local"].delete(SHOWN)

    @classmethod
    def ours(cls) -> "Company":
        return cls.objects.filter(pk=1).first() or cls(pk=1, name="Tandem")

    @classmethod
    def shown(cls) -> "Company":
        """For pages, which all name it: kept by each process for a moment."""
        return cast(Company, caches["local"].get_or_set(SHOWN, cls.ours, FRESH_FOR))


class HolidayManager(models.Manager["Holiday"]):
    def days(self) -> frozenset[dt.date]:
        """Read by every clock, changed a few times a year: kept by each process for a minute."""
        return cast(
            frozenset[dt.date],
            caches["local"].get_or_set(
                "company-holidays", lambda: frozenset(self.values_list("day", flat=True)), 60
            ),
        )


class Holiday(models.Model):
    """A day on which the whole company is closed, beside the public holidays."""

    day = models.DateField(_("day"), unique=True)
    name = models.CharField(_("name"), max_length=80)

    objects = HolidayManager()

    class Meta:
        ordering = ["day"]
        verbose_name = _("company holiday")

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.name}"
