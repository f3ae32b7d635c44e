from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Max, Q

from hiring.activity.actors import SYSTEM
from hiring.lifecycle import Lifecycled
from requisitions.lifecycle import OPENING, OpeningStatus

if TYPE_CHECKING:
    from requisitions.models.requisition import Requisition

UNFILLED = (OpeningStatus.OPEN, OpeningStatus.RESERVED)


class OpeningQuerySet(models.QuerySet["Opening"]):
    def of(self, requisitions: Iterable["Requisition"]) -> "OpeningQuerySet":
        return self.filter(requisition__in=requisitions)

    def open(self) -> "OpeningQuerySet":
        return self.filter(status=OpeningStatus.OPEN)

    def filled(self) -> "OpeningQuerySet":
        return self.filter(status=OpeningStatus.FILLED)

    def taken(self) -> "OpeningQuerySet":
        """Filled, or kept for somebody with an offer."""
        return self.filter(status__in=[OpeningStatus.RESERVED, OpeningStatus.FILLED])

    def unfilled(self) -> "OpeningQuerySet":
        return self.filter(status__in=UNFILLED)

    def counted(self) -> "OpeningQuerySet":
        """All that the requisition stands for: everything but closed ones."""
        return self.exclude(status=OpeningStatus.CLOSED)

    def counted_and_left(self) -> tuple[int, int]:
        """How many there are and how many of them are not filled."""
        left = Count("pk", filter=Q(status__in=UNFILLED))
        found = self.counted().order_by().aggregate(counted=Count("pk"), left=left)
        return found["counted"], found["left"]

    def counts(self) -> dict[int, int]:
        """Requisition → openings filled, in one query."""
        grouped = self.filled().order_by().values_list("requisition_id")
        return dict(grouped.annotate(Count("pk")))

    def make_up(self, requisition: "Requisition") -> None:
        """As many openings as its terms say; closed ones keep their numbers."""
        wanted = requisition.headcount - self.counted().count()
        last = self.aggregate(last=Max("number"))["last"] or 0
        for number in range(last + 1, last + 1 + wanted):
            self.create(requisition=requisition, number=number, since=requisition.since)
        for opening in self.open().order_by("-number")[: max(0, -wanted)]:
            opening.move("close", by=SYSTEM)


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
