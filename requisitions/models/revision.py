from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.activity.record import record
from hiring.lifecycle import Lifecycled, NotAllowed
from hiring.money import Pay
from hiring.search import vector
from requisitions.lifecycle import REVISION, PostingStatus, RevisionStatus
from requisitions.models.posting import Posting
from requisitions.models.terms import CURRENCIES, Period

if TYPE_CHECKING:
    from requisitions.models.requisition import Requisition


class RevisionQuerySet(models.QuerySet["Revision"]):
    def of(self, requisitions: Iterable["Requisition"]) -> "RevisionQuerySet":
        return self.filter(posting__requisition__in=[one.pk for one in requisitions])

    def in_review(self) -> "RevisionQuerySet":
        """Those that wait for the hiring manager."""
        return self.filter(status=RevisionStatus.IN_REVIEW)

    def unpublished(self) -> "RevisionQuerySet":
        """Being written, with the hiring manager, or approved and never published."""
        ready = Q(status=RevisionStatus.APPROVED, posting__status=PostingStatus.UNPUBLISHED)
        in_work = Q(status__in=[RevisionStatus.DRAFT, RevisionStatus.IN_REVIEW])
        return self.filter(in_work | ready)

    def for_home(self) -> "RevisionQuerySet":
        """Whose turn it is, and who wrote it."""
        return self.select_related("posting", "written_by").only(
            "number", "status", "since", "posting__requisition", "written_by__name"
        )

    def run_again(self) -> None:
        """Promises that ended with the requisition are made anew."""
        for revision in self.in_review():
            if not Clock.objects.on(revision).unstopped().exists():
                revision.expect_answer()

    def next_of(self, posting: Posting, latest: "Revision | None", *, by: User) -> "Revision":
        """The draft in work, what waits for the manager if they are the one who writes, or a
        new version."""
        if latest is None or latest.status == RevisionStatus.APPROVED:
            return self.model(posting=posting, number=latest.number + 1 if latest else 1)
        if latest.is_in_review and not posting.requisition.is_managed_by(by):
            raise NotAllowed(
                _("Version %(number)s is with %(name)s. Nothing changed.")
                % {"number": latest.number, "name": posting.requisition.manager.first_name}
            )
        return latest


class Revision(Lifecycled):
    """One version of a posting's words and pay range; approved by the hiring manager."""

    lifecycle = REVISION
    noun = "posting"

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=9, choices=RevisionStatus, default=RevisionStatus.DRAFT)
    title = models.CharField(gettext_lazy("title"), max_length=120)
    summary = models.CharField(
        gettext_lazy("opening line"),
        max_length=240,
        help_text=gettext_lazy("Shown in the list of jobs, too."),
    )
    body = models.TextField(
        gettext_lazy("text"), max_length=20000, help_text=gettext_lazy("In Markdown.")
    )
    pay_low = models.BigIntegerField(gettext_lazy("from"))
    pay_high = models.BigIntegerField(gettext_lazy("to"))
    currency = models.CharField(max_length=3, choices=CURRENCIES, default="EUR")
    period = models.CharField(max_length=5, choices=Period, default=Period.YEAR)
    pay_note = models.CharField(gettext_lazy("beside the pay"), max_length=80, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clocks.now)
    search = models.GeneratedField(
        expression=vector("title", "A") + vector("summary", "B") + vector("body", "C"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = RevisionQuerySet.as_manager()

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
                violation_error_message=gettext_lazy(
                    "The top of the pay range is below the bottom."
                ),
            ),
        ]
        indexes = [
            GinIndex(OpClass(Upper("title"), "gin_trgm_ops"), name="revision_title_like"),
            GinIndex(fields=["search"], name="revision_search"),
        ]

    def __str__(self) -> str:
        return f"{self.posting}, {_('version')} {self.number}"

    def get_absolute_url(self) -> str:
        return self.posting.get_absolute_url()

    @property
    def requisition(self) -> "Requisition":
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

    @property
    def is_in_review(self) -> bool:
        return self.status == RevisionStatus.IN_REVIEW

    @property
    def is_approved(self) -> bool:
        return self.status == RevisionStatus.APPROVED

    @property
    def pay(self) -> Pay:
        return Pay(self.pay_low, self.pay_high, self.currency, self.period)

    def lock(self) -> None:
        self.posting.lock()
        super().lock()

    def differs(self, fields: dict[str, Any]) -> bool:
        return any(getattr(self, name) != value for name, value in fields.items())

    @property
    def wording(self) -> str:
        """Which words these are: they change while the number stays."""
        return self.written_at.isoformat()

    def must_be(self, asked: str) -> None:
        """`asked` is the wording that the reader had before them, if they came by a page."""
        if asked and asked != self.wording:
            raise NotAllowed(_("The text changed meanwhile. Read it again, then answer."))

    def must_fit(self) -> None:
        """A pay range outside the approved band is not shown to anybody."""
        if not self.posting.requisition.band_fits(self.pay):
            raise NotAllowed(
                _("The pay range lies outside the approved band. Write it anew. Nothing changed.")
            )

    def say(self, fields: dict[str, Any], *, by: User) -> None:
        changed = sorted(name for name, value in fields.items() if getattr(self, name) != value)
        for name, value in fields.items():
            setattr(self, name, value)
        self.written_by, self.written_at = by, clocks.now()
        self.must_fit()
        self.save()
        record("posting.write", self, by=by, fields=changed)

    @transaction.atomic
    def ask(self, *, by: User) -> None:
        self.lock()
        self.requisition.must_not_be_over()
        self.move("ask", by=by)
        self.must_fit()
        self.expect_answer()

    def expect_answer(self) -> None:
        """The hiring manager's promise to read it."""
        self.requisition.promise(
            "posting",
            self,
            hours=self.requisition.agreement.feedback_hours,
            owed_by=self.requisition.manager,
        )

    @transaction.atomic
    def approve(self, *, by: User, asked: str = "") -> None:
        """The hiring manager's yes; a live posting shows it from now on."""
        self.lock()
        self.must_be(asked)
        self.move("approve", by=by)
        self.must_fit()
        Clock.objects.on(self).stop(self.since)
        self.show_if_live()

    @transaction.atomic
    def send_back(self, *, by: User, note: str, asked: str = "") -> None:
        self.lock()
        self.must_be(asked)
        event = self.move("send_back", by=by)
        self.remarks.create(text=note, by=by, at=event.at)
        Clock.objects.on(self).stop(self.since)

    @transaction.atomic
    def write_as_manager(self, *, by: User) -> None:
        """A manager's own revision is approved by writing it."""
        if "ask" in self.open_verbs():
            self.move("ask", by=by)
        if "approve" in self.open_verbs():
            self.approve(by=by)

    def show_if_live(self) -> None:
        Posting.objects.filter(pk=self.posting_id, status=PostingStatus.LIVE).update(revision=self)
