import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import Actor
from hiring.lifecycle import Lifecycled, NotAllowed
from requisitions.lifecycle import POSTING, PostingStatus, RevisionStatus
from requisitions.models.line import slug_of, where_of
from requisitions.models.posting_queryset import PostingQuerySet

if TYPE_CHECKING:
    from requisitions.models.revision import Revision


class Posting(Lifecycled):
    """The public advert of a requisition; what it says is in its revisions."""

    class Resume(models.TextChoices):
        REQUIRED = "required", gettext_lazy("Required")
        OPTIONAL = "optional", gettext_lazy("Optional")

    AT_ONCE: ClassVar = ("resume", "closes_on")
    """What needs nobody's yes."""

    lifecycle = POSTING
    noun = "posting"

    requisition = models.ForeignKey(
        "requisitions.Requisition", models.CASCADE, related_name="postings"
    )
    status = models.CharField(
        max_length=11, choices=PostingStatus, default=PostingStatus.UNPUBLISHED
    )
    revision = models.ForeignKey(
        "requisitions.Revision", models.PROTECT, null=True, related_name="+", editable=False
    )
    resume = models.CharField(
        gettext_lazy("résumé"), max_length=8, choices=Resume, default=Resume.REQUIRED
    )
    closes_on = models.DateField(gettext_lazy("closes on"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, editable=False)

    objects = PostingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["requisition"], name="posting_one_a_requisition"),
            models.CheckConstraint(
                name="posting_live_has_a_text",
                condition=~Q(status="live") | Q(revision__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["status", "-published_at"], name="posting_newest")]

    def __str__(self) -> str:
        return str(self.requisition)

    def get_absolute_url(self) -> str:
        return reverse("requisitions:posting", args=[self.requisition_id])

    @property
    def slug(self) -> str:
        return slug_of(self.requisition_id, self.revision.title if self.revision else "")

    @property
    def where(self) -> str:
        """Towns first."""
        places = sorted(self.requisition.places.all(), key=lambda place: not place.locality)
        return where_of([place.name for place in places], self.requisition.workplace)

    @property
    def is_live(self) -> bool:
        return self.status == PostingStatus.LIVE

    def is_public(self, today: dt.date) -> bool:
        """Whether strangers may know of it; the list of such postings is `public`."""
        ended = self.closes_on is not None and self.closes_on < today
        return self.is_live and self.requisition.is_open and not ended

    @property
    def within(self) -> models.Model:
        return self.requisition

    @property
    def latest(self) -> "Revision | None":
        return self.revisions.order_by("-number").first()

    def approved(self) -> "Revision | None":
        approved = self.revisions.filter(status=RevisionStatus.APPROVED)
        return approved.order_by("-number").first()

    @property
    def in_work(self) -> "Revision | None":
        """What is being written or waits for the hiring manager."""
        return self.revisions.exclude(status=RevisionStatus.APPROVED).first()

    def lock(self) -> None:
        self.requisition.lock()
        super().lock()

    @transaction.atomic
    def write(
        self, *, by: User, questions: list[dict[str, Any]] | None = None, **fields: Any
    ) -> "Revision":
        """Words and pay go into the revision in work, or a new one; the rest counts at once.

        A hiring manager's own words are approved by writing them. While a revision is with the
        manager nobody else writes.
        """
        self.lock()
        self.requisition.must_not_be_over()
        self.set({name: fields.pop(name) for name in self.AT_ONCE if name in fields})
        if questions is not None:
            self.questions.rewrite(self, questions)
        fields |= {"currency": self.requisition.currency, "period": self.requisition.period}
        latest = self.latest
        if latest and not latest.differs(fields):
            revision = latest
        else:
            revision = self.revisions.next_of(self, latest, by=by)
            revision.say(fields, by=by)
        if self.requisition.is_managed_by(by):
            revision.write_as_manager(by=by)
        return revision

    def set(self, values: dict[str, Any]) -> None:
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))

    @transaction.atomic
    def publish(self, *, by: User) -> None:
        """Put the newest approved revision on the careers site."""
        self.lock()
        if not self.requisition.is_open:
            raise NotAllowed(
                _("%(requisition)s is “%(status)s”; open it before its posting is published.")
                % {
                    "requisition": self.requisition,
                    "status": self.requisition.get_status_display(),
                }
            )
        revision = self.approved()
        if revision is None:
            raise NotAllowed(_("No version of this posting is approved yet. Nothing changed."))
        revision.must_fit()
        if self.closes_on and self.closes_on < clocks.now().date():
            raise NotAllowed(_("Its closing date is past. Choose a later one, then publish."))
        self.revision = revision
        self.published_at = self.published_at or clocks.now()
        self.save(update_fields=["revision", "published_at"])
        self.move("publish", by=by)

    def close(self, *, by: Actor) -> None:
        self.move("close", by=by)
