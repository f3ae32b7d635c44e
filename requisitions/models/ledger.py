from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from hiring import clocks

if TYPE_CHECKING:
    from requisitions.models.opening import Opening
    from requisitions.models.requisition import Requisition


class Balance(NamedTuple):
    """What a requisition may cost, has promised and has spent: minor units a year."""

    approved: int
    committed: int
    spent: int

    @property
    def left(self) -> int:
        return self.approved - self.committed - self.spent


class LedgerQuerySet(models.QuerySet["LedgerEntry"]):
    def balance(self) -> Balance:
        """The sums by account, in one query."""
        sums = self.order_by().values_list("account").annotate(Sum("amount"))
        found = dict(sums)
        return Balance(*(found.get(account, 0) for account in LedgerEntry.Account.values))

    def approve(self, requisition: "Requisition", *, openings: int) -> None:
        """From now on so many openings at the top of the band are approved."""
        self.book(LedgerEntry.Account.APPROVED, requisition, to=openings * requisition.top_cost)

    def book(
        self, account: str, requisition: "Requisition", *, to: int, opening: "Opening | None" = None
    ) -> None:
        """Bring one account, of the requisition or of one opening, to an amount; nothing when it
        is there already."""
        rows = self.filter(requisition=requisition, opening=opening, account=account)
        change = to - (rows.order_by().aggregate(held=Sum("amount"))["held"] or 0)
        if change:
            self.create(requisition=requisition, opening=opening, account=account, amount=change)


class LedgerEntry(models.Model):
    """One line of a requisition's money; what was written is never changed, only balanced.

    Amounts are what a year costs, in minor units of the requisition's currency.
    """

    class Account(models.TextChoices):
        APPROVED = "approved", _("Approved")
        COMMITTED = "committed", _("Committed")
        SPENT = "spent", _("Spent")

    requisition = models.ForeignKey(
        "requisitions.Requisition", models.PROTECT, related_name="ledger"
    )
    opening = models.ForeignKey(
        "requisitions.Opening", models.PROTECT, null=True, related_name="ledger"
    )
    account = models.CharField(max_length=9, choices=Account)
    amount = models.BigIntegerField()
    at = models.DateTimeField(default=clocks.now)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        ordering = ["requisition", "pk"]
        verbose_name_plural = _("ledger entries")
        constraints = [
            models.CheckConstraint(name="ledger_entry_says_something", condition=~Q(amount=0)),
            models.CheckConstraint(
                name="ledger_money_beyond_the_approval_is_for_an_opening",
                condition=Q(account="approved", opening=None)
                | ~Q(account="approved") & Q(opening__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.amount:+}"
