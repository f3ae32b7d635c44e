import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.lifecycle import SCORECARD, ScorecardStatus
from candidates.models.application import Application
from candidates.models.interview import Interview
from candidates.models.judged import Judged
from candidates.models.judgement import EarlierScorecard, Judgement, Said
from candidates.models.of_application import OfApplication
from candidates.models.scorecard_queryset import ScorecardQuerySet
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import SYSTEM, Actor
from hiring.activity.models import Clock
from hiring.activity.record import record
from hiring.lifecycle import Lifecycled, NotAllowed

if TYPE_CHECKING:
    from requisitions.models import Criterion

PROMISED_DAYS = 1
"""Business days after the interview, or after somebody was asked."""
NOTHING = {"", Judged.NONE}
WRITTEN = ("overall", "takeaways", "private_note")


class Scorecard(OfApplication, Lifecycled):
    """One person's written judgement of a candidate: after an interview, or because they were
    asked. A draft is its author's alone; sent, the team's, but for the private note."""

    lifecycle = SCORECARD
    noun = "scorecard"

    application = models.ForeignKey(Application, models.CASCADE, related_name="scorecards")
    interview = models.ForeignKey(
        Interview, models.CASCADE, related_name="scorecards", null=True, blank=True
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="scorecards")
    status = models.CharField(
        max_length=7, choices=ScorecardStatus, default=ScorecardStatus.AWAITED
    )
    overall = models.CharField(
        gettext_lazy("all in all"), max_length=10, choices=Judged.verdicts(), blank=True
    )
    takeaways = models.TextField(
        gettext_lazy("take-aways for the team"), max_length=4000, blank=True
    )
    private_note = models.TextField(gettext_lazy("private note"), max_length=4000, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    question = models.TextField(gettext_lazy("what to look at"), max_length=1000, blank=True)
    written_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    clocks = GenericRelation(Clock, "subject_id", "subject_type")

    objects = ScorecardQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "interview", "author"],
                name="scorecard_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="scorecard_sent_says_something",
                condition=~Q(status="sent") | (~Q(overall="") & Q(sent_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="scorecard_asked_for",
                condition=Q(interview__isnull=False) | Q(asked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author} on {self.application}"

    def get_absolute_url(self) -> str:
        return reverse("candidates:scorecard", args=[self.pk])

    # Questions

    @property
    def is_awaited(self) -> bool:
        return self.status == ScorecardStatus.AWAITED

    @property
    def is_sent(self) -> bool:
        return self.status == ScorecardStatus.SENT

    @property
    def is_dropped(self) -> bool:
        return self.status == ScorecardStatus.DROPPED

    @property
    def is_owed(self) -> bool:
        """Awaited, and nothing stands before it."""
        return self.is_awaited and (self.interview is None or self.interview.is_past)

    @property
    def owed_since(self) -> dt.datetime | None:
        return self.interview.ends_at if self.interview and not self.asked_by_id else self.since

    @property
    def is_begun(self) -> bool:
        """Whether anything was drafted."""
        return self.written_at is not None

    @property
    def clock(self) -> Clock | None:
        return next((clock for clock in self.clocks.all() if clock.running), None)

    def criteria(self) -> "list[Criterion]":
        """What it may speak of: all that is asked for, and what it spoke of before that went."""
        said = {one.criterion_id for one in self.judgements.all()}
        every = self.requisition.criteria.all()
        return [one for one in every if not one.retired or one.pk in said]

    def in_focus(self, criteria: "Iterable[Criterion]") -> "list[Criterion]":
        """Those of a requisition's criteria that the round looks at; none without an interview."""
        looked_at = {one.pk for one in self.interview.round.focus} if self.interview else set()
        return [one for one in criteria if one.pk in looked_at]

    def found_evidence_on(self) -> set[int]:
        """The criteria, by id, on which it says something, good or bad, once it is sent."""
        if not self.is_sent:
            return set()
        return {one.criterion_id for one in self.judgements.all() if one.word not in NOTHING}

    def is_visible_to(self, user: User) -> bool:
        """Whether this person may read it now."""
        return type(self).objects.visible_to(user).filter(pk=self.pk).exists()

    def can_begin(self) -> bool:
        return self.interview is None or self.interview.has_begun

    # Verbs

    @classmethod
    @transaction.atomic
    def ask(
        cls, application: Application, person: User, *, by: User, question: str = ""
    ) -> "Scorecard":
        """One more judgement, of somebody who need not have met them. What they began before
        they left a panel goes on."""
        application.must_be_met()
        theirs = application.scorecards.by(person)
        if theirs.standing().exists():
            raise NotAllowed(
                _("%(name)s meets them, or was asked already. Nothing changed.") % {"name": person}
            )
        scorecard = theirs.to_go_on().last() or cls(application=application, author=person)
        scorecard.asked_by, scorecard.question = by, question
        scorecard.save()
        if not scorecard.is_awaited:
            scorecard.expect(by=by)
        record("scorecard.ask", scorecard, by=by)
        scorecard.start_clock()
        return scorecard

    @transaction.atomic
    def draft(self, judged: Mapping[int, Said] | None = None, **written: str) -> None:
        """Keep what was typed so far: nobody else reads it. None, or a word left out, stays."""
        self.lock()
        self.must_have_begun()
        if not self.is_awaited:
            raise NotAllowed(self.refusal("send"))
        self.write(judged, written)

    @transaction.atomic
    def send(self, *, by: User, judged: Mapping[int, Said], **written: str) -> None:
        """From now on the team reads it, and its author reads the others'."""
        self.lock()
        self.must_have_begun()
        self.must_allow("send")
        self.write(judged, written)
        self.sent_at = self.written_at
        self.save(update_fields=["sent_at"])
        self.move("send", by=by)
        Clock.objects.on(self).stop(self.since)

    @transaction.atomic
    def amend(self, *, by: User, judged: Mapping[int, Said], **written: str) -> None:
        """Change it after it was sent. What it said before is kept, with until when."""
        self.lock()
        self.must_allow("amend")
        before = self.says()
        EarlierScorecard.objects.create(scorecard=self, version=self.version, said=before)
        self.write(judged, written)
        if self.says() == before:
            raise NotAllowed(_("That is what it says already. Nothing changed."))
        self.version += 1
        self.save(update_fields=["version"])
        self.move("amend", by=by, version=self.version)

    def drop(self, *, by: Actor = SYSTEM) -> None:
        """Nobody waits for it any more; what was drafted stays its author's."""
        self.move("drop", by=by)
        Clock.objects.on(self).stop(self.since)

    def expect(self, *, by: Actor = SYSTEM) -> None:
        self.move("expect", by=by)

    # What verbs share

    def must_have_begun(self) -> None:
        if not self.can_begin():
            raise NotAllowed(_("The interview has not begun yet. Nothing changed."))

    def write(self, judged: Mapping[int, Said] | None, written: Mapping[str, str]) -> None:
        for name in WRITTEN:
            setattr(self, name, written.get(name, getattr(self, name)))
        self.written_at = clocks.now()
        self.save(update_fields=[*WRITTEN, "written_at"])
        if judged is not None:
            Judgement.objects.replace(self, judged)

    def says(self) -> dict[str, Any]:
        """All of it, as an earlier version is kept: words by the criterion's id."""
        judgements = self.judgements.order_by("criterion").values_list("criterion", "word", "line")
        said = {str(criterion): [word, line] for criterion, word, line in judgements}
        return {name: getattr(self, name) for name in WRITTEN} | {"judgements": said}

    def start_clock(self) -> None:
        """One business day of its author's, unless it runs already."""
        if Clock.objects.on(self).unstopped().exists():
            return
        self.requisition.promise(
            "scorecard",
            self,
            hours=PROMISED_DAYS * self.author.calendar.hours_a_day,
            owed_by=self.author,
        )
