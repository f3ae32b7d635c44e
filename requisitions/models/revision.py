from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.lifecycle import Lifecycled
from requisitions.lifecycle import REVISION, PostingStatus, RevisionStatus
from requisitions.models.posting import Posting
from requisitions.models.terms import CURRENCIES, Period


class Revision(Lifecycled):
    """One version of a posting's words and pay range; approved by the hiring manager."""

    lifecycle = REVISION
    noun = "posting"

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=9, choices=RevisionStatus, default=RevisionStatus.DRAFT)
    title = models.CharField(_("title"), max_length=120)
    summary = models.CharField(
        _("opening line"), max_length=240, help_text=_("Shown in the list of jobs, too.")
    )
    body = models.TextField(_("text"), max_length=20000, help_text=_("In Markdown."))
    pay_low = models.BigIntegerField(_("from"))
    pay_high = models.BigIntegerField(_("to"))
    currency = models.CharField(max_length=3, choices=CURRENCIES, default="EUR")
    period = models.CharField(max_length=5, choices=Period, default=Period.YEAR)
    pay_note = models.CharField(_("beside the pay"), max_length=80, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clocks.now)

    class Meta:
        ordering = ["posting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["posting", "number"], name="revision_number_once"),
            models.UniqueConstraint(
                fields=["posting"],
                condition=Q(status__in=["draft", "in_review"]),
                name="revision_one_in_work",
            ),
            models.CheckConstraint(
                name="revision_pay_ordered",
                condition=Q(pay_low__gt=0) & Q(pay_high__gte=F("pay_low")),
                violation_error_message=_("The top of the pay range is below the bottom."),
            ),
        ]
        indexes = [GinIndex(OpClass(Upper("title"), "gin_trgm_ops"), name="revision_title_like")]

    def __str__(self) -> str:
        return f"{self.posting}, {_('version')} {self.number}"

    def get_absolute_url(self) -> str:
        return self.posting.get_absolute_url()

    @property
    def requisition(self) -> models.Model:
        return self.posting.requisition

    @property
    def within(self) -> models.Model:
        return self.posting.requisition

    @property
    def before(self) -> "Revision | None":
        """The approved version that this one would replace."""
        earlier = self.posting.revisions.filter(
            status=RevisionStatus.APPROVED, number__lt=self.number
        )
        return earlier.order_by("-number").first()

    @transaction.atomic
    def ask(self, *, by: User) -> None:
        self.move("ask", by=by)
        Clock.start(
            "posting",
            self,
            within=self.requisition,
            hours=self.requisition.agreement.feedback_hours,
            owed_by=self.requisition.manager,
        )

    @transaction.atomic
    def approve(self, *, by: User) -> None:
        """The hiring manager's yes; a live posting shows it from now on."""
        self.move("approve", by=by)
        Clock.objects.on(self).stop(self.since)
        self.show_if_live()

    @transaction.atomic
    def send_back(self, *, by: User, note: str) -> None:
        event = self.move("send_back", by=by)
        self.remarks.create(text=note, by=by, at=event.at)
        Clock.objects.on(self).stop(self.since)

    @transaction.atomic
    def write_as_manager(self, *, by: User) -> None:
        """A manager's own revision is approved by writing it."""
        self.move("ask", by=by)
        self.approve(by=by)

    def show_if_live(self) -> None:
        Posting.objects.filter(pk=self.posting_id, status=PostingStatus.LIVE).update(revision=self)
