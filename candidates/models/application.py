import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.lifecycle import (
    APPLICATION,
    COLUMNS,
    GONE,
    LIVE,
    OUTSIDE,
    Coarse,
    ReviewStatus,
    Stage,
)
from hiring import clocks
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.activity.actors import Actor
from hiring.activity.models import Event
from hiring.activity.record import record
from hiring.lifecycle import Lifecycled, NotAllowed
from requisitions.lifecycle import OVER
from requisitions.models import Requisition

if TYPE_CHECKING:
    from candidates.models import Candidate, Source
    from requisitions.models import Criterion

NEEDS_RUNNING = {"present", "advance", "relent", "debrief", "probe", "choose", "hire", "restore"}


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, user: User) -> "ApplicationQuerySet":
        """Recruiters and managers read those of their requisitions; nobody their own."""
        if user.is_admin:
            mine = self
        elif user.has_role(Role.RECRUITER):
            mine = self.filter(requisition__in=Requisition.objects.visible_to(user).values("pk"))
        else:
            mine = self.filter(requisition__in=Requisition.objects.managed_by(user).values("pk"))
        return mine.exclude(candidate__email=user.email)

    def live(self) -> "ApplicationQuerySet":
        return self.filter(status__in=LIVE)

    def gone(self) -> "ApplicationQuerySet":
        return self.filter(status__in=GONE)

    def on_board(self) -> "ApplicationQuerySet":
        return self.filter(status__in=[Stage.PROSPECT, *COLUMNS])

    def in_stage(self, stage: str) -> "ApplicationQuerySet":
        """Those longest in a stage first: nobody is forgotten at the bottom."""
        return self.filter(status=stage).order_by("since", "pk")

    def to_screen(self) -> "ApplicationQuerySet":
        return self.filter(status=Stage.APPLIED)

    def to_be_told(self) -> "ApplicationQuerySet":
        """Declined, or left over when their requisition was filled or cancelled."""
        left_over = Q(status__in=LIVE, requisition__status__in=OVER)
        return self.filter(Q(status=Stage.DECLINED) | left_over)

    def counts(self) -> dict[int, dict[str, int]]:
        """Requisition → stage → people, in one query."""
        grouped = self.order_by().values_list("requisition_id", "status").annotate(Count("pk"))
        found: dict[int, dict[str, int]] = {}
        for requisition_id, status, people in grouped:
            found.setdefault(requisition_id, {})[status] = people
        return found

    def for_cards(self) -> "ApplicationQuerySet":
        return self.select_related("candidate", "source")

    def for_page(self) -> "ApplicationQuerySet":
        return self.select_related(
            "candidate",
            "source",
            "referred_by",
            "opening",
            "requisition__manager",
            "requisition__recruiter",
            "requisition__department",
        )


class Application(Lifecycled):
    """One candidate for one requisition; the card on the board."""

    lifecycle = APPLICATION
    noun = "application"

    requisition = models.ForeignKey(
        "requisitions.Requisition", models.PROTECT, related_name="applications"
    )
    candidate = models.ForeignKey(
        "candidates.Candidate", models.PROTECT, related_name="applications"
    )
    status = models.CharField(max_length=12, choices=Stage, default=Stage.PROSPECT)
    told = models.CharField(max_length=9, choices=Coarse, blank=True)
    source = models.ForeignKey("candidates.Source", models.PROTECT, related_name="+")
    referred_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=clocks.now, editable=False)
    applied_at = models.DateTimeField(null=True, editable=False)
    promised_on = models.DateField(gettext_lazy("they hear from us by"), null=True, blank=True)
    expects = models.BigIntegerField(gettext_lazy("expects"), null=True, blank=True)
    expects_currency = models.CharField(max_length=3, blank=True)
    available = models.CharField(gettext_lazy("notice period"), max_length=80, blank=True)
    musts_met = models.PositiveSmallIntegerField(default=0, editable=False)
    screened_at = models.DateTimeField(null=True, editable=False)
    opening = models.OneToOneField(
        "requisitions.Opening",
        models.PROTECT,
        null=True,
        related_name="application",
        editable=False,
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["requisition", "candidate"],
                condition=~Q(status__in=["rejected", "withdrawn"]),
                name="application_one_open_each",
                violation_error_message=gettext_lazy("This person is in this requisition already."),
            ),
            models.CheckConstraint(
                name="application_hired_has_an_opening",
                condition=(Q(status="hired") & Q(opening__isnull=False)) | ~Q(status="hired"),
            ),
        ]
        indexes = [
            models.Index(
                fields=["requisition", "status", "since", "id"], name="application_column"
            ),
            models.Index(fields=["status", "-since"], name="application_stage"),
            models.Index(fields=["candidate", "-id"], name="application_candidate"),
        ]

    def __str__(self) -> str:
        return self.candidate.name

    def get_absolute_url(self) -> str:
        return reverse("candidates:application", args=[self.pk])

    # Questions

    @property
    def within(self) -> models.Model:
        return self.requisition

    @property
    def is_live(self) -> bool:
        return self.status in LIVE

    @property
    def coarse(self) -> Coarse:
        return OUTSIDE[Stage(self.status)]

    @property
    def is_told(self) -> bool:
        """Whether the candidate has heard of where they stand."""
        return self.told == self.coarse

    @property
    def needs_telling(self) -> bool:
        return self.is_live and self.requisition.status in OVER

    @property
    def was_just_reviewed(self) -> bool:
        """Whether the present stage is the answer to a review."""
        last = self.reviews.order_by("-pk").first()
        return last is not None and (self.status, last.status) in {
            (Stage.INTERVIEWING, ReviewStatus.ADVANCED),
            (Stage.DECLINED, ReviewStatus.DECLINED),
        }

    def is_own_of(self, user: User) -> bool:
        return bool(self.candidate.email) and self.candidate.email == user.email

    # Verbs

    @classmethod
    @transaction.atomic
    def add(
        cls,
        requisition: Requisition,
        candidate: "Candidate",
        *,
        by: Actor,
        source: "Source",
        **more: Any,
    ) -> "Application":
        """A new prospect. Raises NotAllowed when the person is in this requisition already."""
        requisition.lock()
        if requisition.is_over:
            raise NotAllowed(
                _("%(requisition)s is closed. Nothing changed.") % {"requisition": requisition}
            )
        if requisition.applications.live().filter(candidate=candidate).exists():
            raise NotAllowed(_("%(name)s is in this requisition already.") % {"name": candidate})
        added_by = by if isinstance(by, User) else None
        application = cls(
            requisition=requisition, candidate=candidate, source=source, added_by=added_by, **more
        )
        application.save()
        record("application.add", application, by=by, target=application.status)
        return application

    def act(self, verb: str, *, by: Actor, **details: Any) -> Event:
        """Make a move under the requisition's lock: requisition, opening, application."""
        self.requisition.lock()
        if verb in NEEDS_RUNNING:
            self.requisition.must_run()
        event = self.move(verb, by=by, **details)
        for review in self.reviews.overtaken_by(self.status):
            review.leave(by=by)
        return event

    def answer_review(self, verdict: str, *, by: User) -> bool:
        """A move of somebody presented is the answer to their review."""
        review = self.reviews.unanswered().select_related("shortlist__requisition").first()
        if review:
            review.answer_now(verdict, by=by)
            self.refresh_from_db(fields=["status", "since"])
        return review is not None

    @transaction.atomic
    def apply(self, *, by: Actor) -> None:
        event = self.act("apply", by=by)
        self.applied_at, self.told = event.at, Coarse.RECEIVED
        self.save(update_fields=["applied_at", "told"])

    @transaction.atomic
    def screen(self, *, by: User) -> None:
        self.act("screen", by=by)

    @transaction.atomic
    def advance(self, *, by: User) -> None:
        """To the interviews: the answer to a review, or for someone the manager brought."""
        if self.answer_review("advance", by=by):
            return
        if self.status == Stage.SCREENING and by.pk not in {self.added_by_id, self.referred_by_id}:
            raise NotAllowed(
                _("%(name)s was not presented yet, and somebody else brought them.")
                % {"name": self}
            )
        self.act("advance", by=by)

    @transaction.atomic
    def decline(self, *, by: User, reasons: str = "", criteria: "Iterable[Criterion]" = ()) -> None:
        """The hiring manager's no; the candidate has not been told yet."""
        if not self.answer_review("decline", by=by):
            self.act("decline", by=by)
        if reasons:
            self.decide("decline", by=by, reasons=reasons, criteria=criteria)

    @transaction.atomic
    def debrief(self, *, by: User, why: str = "") -> None:
        """Ask for the decision; `why` says why scorecards are missing."""
        self.act("debrief", by=by)
        if why:
            self.notes.create(author=by, text=why, at=self.since)

    @transaction.atomic
    def probe(self, *, by: User, focus: str = "") -> None:
        """One more round before deciding."""
        self.act("probe", by=by)
        if focus:
            self.notes.create(author=by, text=focus, at=self.since)

    @transaction.atomic
    def choose(self, *, by: User, reasons: str, criteria: "Iterable[Criterion]" = ()) -> None:
        """The final decision; it keeps its reasons for good."""
        self.act("choose", by=by)
        self.decide("choose", by=by, reasons=reasons, criteria=criteria)

    @transaction.atomic
    def hire(self, *, by: Actor) -> None:
        """Fills an opening; the last one fills the requisition."""
        self.requisition.lock()
        self.requisition.must_run()
        opening = self.requisition.openings.open().select_for_update(no_key=True).first()
        if opening is None:
            raise NotAllowed(
                _("Every opening of %(requisition)s is taken. Nothing changed.")
                % {"requisition": self.requisition}
            )
        self.lock()
        self.must_allow("hire")
        self.opening = opening
        self.save(update_fields=["opening"])
        opening.move("fill", by=by)
        self.act("hire", by=by, opening=opening.pk)
        self.requisition.fill_if_full()

    @transaction.atomic
    def renege(self, *, by: User, why: str = "") -> None:
        """They will not start after all: the opening is free again."""
        self.act("renege", by=by)
        opening, self.opening = self.opening, None
        self.save(update_fields=["opening"])
        opening.move("free", by=by)
        self.requisition.vacate_if_filled()
        if why:
            self.notes.create(author=by, text=why, at=self.since)

    @transaction.atomic
    def reject(self, *, by: User, reason: str, words: str = "") -> None:
        """With a reason for us and a message for them; without words they were already told."""
        self.act("reject", by=by, reason=reason)
        self.close_with(words, by=by)

    @transaction.atomic
    def release(self, *, by: User, words: str = "") -> None:
        """Once the requisition is filled or cancelled: a kind no to whoever is still live."""
        self.requisition.lock()
        if not self.requisition.is_over:
            raise NotAllowed(
                _("%(requisition)s is still running: reject people one by one.")
                % {"requisition": self.requisition}
            )
        self.act("release", by=by)
        self.close_with(words, by=by)

    @transaction.atomic
    def withdraw(self, *, by: Actor, why: str = "") -> None:
        self.act("withdraw", by=by)
        self.told = Coarse.CLOSED
        self.save(update_fields=["told"])
        if why:
            self.messages.write(self, by=by, body=why)

    @transaction.atomic
    def restore(self, *, by: User, why: str) -> None:
        """Back to screening; not while another application of theirs is live here."""
        others = self.requisition.applications.live().exclude(pk=self.pk)
        if others.filter(candidate=self.candidate).exists():
            raise NotAllowed(
                _("Another application of %(name)s is live in this requisition.") % {"name": self}
            )
        self.act("restore", by=by)
        self.notes.create(author=by, text=why, at=self.since)

    @transaction.atomic
    def relent(self, *, by: User) -> None:
        """The hiring manager looks again: a fresh review, with a fresh clock."""
        self.act("relent", by=by)
        self.reviews.look_again(self, by=by)

    # What verbs share

    def decide(
        self, verdict: str, *, by: User, reasons: str, criteria: "Iterable[Criterion]"
    ) -> None:
        """Keep the reasons, and the criteria they rest on."""
        decision = self.decisions.create(verdict=verdict, reasons=reasons, by=by, at=self.since)
        decision.criteria.set(criteria)

    def close_with(self, words: str, *, by: User) -> None:
        if words:
            self.messages.write(self, by=by, body=words, tells=Coarse.CLOSED)
        else:
            self.told = Coarse.CLOSED
            self.save(update_fields=["told"])

    def count_musts(self) -> None:
        self.musts_met = self.findings.heard().filter(criterion__need="must").count()
        self.save(update_fields=["musts_met"])

    def promise(self, days: int, calendar: clocks.Calendar) -> None:
        """The date by which they hear from us, as the careers site says."""
        due: dt.datetime = calendar.add_days(clocks.now(), days)
        self.promised_on = due.date()
        self.save(update_fields=["promised_on"])
