from typing import TYPE_CHECKING, Any

from django.db import models

from hiring import clocks
from hiring.activity.models import Clock
from hiring.activity.record import record

if TYPE_CHECKING:
    from hiring.accounts.models import User
    from requisitions.models.requisition import Requisition

APPROVAL_HOURS = 16
"""Business hours an approver has, before the ladder begins."""


class Step(models.Model):
    """So many yeses of these people, in their turn: of a requisition's approval, of an offer's."""

    noun: str
    approvals: Any
    requisition: "Requisition"

    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    needed = models.PositiveSmallIntegerField(default=1)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def count(self, answer: str) -> int:
        return sum(approval.answer == answer for approval in self.approvals.all())

    @property
    def yeses(self) -> int:
        return self.count("yes")

    @property
    def people(self) -> int:
        """How many are asked."""
        return len(self.approvals.all())

    @property
    def is_done(self) -> bool:
        return self.yeses >= self.needed

    @property
    def can_still_pass(self) -> bool:
        return self.yeses + self.count("") >= self.needed

    def ask(self, *, by: "User") -> None:
        self.approvals.update(asked_at=clocks.now())
        first = self.approvals.select_related("approver")[0]
        self.requisition.promise(self.noun, self, hours=APPROVAL_HOURS, owed_by=first.approver)
        record(f"{self.noun}.ask", self, by=by)

    def answer(self, answer: str, *, by: "User", note: str) -> None:
        approval = self.approvals.get(approver=by, answer="")
        approval.answer, approval.note, approval.answered_at = answer, note, clocks.now()
        approval.save(update_fields=["answer", "note", "answered_at"])
        record(f"{self.noun}.{answer}", approval, by=by)

    def end(self) -> None:
        """Enough was said: whoever has not answered is not waited for any more."""
        self.ended_at = clocks.now()
        self.save(update_fields=["ended_at"])
        Clock.objects.on(self).stop(self.ended_at)
