from copy import copy
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import Actor
from hiring.activity.record import record
from requisitions.lifecycle import CHANGE, ChangeStatus
from requisitions.models.approvable import Approvable
from requisitions.models.terms import Terms

if TYPE_CHECKING:
    from requisitions.models.requisition import Requisition


class ChangeQuerySet(models.QuerySet["Change"]):
    def asked(self) -> "ChangeQuerySet":
        return self.filter(status=ChangeStatus.ASKED)

    def propose(self, requisition: "Requisition", *, by: User, **terms: Any) -> "Change":
        """Freeze the new terms and ask for them; an earlier asking gives way to this one."""
        for earlier in self.asked():
            earlier.withdraw(by=by)
        unchanged = {name: getattr(requisition, name) for name in requisition.FLAGGED}
        change = self.model(requisition=requisition, asked_by=by, **(unchanged | terms))
        change.save()
        record("change.propose", change, by=by)
        requisition.approval_rounds.ask(requisition, by=by, change=change)
        return change


class Change(Terms, Approvable):
    """A change request: new terms for an open requisition; the old ones stand until its yes."""

    lifecycle = CHANGE
    noun = "change"

    requisition = models.ForeignKey(
        "requisitions.Requisition", models.CASCADE, related_name="changes"
    )
    status = models.CharField(max_length=10, choices=ChangeStatus, default=ChangeStatus.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clocks.now)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            *Terms.Meta.constraints,
            models.UniqueConstraint(
                fields=["requisition"],
                condition=Q(status="asked"),
                name="change_one_at_a_time",
                violation_error_message=_("Another change is waiting for approval."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requisition}: {_('change of terms')}"

    def get_absolute_url(self) -> str:
        return self.requisition.get_absolute_url()

    @property
    def within(self) -> models.Model:
        return self.requisition

    @property
    def changed(self) -> dict[str, tuple[Any, Any]]:
        """Field → (old, new), while it is asked."""
        before, after = self.requisition.terms, self.terms
        return {name: (before[name], after[name]) for name in after if before[name] != after[name]}

    @property
    def applied(self) -> "Requisition":
        """The requisition as it would be, to be looked at and never saved."""
        would_be = copy(self.requisition)
        for name in self.FLAGGED:
            setattr(would_be, name, getattr(self, name))
        return would_be

    def lock(self) -> None:
        self.requisition.lock()
        super().lock()

    def be_approved(self) -> None:
        """The new terms stand from now on."""
        self.requisition.take_terms(self)

    @transaction.atomic
    def withdraw(self, *, by: Actor) -> None:
        self.move("withdraw", by=by)
        self.approval_rounds.running().end("recalled")
