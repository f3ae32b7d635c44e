import datetime as dt
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring import clocks
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.activity.actors import SYSTEM, Actor
from hiring.activity.models import Clock
from hiring.activity.record import record
from hiring.lifecycle import Lifecycled, NotAllowed
from requisitions.lifecycle import BEFORE_OPEN, OVER, REQUISITION, RUNNING, Status
from requisitions.models.approval import Approval
from requisitions.models.terms import Terms

if TYPE_CHECKING:
    from requisitions.models.approval import ApprovalRound
    from requisitions.models.change import Change


class RequisitionQuerySet(models.QuerySet["Requisition"]):
    def visible_to(self, user: User) -> "RequisitionQuerySet":
        """Recruiters see all but confidential ones; others what they have a part in."""
        if user.is_admin:
            return self
        part = Q(pk__in=self.model.objects.with_part(user).values("pk"))
        if user.has_role(Role.RECRUITER):
            part |= Q(confidential=False)
        return self.filter(part)

    def with_part(self, user: User) -> "RequisitionQuerySet":
        """Those this person is hiring manager, stand-in, recruiter or approver of."""
        return self.filter(
            Q(manager=user)
            | Q(manager__in=user.stands_in_for)
            | Q(recruiter=user)
            | Q(drafted_by=user)
            | Q(
                pk__in=self.model.objects.filter(
                    rounds__steps__approvals__approver=user,
                    rounds__steps__approvals__asked_at__isnull=False,
                ).values("pk")
            )
        )

    def managed_by(self, user: User) -> "RequisitionQuerySet":
        return self.filter(Q(manager=user) | Q(manager__in=user.stands_in_for))

    def run_by(self, user: User) -> "RequisitionQuerySet":
        """Those this recruiter carries."""
        return self.filter(recruiter=user)

    def open(self) -> "RequisitionQuerySet":
        return self.filter(status=Status.OPEN)

    def running(self) -> "RequisitionQuerySet":
        return self.filter(status__in=RUNNING)

    def unfinished(self) -> "RequisitionQuerySet":
        return self.exclude(status__in=OVER)

    def like(self, title: str, department: Any, *, other_than: int | None) -> "RequisitionQuerySet":
        """Live ones that ask for the same: a warning, never a refusal."""
        return (
            self.unfinished()
            .filter(title__iexact=title.strip(), department=department)
            .exclude(pk=other_than)
        )

    def for_list(self) -> "RequisitionQuerySet":
        return self.select_related("manager", "recruiter", "department").prefetch_related("places")


class Requisition(Terms, Lifecycled):
    """An approved need to hire, from a manager's wish to a filled seat."""

    lifecycle = REQUISITION
    noun = "requisition"

    class Reason(models.TextChoices):
        NEW = "new", gettext_lazy("New seat")
        REPLACEMENT = "replacement", gettext_lazy("Replacement")

    class Workplace(models.TextChoices):
        ON_SITE = "on_site", gettext_lazy("On site")
        HYBRID = "hybrid", gettext_lazy("Partly from home")
        REMOTE = "remote", gettext_lazy("Remote")

    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="managed",
        verbose_name=gettext_lazy("hiring manager"),
    )
    recruiter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="recruited",
        verbose_name=gettext_lazy("recruiter"),
    )
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafted", editable=False
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
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
    confidential = models.BooleanField(
        gettext_lazy("confidential"),
        default=False,
        help_text=gettext_lazy("Only its own people and admins see it."),
    )
    created_at = models.DateTimeField(default=clocks.now, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)

    objects = RequisitionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            *Terms.Meta.constraints,
            models.CheckConstraint(
                name="requisition_replacement_names_whom",
                condition=~Q(reason="replacement") | ~Q(replaces=""),
                violation_error_message=gettext_lazy("Say whom this replaces."),
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-id"], name="requisition_status"),
            GinIndex(OpClass(Upper("title"), "gin_trgm_ops"), name="requisition_title_like"),
        ]

    def __str__(self) -> str:
        return f"REQ-{self.pk} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("requisitions:detail", args=[self.pk])

    # Questions

    @property
    def requisition(self) -> "Requisition":
        return self

    @property
    def code(self) -> str:
        return f"REQ-{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.status == Status.OPEN

    @property
    def is_over(self) -> bool:
        return self.status in OVER

    @property
    def before_open(self) -> bool:
        return self.status in BEFORE_OPEN

    def is_managed_by(self, user: User) -> bool:
        return self.manager_id == user.pk or self.manager_id in user.stands_in_for

    def is_recruited_by(self, user: User) -> bool:
        return self.recruiter_id == user.pk

    @property
    def deciders(self) -> list[User]:
        """The hiring manager and whoever stands in today."""
        stand_ins = self.manager.stand_ins.current().select_related("person")
        return [self.manager, *(stand_in.person for stand_in in stand_ins)]

    @property
    def round(self) -> "ApprovalRound | None":
        """The present or last round of approval."""
        return self.rounds.filter(change=None).order_by("-number").first()

    def was_asked(self, user: User) -> bool:
        """Whether this person is an approver, before and after they answer."""
        return self.rounds.filter(
            steps__approvals__approver=user, steps__approvals__asked_at__isnull=False
        ).exists()

    def awaited_approval(self, user: User) -> "Approval | None":
        from_rounds = Approval.objects.filter(round__requisition=self).awaited(user)
        return from_rounds.select_related("round").first()

    def awaits(self, user: User) -> bool:
        return self.awaited_approval(user) is not None

    def escalation(self) -> list[User]:
        """Who hears when the manager's promise is broken: stand-in, else head, else an admin."""
        stand_ins = self.deciders[1:]
        head = self.department.head
        if stand_ins:
            return stand_ins
        if head.is_active and head != self.manager:
            return [head]
        return list(User.objects.with_role(Role.ADMIN))

    def must_run(self) -> None:
        """Work on people needs a requisition that is neither before its start nor over."""
        if self.status not in RUNNING:
            raise NotAllowed(
                _("%(requisition)s is “%(status)s”. Nothing changed.")
                % {"requisition": self, "status": self.get_status_display()}
            )

    # Verbs

    @transaction.atomic
    def submit(self, *, by: User) -> None:
        """Ask for approval: the chain of the matching rule, minus those who ask."""
        self.move("submit", by=by)
        self.submitted_by = by
        self.save(update_fields=["submitted_by"])
        self.rounds.ask(self, by=by)

    @transaction.atomic
    def edit(self, *, by: User, **values: Any) -> "Change | None":
        """Set what may be set at once; ask again for what was approved.

        Before it is open a flagged field voids the approvals and restarts them; once open it
        makes a change request, which is answered.
        """
        self.lock()
        flagged = {n: v for n, v in values.items() if n in self.FLAGGED and getattr(self, n) != v}
        plain = {n: v for n, v in values.items() if n not in self.FLAGGED}
        self.assign(plain if self.status in RUNNING else plain | flagged)
        record("requisition.edit", self, by=by, fields=sorted({*plain, *flagged}))
        if flagged and self.status in RUNNING:
            return self.changes.propose(self, by=by, **flagged)
        if flagged and self.status != Status.DRAFT:
            self.move("void", by=by)
            self.rounds.running().end("voided")
            self.rounds.ask(self, by=by)
        return None

    def assign(self, values: dict[str, Any]) -> None:
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))

    @transaction.atomic
    def take_terms(self, change: "Change") -> None:
        """An approved change becomes the terms, and the openings follow."""
        self.assign({name: getattr(change, name) for name in self.FLAGGED})
        self.make_openings()
        self.fill_if_full()

    @transaction.atomic
    def recall(self, *, by: User) -> None:
        self.move("recall", by=by)
        self.rounds.running().end("recalled")

    @transaction.atomic
    def approve(self, *, by: User, note: str = "") -> None:
        """One approver's yes; the last yes approves the requisition."""
        self.lock()
        self.must_allow("approve")
        if self.rounds.current(by).agree(by=by, note=note):
            self.move("approve", by=by)

    @transaction.atomic
    def send_back(self, *, by: User, note: str) -> None:
        """One approver's no; it ends the round when its step can no longer have enough yeses."""
        self.lock()
        self.must_allow("send_back")
        if self.rounds.current(by).refuse(by=by, note=note):
            self.move("send_back", by=by)

    @transaction.atomic
    def open(self, *, by: User) -> None:
        self.move("open", by=by)
        self.opened_at = self.since
        self.save(update_fields=["opened_at"])
        self.make_openings()

    @transaction.atomic
    def hold(self, *, by: User) -> None:
        """Every clock stops, and the advert comes down."""
        self.move("hold", by=by)
        Clock.objects.inside(self).pause(self.since)
        self.close_posting()

    @transaction.atomic
    def resume(self, *, by: User) -> None:
        self.move("resume", by=by)
        Clock.objects.inside(self).resume(self.since)

    @transaction.atomic
    def cancel(self, *, by: User) -> None:
        """Takes effect at once; whoever is still live goes on the recruiter's list."""
        self.move("cancel", by=by)
        self.rounds.running().end("recalled")
        for opening in self.openings.unfilled():
            opening.move("close", by=by)
        self.wind_up()

    @transaction.atomic
    def reopen(self, *, by: User) -> None:
        self.move("reopen", by=by)

    @transaction.atomic
    def fill_if_full(self) -> None:
        """The last opening fills the requisition, by itself."""
        if not self.openings.unfilled().exists():
            self.move("fill", by=SYSTEM)
            self.wind_up()

    @transaction.atomic
    def vacate_if_filled(self) -> None:
        if self.status == Status.FILLED:
            self.move("vacate", by=SYSTEM)

    @transaction.atomic
    def hand_over(self, *, by: User, part: str, to: User) -> None:
        """Give the manager's or the recruiter's part to another; open tasks go along."""
        self.lock()
        before = getattr(self, part)
        setattr(self, part, to)
        self.save(update_fields=[part])
        record("requisition.hand_over", self, by=by, part=part, before=before.pk, after=to.pk)

    # What verbs share

    def make_openings(self) -> None:
        """As many openings as the terms say; closed ones keep their numbers."""
        wanted = self.headcount - self.openings.counted().count()
        last = self.openings.aggregate(last=models.Max("number"))["last"] or 0
        for number in range(last + 1, last + 1 + wanted):
            self.openings.create(number=number, since=self.since)
        for opening in self.openings.open().order_by("-number")[: max(0, -wanted)]:
            opening.move("close", by=SYSTEM)

    def wind_up(self) -> None:
        Clock.objects.inside(self).stop(self.since)
        self.close_posting()

    def close_posting(self, by: Actor = SYSTEM) -> None:
        for posting in self.postings.live():
            posting.close(by=by)

    def band_fits(self, low: int, high: int) -> bool:
        return self.band_low <= low <= high <= self.band_high

    def days_open(self, now: dt.datetime) -> int:
        return (now - self.opened_at).days if self.opened_at else 0
