import datetime as dt
from typing import TYPE_CHECKING

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
from hiring.activity.actors import SYSTEM
from hiring.activity.models import Clock, Event
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed
from hiring.money import Pay
from requisitions.lifecycle import (
    OVER,
    REQUISITION,
    RUNNING,
    TONES,
    RevisionStatus,
    Status,
)
from requisitions.models.requisition_queryset import RequisitionQuerySet
from requisitions.models.terms import Terms
from requisitions.models.wish import Wish

if TYPE_CHECKING:
    from requisitions.models.opening import Opening
    from requisitions.models.posting import Posting


class Requisition(Wish):
    """An approved need to hire, from a manager's wish to a filled seat."""

    lifecycle = REQUISITION
    noun = "requisition"

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
    def tone(self) -> str:
        """The colour of its status."""
        return TONES.get(Status(self.status), "")

    @property
    def is_open(self) -> bool:
        return self.status == Status.OPEN

    @property
    def is_on_hold(self) -> bool:
        return self.status == Status.ON_HOLD

    @property
    def is_running(self) -> bool:
        return self.status in RUNNING

    @property
    def is_over(self) -> bool:
        return self.status in OVER

    @property
    def is_filled(self) -> bool:
        return self.status == Status.FILLED

    @property
    def where(self) -> str:
        """Where people work: the places, and how much of it from home."""
        places = ", ".join(place.name for place in self.places.all())
        workplace = str(self.get_workplace_display())
        return f"{places} ({workplace.lower()})" if places else workplace

    @property
    def band(self) -> Pay:
        return Pay(self.band_low, self.band_high, self.currency, self.period)

    @property
    def posting(self) -> "Posting | None":
        """With the words it shows; they are long, and searched elsewhere."""
        return self.postings.select_related("revision").defer("revision__search").first()

    def begin_posting(self) -> "Posting":
        """Its one posting, begun when somebody first writes it."""
        posting: Posting = self.postings.get_or_create()[0]
        posting.requisition = self
        return posting

    def is_managed_by(self, user: User) -> bool:
        return self.manager_id == user.pk or self.manager_id in user.stands_in_for

    def is_recruited_by(self, user: User) -> bool:
        return self.recruiter_id == user.pk

    @property
    def deciders(self) -> list[User]:
        """The hiring manager and whoever stands in today."""
        stand_ins = self.manager.stand_ins.current().select_related("person")
        return [self.manager, *(stand_in.person for stand_in in stand_ins)]

    def revisions_in_review(self) -> int:
        """One or none: postings that wait for the hiring manager."""
        return self.postings.filter(revisions__status=RevisionStatus.IN_REVIEW).count()

    def band_fits(self, pay: Pay) -> bool:
        """Whether a pay range lies inside the band, in the same currency and period."""
        if (pay.currency, pay.period) != (self.currency, self.period):
            return False
        return pay.low is not None and self.band_low <= pay.low <= (pay.high or 0) <= self.band_high

    def people_by_source(self) -> list[tuple[str, int]]:
        """Where people came from, the most fruitful first."""
        counted = self.applications.order_by().values_list("source__name")
        return list(counted.annotate(people=models.Count("pk")).order_by("-people", "source__name"))

    def days_open(self, now: dt.datetime) -> int:
        return (now - self.opened_at).days if self.opened_at else 0

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
        if not self.is_running:
            raise NotAllowed(self.standing())

    # Verbs

    @transaction.atomic
    def open(self, *, by: User) -> None:
        self.move("open", by=by)
        self.opened_at = self.since
        self.save(update_fields=["opened_at"])
        self.openings.make_up(self)
        self.promise_anew()
        self.fill_if_full()

    @transaction.atomic
    def hold(self, *, by: User, why: str = "") -> None:
        """Every clock stops, and the advert comes down."""
        self.explain(self.move("hold", by=by), why, by=by)
        Clock.objects.inside(self).pause(self.since)
        self.close_posting()

    @transaction.atomic
    def resume(self, *, by: User) -> None:
        self.move("resume", by=by)
        Clock.objects.inside(self).resume(self.since)
        self.fill_if_full()

    @transaction.atomic
    def cancel(self, *, by: User, why: str = "") -> None:
        """Takes effect at once; whoever is still live goes on the recruiter's list."""
        self.explain(self.move("cancel", by=by), why, by=by)
        self.approval_rounds.running().end("recalled")
        for opening in self.openings.unfilled():
            opening.close(by=by)
        self.ledger.approve(self, openings=self.openings.filled().count())
        self.wind_up()

    @transaction.atomic
    def reopen(self, *, by: User) -> None:
        self.move("reopen", by=by)

    @transaction.atomic
    def hand_over(self, *, by: User, part: str, to: User) -> None:
        """Give the manager's or the recruiter's part to another; open tasks go along."""
        self.lock()
        before = getattr(self, part)
        if before == to:
            raise NotAllowed(_("%(name)s has this part already. Nothing changed.") % {"name": to})
        if part == "manager" and self.approval_rounds.counting_on(to).exists():
            raise NotAllowed(
                _("%(name)s is asked to approve it: ask somebody else first. Nothing changed.")
                % {"name": to}
            )
        setattr(self, part, to)
        self.save(update_fields=[part])
        record("requisition.hand_over", self, by=by, part=part, before=before.pk, after=to.pk)

    def explain(self, event: Event, why: str, *, by: User) -> None:
        """Words are kept beside the audit trail, which holds none."""
        if why:
            self.explanations.create(text=why, by=by, at=event.at)

    # What follows by itself

    @transaction.atomic
    def fill_if_full(self) -> None:
        """The last opening fills the requisition; on hold that waits until it is resumed."""
        if self.is_open and not self.openings.unfilled().exists():
            self.move("fill", by=SYSTEM)
            self.wind_up()

    @transaction.atomic
    def vacate_if_filled(self) -> None:
        if self.status == Status.FILLED:
            self.move("vacate", by=SYSTEM)
            self.promise_anew()

    def take_back(self, opening: "Opening", *, by: User) -> None:
        """Somebody will not start: their opening is free again, or closes where all did."""
        opening.free(by=by)
        if self.status == Status.CANCELLED:
            opening.close(by=SYSTEM)
        self.vacate_if_filled()

    def promise(self, rule: str, subject: models.Model, *, hours: float, owed_by: User) -> Clock:
        """Start a clock; on hold it stands still from the beginning."""
        clock = Clock.start(rule, subject, within=self, hours=hours, owed_by=owed_by)
        if self.is_on_hold:
            Clock.objects.filter(pk=clock.pk).pause(clock.started_at)
        return clock

    def promise_anew(self) -> None:
        """Open again: whoever still waits for an answer has a fresh promise."""
        for posting in self.postings.all():
            posting.revisions.run_again()
        self.shortlists.run_again()
        self.applications.run_again()

    def wind_up(self) -> None:
        self.applications.call_off(by=SYSTEM)
        for change in self.changes.asked():
            change.withdraw(by=SYSTEM)
        Clock.objects.inside(self).stop(self.since)
        self.close_posting()

    def close_posting(self) -> None:
        for posting in self.postings.live():
            posting.close(by=SYSTEM)
