from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from candidates.lifecycle import REVIEW, ReviewStatus, ShortlistStatus, Stage
from candidates.models.shortlist import Shortlist
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import Actor
from hiring.activity.models import Clock
from hiring.activity.record import record
from hiring.lifecycle import Lifecycled

if TYPE_CHECKING:
    from candidates.models.application import Application


class ReviewQuerySet(models.QuerySet["Review"]):
    def unanswered(self) -> "ReviewQuerySet":
        return self.filter(status__in=[ReviewStatus.WAITING, ReviewStatus.ASKED])

    def drafted(self) -> "ReviewQuerySet":
        return self.unanswered().exclude(verdict="")

    def prepared(self) -> "ReviewQuerySet":
        return self.filter(status=ReviewStatus.PREPARED)

    def overtaken_by(self, stage: str) -> "ReviewQuerySet":
        """Those that this stage of their application leaves without a question to answer."""
        prepared = Q(status=ReviewStatus.PREPARED)
        presented = Q(status__in=[ReviewStatus.WAITING, ReviewStatus.ASKED])
        if stage == Stage.PRESENTED:
            return self.none()
        if stage in {Stage.SCREENING, Stage.DECLINED}:
            return self.filter(presented)
        return self.filter(prepared | presented)

    def look_again(self, application: "Application", *, by: User) -> None:
        """Review somebody once more, on their last shortlist or one of their own."""
        last = application.reviews.select_related("shortlist__requisition").order_by("-pk").first()
        if last:
            shortlist = last.shortlist
            shortlist.look_again(by=by)
        else:
            shortlist = Shortlist.objects.next_of(
                application.requisition,
                by=by,
                status=ShortlistStatus.PRESENTED,
                presented_at=clocks.now(),
            )
        review = shortlist.reviews.create(
            application=application,
            position=last.position if last else 0,
            summary=last.summary if last else "",
            status=ReviewStatus.WAITING,
            clock=shortlist.start_clock(),
        )
        for pitch in last.pitches.all() if last else ():
            review.pitches.create(criterion=pitch.criterion, text=pitch.text)


class Review(Lifecycled):
    """The hiring manager's answer to one person on a shortlist. A verdict is a draft until sent."""

    class Verdict(models.TextChoices):
        ADVANCE = "advance", _("Advance")
        ASK = "ask", _("Ask")
        DECLINE = "decline", _("Decline")

    lifecycle = REVIEW
    noun = "review"

    shortlist = models.ForeignKey(Shortlist, models.CASCADE, related_name="reviews")
    application = models.ForeignKey(
        "candidates.Application", models.CASCADE, related_name="reviews"
    )
    status = models.CharField(max_length=8, choices=ReviewStatus, default=ReviewStatus.PREPARED)
    position = models.PositiveSmallIntegerField(default=0)
    summary = models.TextField(_("why this person"), max_length=2000, blank=True)
    verdict = models.CharField(max_length=7, choices=Verdict, blank=True)
    note = models.TextField(_("note"), max_length=4000, blank=True)
    clock = models.ForeignKey("activity.Clock", models.SET_NULL, null=True, related_name="reviews")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["shortlist", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["shortlist", "application"],
                condition=Q(status__in=["prepared", "waiting", "asked"]),
                name="review_one_open_each",
            )
        ]

    def __str__(self) -> str:
        return str(self.application)

    def get_absolute_url(self) -> str:
        return reverse("candidates:review", args=[self.pk])

    @property
    def requisition(self) -> models.Model:
        return self.shortlist.requisition

    @property
    def within(self) -> models.Model:
        return self.application

    def present(self, *, by: User, clock: Clock) -> None:
        self.application.act("present", by=by)
        self.move("present", by=by)
        self.clock = clock
        self.save(update_fields=["clock"])

    @transaction.atomic
    def draft(self, *, by: User, verdict: str, note: str, impressions: dict[int, str]) -> None:
        """Keep the verdict and what was liked or missed; nothing moves until it is sent."""
        self.lock()
        self.must_allow("decline")
        self.verdict, self.note, self.by = verdict, note, by
        self.save(update_fields=["verdict", "note", "by"])
        self.impressions.all().delete()
        for criterion_id, feeling in impressions.items():
            self.impressions.create(criterion_id=criterion_id, feeling=feeling)

    @transaction.atomic
    def answer_now(self, verdict: str, *, by: User) -> None:
        """Draft and send this one verdict, as a move on the board does."""
        self.verdict, self.by = verdict, by
        self.save(update_fields=["verdict", "by"])
        self.shortlist.send(by=by, only=self)

    def give_verdict(self, *, by: User) -> None:
        """What was drafted becomes the answer."""
        verdict, self.verdict = self.verdict, ""
        self.by = by
        if verdict == self.Verdict.ASK:
            self.ask(by=by, text=self.note)
        else:
            self.move(verdict, by=by)
            self.answered_at = self.since
            self.application.act(verdict, by=by)
        self.save(update_fields=["verdict", "by", "answered_at", "note"])

    def ask(self, *, by: User, text: str) -> None:
        """Stops the manager's clock for this person and starts the recruiter's."""
        self.move("ask", by=by)
        ask = self.asks.create(text=text, by=by, at=self.since)
        self.note, self.clock = "", None
        self.save(update_fields=["clock"])
        hours = self.requisition.agreement.answer_hours
        Clock.start(
            "answer",
            ask,
            within=self.requisition,
            hours=hours,
            owed_by=self.requisition.recruiter,
        )
        record("ask.put", ask, by=by)

    @transaction.atomic
    def answer(self, *, by: User, text: str) -> None:
        """The recruiter's answer starts a fresh clock for the manager."""
        self.requisition.lock()
        self.shortlist.lock()
        self.move("answer", by=by)
        ask = self.asks.open().get()
        ask.answer, ask.answered_by, ask.answered_at = text, by, self.since
        ask.save(update_fields=["answer", "answered_by", "answered_at"])
        Clock.objects.on(ask).stop(self.since)
        self.clock = self.shortlist.start_clock()
        self.save(update_fields=["clock"])

    def leave(self, *, by: Actor) -> None:
        """The person is no longer in the running: nobody waits for an answer."""
        self.move("leave", by=by)
        for ask in self.asks.open():
            Clock.objects.on(ask).stop(self.since)
        self.shortlist.settle()


class Pitch(models.Model):
    """Why the recruiter thinks this person meets one must-have."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="pitches")
    criterion = models.ForeignKey("requisitions.Criterion", models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["criterion__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["review", "criterion"], name="pitch_once")]

    def __str__(self) -> str:
        return self.text


class Impression(models.Model):
    """What the hiring manager liked or missed on one criterion."""

    class Feeling(models.TextChoices):
        LIKED = "liked", _("Liked")
        UNSURE = "unsure", _("Unsure")
        MISSED = "missed", _("Missed")

    review = models.ForeignKey(Review, models.CASCADE, related_name="impressions")
    criterion = models.ForeignKey("requisitions.Criterion", models.PROTECT, related_name="+")
    feeling = models.CharField(max_length=6, choices=Feeling)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="impression_once")
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_feeling_display()}"


class AskQuerySet(models.QuerySet["Ask"]):
    def open(self) -> "AskQuerySet":
        return self.filter(answered_at=None)


class Ask(models.Model):
    """The hiring manager's question to the recruiter about one person, and its answer."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="asks")
    text = models.TextField(max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clocks.now)
    answer = models.TextField(max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

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
    def requisition(self) -> models.Model:
        return self.review.requisition

    @property
    def application(self) -> models.Model:
        return self.review.application

    @property
    def within(self) -> models.Model:
        return self.review.application
