from django.db import models
from django.utils.translation import gettext_lazy as _

from hiring.accounts.countries import COUNTRIES, COUNTRY_NAMES


class Place(models.Model):
    """Where people work: an office's town, or a country for those who work from home."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    locality = models.CharField(_("town"), max_length=80, blank=True)
    region = models.CharField(_("region"), max_length=80, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=COUNTRIES)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def country_name(self) -> str:
        return COUNTRY_NAMES.get(self.country, self.country)
