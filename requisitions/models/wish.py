from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.accounts.models import User
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed
from requisitions.lifecycle import OVER, RUNNING, Status
from requisitions.models.approvable import Approvable
from requisitions.models.approval import Approval
from requisitions.models.terms import Terms

if TYPE_CHECKING:
    from requisitions.models.agreement import Agreement
    from requisitions.models.approval_round import ApprovalRound
    from requisitions.models.change import Change


class Wish(Terms, Approvable):
    """The asking side of a requisition: what is wished for, why, and who must say yes."""

    PARTS: ClassVar = {"places", "criteria", "agreement"}
    """What is written in rows of its own."""

    if TYPE_CHECKING:  # what the whole requisition has
        agreement: Agreement
        applications: Any
        changes: Any
        created_at: Any
        criteria: Any
        ledger: Any
        openings: Any
        rounds: Any
        shortlists: Any

        def fill_if_full(self) -> None: ...

    class Reason(models.TextChoices):
        NEW = "new", gettext_lazy("New seat")
        REPLACEMENT = "replacement", gettext_lazy("Replacement")

    class Workplace(models.TextChoices):
        ON_SITE = "on_site", gettext_lazy("On site")
        HYBRID = "hybrid", gettext_lazy("Partly from home")
        REMOTE = "remote", gettext_lazy("Remote")

    reason = models.CharField(
        gettext_lazy("why now"), max_length=11, choices=Reason, default=Reason.NEW
    )
    replaces = models.CharField(gettext_lazy("replaces"), max_length=120, blank=True)
    justification = models.TextField(
        gettext_lazy("anything the approvers should know"), max_length=4000, blank=True
    )
    needed_on = models.DateField(gettext_lazy("needed by"), null=True, blank=True)
    places = models.ManyToManyField(
        "requisitions.Place", verbose_name=gettext_lazy("places"), blank=True
    )
    workplace = models.CharField(
        gettext_lazy("workplace"), max_length=7, choices=Workplace, default=Workplace.ON_SITE
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )

    class Meta:
        abstract = True

    # Questions

    @property
    def round(self) -> "ApprovalRound | None":
        """The present or last round of approval."""
        last: ApprovalRound | None = (
            self.approval_rounds.filter(change=None).order_by("-number").first()
        )
        return last

    def was_asked(self, user: User) -> bool:
        """Whether this person is an approver, before and after they answer."""
        asked = self.approval_rounds.filter(
            approvals__approver=user, approvals__asked_at__isnull=False
        )
        return bool(asked.exists())

    def awaited_approval(self, user: User) -> "Approval | None":
        return Approval.objects.filter(round__in=self.approval_rounds.all()).awaited(user).first()

    def awaits(self, user: User) -> bool:
        return self.awaited_approval(user) is not None

    def must_not_be_over(self) -> None:
        if self.status in OVER:
            raise NotAllowed(self.standing())

    def standing(self) -> str:
        """How things are, for whoever came too late or too early."""
        return _("%(requisition)s is “%(status)s”. Nothing changed.") % {
            "requisition": self,
            "status": self.get_status_display(),
        }

    @property
    def planned_year(self) -> int:
        """The year whose staffing plan it is held against."""
        return (self.needed_on or self.created_at).year

    # Verbs

    @transaction.atomic
    def submit(self, *, by: User) -> None:
        """Ask for approval: the chain of the matching rule, minus those who ask."""
        self.move("submit", by=by)
        if not self.criteria.musts().exists():
            raise NotAllowed(_("Write at least one must-have, then ask. Nothing changed."))
        self.submitted_by = by
        self.save(update_fields=["submitted_by"])
        self.approval_rounds.ask(self, by=by)

    @transaction.atomic
    def recall(self, *, by: User) -> None:
        self.move("recall", by=by)
        self.approval_rounds.running().end("recalled")

    @transaction.atomic
    def edit(self, *, by: User, **values: Any) -> "Change | ApprovalRound | None":
        """Set what may be set at once; ask again for what was approved, and give what is asked.

        Before it is open a flagged field voids the approvals and restarts them; once open it
        makes a change request, which is answered.
        """
        self.lock()
        self.must_not_be_over()
        changed = {name: value for name, value in values.items() if self.differs(name, value)}
        flagged = {name: changed.pop(name) for name in self.FLAGGED if name in changed}
        if flagged and self.status in RUNNING:
            self.must_keep_currency(flagged.get("currency", self.currency))
            self.set(changed, by=by)
            change: Change = self.changes.propose(self, by=by, **flagged)
            return change
        self.set(changed | flagged, by=by)
        if flagged and self.status != Status.DRAFT:
            self.move("void", by=by)
            self.approval_rounds.running().end("voided")
            asked: ApprovalRound = self.approval_rounds.ask(self, by=by)
            return asked
        return None

    @transaction.atomic
    def plan(self, *, by: User, rounds: list[dict[str, Any]]) -> None:
        """The rounds from now on, in this order; those that interviews speak of are kept aside."""
        self.lock()
        self.must_not_be_over()
        if self.rounds.differs(rounds):
            self.rounds.rewrite(self, rounds)
            record("requisition.plan", self, by=by, rounds=len(rounds))

    # What verbs share

    def be_approved(self) -> None:
        """What every opening may cost at the top of the band is approved money."""
        self.ledger.approve(self, openings=self.headcount)

    def must_keep_currency(self, currency: str) -> None:
        """Money of two currencies does not add up."""
        if currency != self.currency and self.openings.taken().exists():
            raise NotAllowed(
                _("An offer was made in %(currency)s: the currency stays. Nothing changed.")
                % {"currency": self.currency}
            )

    def take_terms(self, change: "Change") -> None:
        """An approved change becomes the terms, and the openings follow."""
        for name in self.FLAGGED:
            setattr(self, name, getattr(change, name))
        self.save(update_fields=self.FLAGGED)
        self.be_approved()
        self.openings.make_up(self)
        self.fill_if_full()

    def differs(self, name: str, value: Any) -> bool:
        """Whether a value is news; places and criteria compare as a whole."""
        if name == "places":
            return set(self.places.all()) != set(value)
        if name == "agreement":
            return self.agreement.differs(value)
        if name == "criteria":
            return bool(self.criteria.differs(value))
        return bool(getattr(self, name) != value)

    def set(self, values: dict[str, Any], *, by: User) -> None:
        """Set what changed and put on the record which fields, never what they say."""
        if not values:
            return
        columns = {name: value for name, value in values.items() if name not in self.PARTS}
        for name, value in columns.items():
            setattr(self, name, value)
        self.save(update_fields=list(columns))
        if "places" in values:
            self.places.set(values["places"])
        if "agreement" in values:
            self.agreement.promise(values["agreement"])
        if "criteria" in values:
            self.criteria.rewrite(self, values["criteria"])
            self.applications.count_musts()
        record("requisition.edit", self, by=by, fields=sorted(values))
