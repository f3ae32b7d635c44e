from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from hiring.accounts.countries import COUNTRIES, COUNTRY_NAMES, countries_called
from hiring.search import holds, joined, looks_like

ALIKE = 0.5  # stricter than for words: Berlin is 0.43 of Bergen
NAMES = joined("name", "locality", "region")


class PlaceQuerySet(models.QuerySet["Place"]):
    def saying(self, word: str) -> "PlaceQuerySet":
        """By its name, town, region or country."""
        return self.filter(Q(holds(NAMES, word)) | Q(country__in=countries_called(word)))

    def nearly_saying(self, word: str) -> "PlaceQuerySet":
        """The same, where the word may be mistyped."""
        near = Q(country__in=countries_called(word, nearly=True))
        return self.filter(near | Q(looks_like(NAMES, word, ALIKE)))

    def towns_first(self) -> "PlaceQuerySet":
        return self.order_by(Exact(F("locality"), ""), "name")


class Place(models.Model):
    """Where people work: an office's town, or a country for those who work from home."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    locality = models.CharField(_("town"), max_length=80, blank=True)
    region = models.CharField(_("region"), max_length=80, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=COUNTRIES)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def country_name(self) -> str:
        return COUNTRY_NAMES.get(self.country, self.country)
