from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q
from django.utils.translation import gettext_lazy as _

from candidates.lifecycle import OfferStatus as O
from hiring import clocks


class OfferAskQuerySet(models.QuerySet["OfferAsk"]):
    def unanswered(self) -> "OfferAskQuerySet":
        """Of an outer offer: what they asked since its newest terms went out."""
        out = self.filter(version__offer=OuterRef("pk"), version__offer__status=O.EXTENDED)
        return out.filter(at__gte=OuterRef("since"))


class OfferAsk(models.Model):
    """What the candidate asks to be different from one version, in words and by term.

    A term that is empty stays as it is. The base is in minor units, as the version's.
    """

    TERMS = ("base", "bonus", "leave_days", "start_on", "place")

    version = models.ForeignKey("candidates.OfferVersion", models.CASCADE, related_name="asks")
    words = models.TextField(_("what you ask for"), max_length=4000)
    base = models.BigIntegerField(_("base pay"), null=True, blank=True)
    bonus = models.BigIntegerField(_("bonus a year"), null=True, blank=True)
    leave_days = models.PositiveSmallIntegerField(_("days of leave"), null=True, blank=True)
    start_on = models.DateField(_("first day"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    at = models.DateTimeField(default=clocks.now, editable=False)

    objects = OfferAskQuerySet.as_manager()

    class Meta:
        ordering = ["version", "pk"]
        constraints = [
            models.CheckConstraint(
                name="offer_ask_says_something", condition=~Q(words="") | Q(base__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return f"Ask on {self.version}"

    @property
    def wanted(self) -> dict[str, Any]:
        """Term → what they ask for, of those they named."""
        said = {name: getattr(self, name) for name in self.TERMS}
        return {name: value for name, value in said.items() if value not in (None, "")}
