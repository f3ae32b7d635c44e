from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from requisitions.models.step import Step

if TYPE_CHECKING:
    from candidates.models.application import Application
    from requisitions.models import Requisition


class OfferStepQuerySet(models.QuerySet["OfferStep"]):
    def for_page(self) -> "OfferStepQuerySet":
        return self.select_related(
            "version__offer__application__candidate",
            "version__offer__application__requisition__manager",
        ).prefetch_related("approvals__approver")


class OfferStep(Step):
    """So many yeses to one version of an offer."""

    noun = "offer_approval"

    version = models.ForeignKey("candidates.OfferVersion", models.CASCADE, related_name="steps")

    objects = OfferStepQuerySet.as_manager()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="offer_step_once"),
            models.CheckConstraint(name="offer_step_needs_someone", condition=Q(needed__gte=1)),
        ]

    def get_absolute_url(self) -> str:
        return self.version.offer.get_absolute_url()

    @property
    def application(self) -> "Application":
        return self.version.offer.application

    @property
    def within(self) -> models.Model:
        return self.application

    @property
    def requisition(self) -> "Requisition":  # type: ignore[override]
        return self.application.requisition
