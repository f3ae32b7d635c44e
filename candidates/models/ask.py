from collections.abc import Iterable

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q

from candidates.lifecycle import ReviewStatus
from candidates.models.application import Application
from hiring import clocks
from hiring.activity.models import Clock
from requisitions.models import Requisition


class AskQuerySet(models.QuerySet["Ask"]):
    def unanswered(self) -> "AskQuerySet":
        """Without an answer, also those that nobody waits for any more."""
        return self.filter(answered_at=None)

    def of(self, requisitions: Iterable[Requisition]) -> "AskQuerySet":
        numbers = [one.pk for one in requisitions]
        return self.filter(review__application__requisition__in=numbers)

    def open(self) -> "AskQuerySet":
        """Those whose answer somebody waits for."""
        return self.unanswered().filter(review__status=ReviewStatus.ASKED)


class Ask(models.Model):
    """The hiring manager's question to the recruiter about one person, and its answer."""

    review = models.ForeignKey("candidates.Review", models.CASCADE, related_name="asks")
    text = models.TextField(max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clocks.now)
    answer = models.TextField(max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    clocks = GenericRelation(Clock, "subject_id", "subject_type")

    objects = AskQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=Q(answered_at=None), name="ask_one_open"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return self.review.get_absolute_url()

    @property
    def requisition(self) -> Requisition:
        return self.review.requisition

    @property
    def application(self) -> Application:
        return self.review.application

    @property
    def within(self) -> models.Model:
        return self.review.application

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.review.status == ReviewStatus.ASKED

    @property
    def clock(self) -> Clock | None:
        """The recruiter's, while it runs."""
        return next((clock for clock in self.clocks.all() if clock.running), None)
