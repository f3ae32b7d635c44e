from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed
from requisitions.models.approval_step import ApprovalStep

if TYPE_CHECKING:
    from requisitions.models.approvable import Approvable
    from requisitions.models.requisition import Requisition


BETWEEN_REMINDERS = timedelta(hours=1)


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def of(self, requisition: "Requisition") -> "ApprovalQuerySet":
        """All that was ever asked about a requisition and its changes."""
        return self.filter(round__requisition=requisition).for_answer()

    def for_answer(self) -> "ApprovalQuerySet":
        return self.select_related("round__requisition", "round__change", "approver", "step")

    def by_link(self, pk: int, person: int) -> "ApprovalQuerySet":
        """The one a signed link names, while it is that person's and they may still sign in."""
        return self.filter(pk=pk, approver_id=person, approver__is_active=True)

    def awaited(self, *approvers: User) -> "ApprovalQuerySet":
        """Asked, not answered, in a round that runs."""
        waiting = self.filter(
            answer="", asked_at__isnull=False, step__ended_at=None, round__outcome="running"
        )
        return waiting.filter(approver__in=approvers) if approvers else waiting


class Approval(models.Model):
    """One person's yes or no in one round."""

    step = models.ForeignKey(ApprovalStep, models.CASCADE, related_name="approvals")
    round = models.ForeignKey(
        "requisitions.ApprovalRound", models.CASCADE, related_name="approvals"
    )
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="approvals")
    answer = models.CharField(max_length=3, blank=True, choices=[("yes", "yes"), ("no", "no")])
    note = models.TextField(max_length=2000, blank=True)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        ordering = ["step", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "approver"], name="approval_one_answer_a_round"
            ),
            models.CheckConstraint(
                name="approval_answered_when_asked",
                condition=Q(answer="") | Q(asked_at__isnull=False, answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.approver} on {self.round}"

    def get_absolute_url(self) -> str:
        return reverse("requisitions:detail", args=[self.round.requisition_id])

    @property
    def within(self) -> models.Model:
        return self.round.requisition

    @property
    def requisition(self) -> "Requisition":
        return self.round.requisition

    @property
    def subject(self) -> "Approvable":
        """What is asked for: the requisition, or a change to it."""
        return self.round.change or self.round.requisition

    @property
    def is_awaited(self) -> bool:
        return type(self).objects.awaited().filter(pk=self.pk).exists()

    def hold(self) -> None:
        """Hold the requisition, and look whether this answer is still waited for."""
        self.requisition.lock()
        if not self.is_awaited:
            raise NotAllowed(_("This answer is not waited for any more. Nothing changed."))

    @transaction.atomic
    def remind(self, *, by: User) -> None:
        """Ask again, on the record; not twice within an hour."""
        self.hold()
        if self.reminded_at and clocks.now() - self.reminded_at < BETWEEN_REMINDERS:
            raise NotAllowed(
                _("%(name)s was asked again less than an hour ago. Nothing was sent.")
                % {"name": self.approver.first_name}
            )
        self.reminded_at = clocks.now()
        self.save(update_fields=["reminded_at"])
        record("approval.remind", self, by=by)

    @transaction.atomic
    def replace(self, *, by: User, person: User) -> None:
        """Ask somebody else instead; four eyes still hold."""
        self.hold()
        if person.pk in self.round.requesters:
            raise NotAllowed(_("Nobody approves their own request. Choose somebody else."))
        if self.round.approvals.filter(approver=person).exists():
            raise NotAllowed(_("%(name)s is asked in this round already.") % {"name": person})
        before, self.approver = self.approver, person
        self.asked_at, self.reminded_at = clocks.now(), None
        self.save(update_fields=["approver", "asked_at", "reminded_at"])
        record("approval.replace", self, by=by, before=before.pk, after=person.pk)
