from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from candidates.models.offer_step import OfferStep
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed

if TYPE_CHECKING:
    from candidates.models.application import Application
    from candidates.models.offer import Offer
    from requisitions.models import Requisition

BETWEEN_REMINDERS = timedelta(hours=1)


class OfferApprovalQuerySet(models.QuerySet["OfferApproval"]):
    def awaited(self, *approvers: User) -> "OfferApprovalQuerySet":
        """Asked, not answered, in a step that is not over."""
        waiting = self.filter(answer="", asked_at__isnull=False, step__ended_at=None)
        return waiting.filter(approver__in=approvers) if approvers else waiting

    def asked_of(self, user: User) -> "OfferApprovalQuerySet":
        """Before and after they answer."""
        return self.filter(approver=user, asked_at__isnull=False)

    def about(self, offer: "Offer") -> "OfferApprovalQuerySet":
        """Of all its versions."""
        return self.filter(step__version__offer=offer)

    def of_offers(self, offers: "models.QuerySet[Offer]") -> "OfferApprovalQuerySet":
        return self.filter(step__version__offer__in=offers.order_by().values("pk"))

    def in_requisitions(self, requisitions: Iterable["Requisition"]) -> "OfferApprovalQuerySet":
        numbers = [one.pk for one in requisitions]
        return self.filter(step__version__offer__application__requisition__in=numbers)

    def for_page(self) -> "OfferApprovalQuerySet":
        return self.select_related(
            "approver", "step__version__offer__application__candidate",
            "step__version__offer__application__requisition__manager",
        )  # fmt: skip


class OfferApproval(models.Model):
    """One person's yes or no to one version of an offer."""

    step = models.ForeignKey(OfferStep, models.CASCADE, related_name="approvals")
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="offer_approvals"
    )
    answer = models.CharField(max_length=3, blank=True, choices=[("yes", "yes"), ("no", "no")])
    note = models.TextField(max_length=2000, blank=True)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    objects = OfferApprovalQuerySet.as_manager()

    class Meta:
        ordering = ["step", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["step", "approver"], name="offer_approval_once"),
            models.CheckConstraint(
                name="offer_approval_answered_when_asked",
                condition=Q(answer="") | Q(asked_at__isnull=False, answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.approver} on {self.step}"

    def get_absolute_url(self) -> str:
        return self.offer.get_absolute_url()

    @property
    def offer(self) -> "Offer":
        return self.step.version.offer

    @property
    def requisition(self) -> "Requisition":
        return self.offer.requisition

    @property
    def application(self) -> "Application":
        return self.offer.application

    @property
    def within(self) -> models.Model:
        return self.application

    @property
    def is_awaited(self) -> bool:
        return type(self).objects.awaited().filter(pk=self.pk).exists()

    @transaction.atomic
    def remind(self, *, by: User) -> None:
        """Ask again, on the record; not twice within an hour."""
        self.offer.hold()
        self.refresh_from_db(fields=["answer", "asked_at", "reminded_at"])
        if not self.is_awaited:
            raise NotAllowed(_("This answer is not waited for any more. Nothing changed."))
        now, last = clocks.now(), self.reminded_at or self.asked_at
        if last and now - last < BETWEEN_REMINDERS:
            raise NotAllowed(
                _("%(name)s was asked less than an hour ago. Nothing was sent.")
                % {"name": self.approver.first_name}
            )
        self.reminded_at = now
        self.save(update_fields=["reminded_at"])
        record("offer_approval.remind", self, by=by)
