from django.db import models

from hiring.lifecycle import Lifecycled
from requisitions.lifecycle import OPENING, OpeningStatus


class OpeningQuerySet(models.QuerySet["Opening"]):
    def open(self) -> "OpeningQuerySet":
        return self.filter(status=OpeningStatus.OPEN)

    def filled(self) -> "OpeningQuerySet":
        return self.filter(status=OpeningStatus.FILLED)

    def unfilled(self) -> "OpeningQuerySet":
        return self.filter(status__in=[OpeningStatus.OPEN, OpeningStatus.RESERVED])

    def counted(self) -> "OpeningQuerySet":
        """All that the requisition stands for: everything but closed ones."""
        return self.exclude(status=OpeningStatus.CLOSED)


class Opening(Lifecycled):
    """One place to fill in a requisition."""

    lifecycle = OPENING
    noun = "opening"

    requisition = models.ForeignKey(
        "requisitions.Requisition", models.CASCADE, related_name="openings"
    )
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=OpeningStatus, default=OpeningStatus.OPEN)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        ordering = ["requisition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["requisition", "number"], name="opening_number_once")
        ]

    def __str__(self) -> str:
        return f"REQ-{self.requisition_id}/{self.number}"

    @property
    def within(self) -> models.Model:
        return self.requisition
