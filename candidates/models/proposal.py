import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.lifecycle import OFFER, ON_THE_WAY, OfferStatus, Stage
from candidates.models.application import Application
from candidates.models.of_application import OfApplication
from candidates.models.offer_ask import OfferAsk
from candidates.models.offer_step import OfferStep
from candidates.models.offer_version import OfferVersion
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.lifecycle import Lifecycle, Lifecycled


class Proposal(OfApplication, Lifecycled):
    """One offer to somebody who was chosen: what is known of it. What can happen is `Offer`.

    While it is out it has an opening, and the opening's money.
    """

    class Why(models.TextChoices):
        """Why they say no, in the words of the reports."""

        PAY = "pay", gettext_lazy("The pay")
        ELSEWHERE = "elsewhere", gettext_lazy("Another offer")
        ROLE = "role", gettext_lazy("The work itself")
        PLACE = "place", gettext_lazy("The place")
        TIMING = "timing", gettext_lazy("The time is wrong")
        OTHER = "other", gettext_lazy("Something else")

    lifecycle: ClassVar[Lifecycle] = OFFER
    noun = "offer"

    application = models.ForeignKey(Application, models.PROTECT, related_name="offers")
    status = models.CharField(max_length=11, choices=OfferStatus, default=OfferStatus.DRAFT)
    opening = models.OneToOneField(
        "requisitions.Opening", models.PROTECT, null=True, related_name="offer", editable=False
    )
    created_at = models.DateTimeField(default=clocks.now, editable=False)
    submitted_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", editable=False
    )
    expires_at = models.DateTimeField(null=True, editable=False)
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)
    why = models.CharField(max_length=9, choices=Why, blank=True)
    clocks = GenericRelation(Clock, "subject_id", "subject_type")

    if TYPE_CHECKING:  # what the whole offer has
        versions: Any

    class Meta:
        abstract = True
        ordering = ["application", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(status__in=["draft", "in_approval", "approved", "extended"]),
                name="offer_one_on_the_way",
            ),
            models.CheckConstraint(
                name="offer_that_is_out_has_an_opening_and_an_end",
                condition=~Q(status="extended")
                | Q(opening__isnull=False, expires_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["expires_at"], name="offer_that_expires", condition=Q(status="extended")
            )
        ]

    def __str__(self) -> str:
        return _("Offer to %(name)s") % {"name": self.application}

    def get_absolute_url(self) -> str:
        return reverse("candidates:offer", args=[self.pk])

    # Questions

    @cached_property
    def version(self) -> OfferVersion:
        """The newest terms."""
        newest: OfferVersion = self.versions.for_page().order_by("-number")[0]
        newest.offer = self  # type: ignore[assignment]  # every proposal is an offer
        return newest

    @property
    def is_on_the_way(self) -> bool:
        return self.status in ON_THE_WAY

    @property
    def is_in_approval(self) -> bool:
        return self.status == OfferStatus.IN_APPROVAL

    @property
    def is_extended(self) -> bool:
        return self.status == OfferStatus.EXTENDED

    @property
    def is_past(self) -> bool:
        """Whether the time to reply has passed."""
        return self.expires_at is not None and self.expires_at <= clocks.now()

    @property
    def is_open(self) -> bool:
        """Whether they can still answer."""
        return self.is_extended and not self.is_past

    @property
    def is_accepted(self) -> bool:
        return self.status == OfferStatus.ACCEPTED

    @property
    def joins(self) -> bool:
        """They accepted, and are still to start or have started."""
        return self.is_accepted and self.application.status == Stage.HIRED

    @property
    def was_out(self) -> bool:
        """Whether the candidate has read any of its versions."""
        return bool(self.versions.filter(extended_at__isnull=False).exists())

    @property
    def step(self) -> OfferStep | None:
        """The step of approval whose people are asked now."""
        running: OfferStep | None = self.version.steps.filter(ended_at=None).first()
        return running

    @property
    def unanswered(self) -> OfferAsk | None:
        """What they asked for since the newest terms went out."""
        asks: list[OfferAsk] = list(self.version.asks.all()) if self.is_extended else []
        return asks[-1] if asks else None

    @property
    def is_answered_by_asking(self) -> bool:
        """Whether they asked for a change of the terms that are out; rows read together know."""
        known: bool | None = getattr(self, "asks", None)
        return self.unanswered is not None if known is None else known

    @property
    def last_day(self) -> dt.date | None:
        """The day they reply by, where the recruiter is."""
        if self.expires_at is None:
            return None
        zone = self.requisition.recruiter.calendar.zone
        return (self.expires_at - dt.timedelta(seconds=1)).astimezone(zone).date()

    @property
    def reply_by(self) -> dt.date:
        """The last day to reply; until it is sent the one that its terms name."""
        return (self.last_day if self.is_extended else None) or self.version.reply_by

    def was_asked(self, user: User) -> bool:
        """Whether this person is an approver of any of its versions, also after they answered."""
        steps = OfferStep.objects.filter(version__offer=self.pk)
        return steps.filter(approvals__approver=user, approvals__asked_at__isnull=False).exists()
