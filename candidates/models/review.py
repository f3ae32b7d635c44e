from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from candidates.lifecycle import REVIEW, ReviewStatus
from candidates.models.ask import Ask
from candidates.models.review_queryset import ANSWERED, UNANSWERED, ReviewQuerySet
from candidates.models.shortlist import Shortlist
from hiring.accounts.models import User
from hiring.activity.actors import Actor
from hiring.activity.models import Clock
from hiring.activity.record import record
from hiring.lifecycle import Lifecycled
from requisitions.models import Requisition


class Review(Lifecycled):
    """The hiring manager's answer to one person on a shortlist.

    Verdict, note and impressions are a draft, the manager's alone, until they are sent.
    """

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
            ),
            models.CheckConstraint(
                name="review_ask_has_its_question",
                condition=~Q(verdict="ask") | ~Q(note=""),
                violation_error_message=_("Write what you want to know."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.application)

    def get_absolute_url(self) -> str:
        return reverse("candidates:review", args=[self.pk])

    # Questions

    @property
    def requisition(self) -> Requisition:
        return self.shortlist.requisition

    @property
    def within(self) -> models.Model:
        return self.application

    @property
    def is_unanswered(self) -> bool:
        return self.status in UNANSWERED

    @property
    def is_waiting(self) -> bool:
        """For the manager, not for the answer to a question."""
        return self.status == ReviewStatus.WAITING

    @property
    def last_answer(self) -> Ask | None:
        """What the recruiter answered last, if the manager ever asked."""
        answered = [ask for ask in self.asks.all() if ask.answered_at]
        return answered[-1] if answered else None

    @property
    def is_answered(self) -> bool:
        """From here on the verdict is known to everyone who sees the application."""
        return self.status in ANSWERED

    @property
    def is_decided(self) -> bool:
        """Answered, or at least a verdict drafted."""
        return self.is_answered or bool(self.verdict)

    @property
    def open_ask(self) -> Ask | None:
        asked = self.status == ReviewStatus.ASKED
        return next((ask for ask in self.asks.all() if asked and not ask.answered_at), None)

    @property
    def running_clock(self) -> Clock | None:
        """The promise that runs for this person: the manager's, or the recruiter's answer."""
        if ask := self.open_ask:
            return ask.clock
        waits = self.status == ReviewStatus.WAITING
        return self.clock if waits and self.clock and self.clock.running else None

    def verdicts(self) -> list[str]:
        """Those that the status allows: a question that waits for its answer is enough."""
        return [verdict for verdict in self.Verdict.values if verdict in self.open_verbs()]

    # Verbs

    def present(self, *, by: User, clock: Clock) -> None:
        self.application.act("present", by=by)
        self.move("present", by=by)
        self.clock = clock
        self.save(update_fields=["clock"])

    def pitch(self, pitches: Mapping[int, str]) -> None:
        """Replace what the recruiter says, by criterion; empty words say nothing."""
        self.pitches.all().delete()
        for criterion_id, text in pitches.items():
            if text:
                self.pitches.create(criterion_id=criterion_id, text=text)

    def pitch_as_screened(self) -> None:
        """Start from the lines that the screen found."""
        found = self.application.findings.exclude(line="")
        self.pitch(dict(found.values_list("criterion_id", "line")))

    @transaction.atomic
    def draft(
        self,
        *,
        by: User,
        verdict: str | None = None,
        note: str | None = None,
        impressions: Mapping[int, str] | None = None,
    ) -> None:
        """Keep what was chosen so far; nothing moves until it is sent. None leaves as it was."""
        self.lock()
        self.must_allow(verdict or "decline")
        given = {"verdict": verdict, "note": note, "by": by}
        values: dict[str, Any] = {name: new for name, new in given.items() if new is not None}
        for name, new in values.items():
            setattr(self, name, new)
        self.save(update_fields=list(values))
        if impressions is not None:
            self.impressions.all().delete()
            for criterion_id, feeling in impressions.items():
                self.impressions.create(criterion_id=criterion_id, feeling=feeling)

    @transaction.atomic
    def answer_now(self, verdict: str, *, by: User) -> None:
        """Draft and send this one verdict, as a move on the board does."""
        self.draft(by=by, verdict=verdict)
        self.shortlist.send(by=by, only=self)

    def give_verdict(self, *, by: User) -> None:
        """What was drafted becomes the answer."""
        verdict, self.verdict, self.by = self.verdict, "", by
        if verdict == self.Verdict.ASK:
            self.ask(by=by, text=self.note)
        else:
            self.move(verdict, by=by)
            self.answered_at = self.since
            self.stop_asking()
            self.application.act(verdict, by=by)
        self.save(update_fields=["verdict", "by", "answered_at", "note"])

    def ask(self, *, by: User, text: str) -> None:
        """Stops the manager's clock for this person and starts the recruiter's."""
        self.move("ask", by=by)
        ask = self.asks.create(text=text, by=by, at=self.since)
        self.note, self.clock = "", None
        self.save(update_fields=["clock"])
        self.expect_answer(ask)
        record("ask.put", ask, by=by)

    def expect_answer(self, ask: Ask) -> None:
        """The recruiter's promise to answer."""
        self.requisition.promise(
            "answer",
            ask,
            hours=self.requisition.agreement.answer_hours,
            owed_by=self.requisition.recruiter,
        )

    @transaction.atomic
    def answer(self, *, by: User, text: str) -> None:
        """The recruiter's answer starts a fresh clock for the manager."""
        self.requisition.lock()
        self.requisition.must_run()
        self.shortlist.lock()
        self.move("answer", by=by)
        ask = self.asks.unanswered().get()
        ask.answer, ask.answered_by, ask.answered_at = text, by, self.since
        ask.save(update_fields=["answer", "answered_by", "answered_at"])
        Clock.objects.on(ask).stop(self.since)
        self.clock = self.shortlist.start_clock()
        self.save(update_fields=["clock"])

    def leave(self, *, by: Actor) -> None:
        """The person is no longer in the running: nobody waits for an answer."""
        self.move("leave", by=by)
        self.verdict = ""
        self.save(update_fields=["verdict"])
        self.stop_asking()
        self.shortlist.settle()

    def stop_asking(self) -> None:
        """A question that was overtaken waits for no answer."""
        for ask in self.asks.unanswered():
            Clock.objects.on(ask).stop(self.since)
