from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from hiring.activity.actors import SYSTEM, Actor
from hiring.lifecycle import Lifecycled, NotAllowed
from requisitions.lifecycle import OPENING, OpeningStatus
from requisitions.models.ledger import LedgerEntry

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

    def next_free(self, requisition: "Requisition") -> "Opening":
        """The first that nobody has, held. Raises NotAllowed when every one is taken."""
        free = self.open().select_for_update(no_key=True).first()
        if free is None:
            raise NotAllowed(
                _("Every opening of %(requisition)s is taken. Nothing changed.")
                % {"requisition": requisition}
            )
        return free

    def make_up(self, requisition: "Requisition") -> None:
        """As many openings as its terms say; closed ones keep their numbers."""
        wanted = requisition.headcount - self.counted().count()
        last = self.aggregate(last=Max("number"))["last"] or 0
        for number in range(last + 1, last + 1 + wanted):
            self.create(requisition=requisition, number=number, since=requisition.since)
        for opening in self.open().order_by("-number")[: max(0, -wanted)]:
            opening.close(by=SYSTEM)


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

    def reserve(self, *, by: Actor, cost: int) -> None:
        """An offer is out for it; `cost` is what it promises a year, in minor units."""
        self.move("reserve", by=by)
        self.book("committed", cost)

    def commit(self, cost: int) -> None:
        """The offer that has it promises another sum."""
        self.book("committed", cost)

    def fill(self, *, by: Actor, cost: int = 0) -> None:
        self.move("fill", by=by)
        self.book("committed", 0)
        self.book("spent", cost)

    def free(self, *, by: Actor) -> None:
        self.move("free", by=by)
        self.book("committed", 0)
        self.book("spent", 0)

    def give_back(self, *, by: Actor) -> None:
        """The offer that had it came to nothing; what was closed meanwhile stays closed."""
        self.lock()
        if self.status == OpeningStatus.RESERVED:
            self.free(by=by)

    def close(self, *, by: Actor) -> None:
        self.move("close", by=by)
        self.book("committed", 0)

    def book(self, account: str, to: int) -> None:
        LedgerEntry.objects.book(account, self.requisition, to=to, opening=self)
