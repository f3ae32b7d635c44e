from typing import TYPE_CHECKING, NamedTuple

from django.db import models

from hiring import clocks

if TYPE_CHECKING:
    from candidates.models.offer_version import OfferVersion


class Signature(NamedTuple):
    """Who says yes: their full name as they typed it, and from which address."""

    name: str
    address: str


class OfferAcceptanceQuerySet(models.QuerySet["OfferAcceptance"]):
    def under(self, version: "OfferVersion") -> "OfferAcceptanceQuerySet":
        return self.filter(version=version)

    def keep(self, version: "OfferVersion", signature: Signature) -> "OfferAcceptance":
        return self.create(
            version=version,
            name=signature.name,
            address=signature.address,
            sha256=version.letter.sha256,
        )


class OfferAcceptance(models.Model):
    """The candidate's signature under one version: which letter, by its SHA-256, and when."""

    version = models.OneToOneField(
        "candidates.OfferVersion", models.PROTECT, related_name="acceptance"
    )
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(default=clocks.now)

    objects = OfferAcceptanceQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.at:%Y-%m-%d}"
