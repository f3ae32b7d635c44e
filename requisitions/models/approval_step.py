from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from requisitions.models.step import Step

if TYPE_CHECKING:
    from requisitions.models.requisition import Requisition


class ApprovalStep(Step):
    """One step of a round of approval."""

    noun = "approval"

    round = models.ForeignKey("requisitions.ApprovalRound", models.CASCADE, related_name="steps")

    class Meta:
        ordering = ["round", "position"]
        constraints = [
            models.UniqueConstraint(fields=["round", "position"], name="step_position_once"),
            models.CheckConstraint(name="step_needs_someone", condition=Q(needed__gte=1)),
        ]

    def get_absolute_url(self) -> str:
        return self.requisition.get_absolute_url()

    @property
    def within(self) -> models.Model:
        return self.round.requisition

    @property
    def requisition(self) -> "Requisition":  # type: ignore[override]
        return self.round.requisition
