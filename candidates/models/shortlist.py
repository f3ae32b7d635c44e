from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from candidates.lifecycle import SHORTLIST, ReviewStatus, ShortlistStatus
from candidates.models.application import Application
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import SYSTEM
from hiring.activity.models import Clock
from hiring.activity.record import record
from hiring.lifecycle import Lifecycled, NotAllowed
from requisitions.models import Requisition

if TYPE_CHECKING:
    from candidates.models.review import Review

MOST_PEOPLE = 6


class ShortlistQuerySet(models.QuerySet["Shortlist"]):
    def visible_to(self, user: User) -> "ShortlistQuerySet":
        """A draft is its recruiter's own work; presented ones also the manager's."""
        seen = Application.objects.visible_to(user).values("requisition")
        mine = self.filter(requisition__in=seen)
        prepared = models.Q(status=ShortlistStatus.DRAFT) & ~models.Q(requisition__recruiter=user)
        return mine.exclude(prepared & ~models.Q(prepared_by=user))

    def waiting(self) -> "ShortlistQuerySet":
        return self.filter(status=ShortlistStatus.PRESENTED)

    def prepare(self, requisition: Requisition, *, by: User) -> "Shortlist":
        """The draft in work, or a new one with the next number of this requisition."""
        requisition.lock()
        draft = requisition.shortlists.filter(status=ShortlistStatus.DRAFT).first()
        return draft or self.next_of(requisition, by=by)

    def next_of(self, requisition: Requisition, *, by: User, **more: object) -> "Shortlist":
        last = requisition.shortlists.aggregate(last=models.Max("number"))["last"] or 0
        return self.create(requisition=requisition, number=last + 1, prepared_by=by, **more)


class Shortlist(Lifecycled):
    """People presented together to the hiring manager, with a pitch per must-have."""

    lifecycle = SHORTLIST
    noun = "shortlist"

    requisition = models.ForeignKey(
        "requisitions.Requisition", models.CASCADE, related_name="shortlists"
    )
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=9, choices=ShortlistStatus, default=ShortlistStatus.DRAFT)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    presented_at = models.DateTimeField(null=True)
    message = models.TextField(max_length=4000, blank=True)

    objects = ShortlistQuerySet.as_manager()

    class Meta:
        ordering = ["requisition", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["requisition", "number"], name="shortlist_number_once"),
            models.UniqueConstraint(
                fields=["requisition"],
                condition=models.Q(status="draft"),
                name="shortlist_one_draft",
            ),
        ]

    def __str__(self) -> str:
        return _("Shortlist %(number)s of %(requisition)s") % {
            "number": self.number,
            "requisition": self.requisition,
        }

    def get_absolute_url(self) -> str:
        return reverse("candidates:shortlist", args=[self.pk])

    @property
    def within(self) -> models.Model:
        return self.requisition

    @property
    def clock(self) -> Clock | None:
        """The manager's clock that runs out first."""
        return Clock.objects.on(self).unstopped().order_by("due_at").first()

    def waiting_people(self) -> int:
        return self.reviews.filter(status=ReviewStatus.WAITING).count()

    @transaction.atomic
    def present(self, *, by: User, message: str = "") -> None:
        """One to six people, in one notice; the manager's feedback clock starts."""
        self.requisition.lock()
        if not self.requisition.is_open:
            raise NotAllowed(
                _("%(requisition)s is “%(status)s”: nobody can be presented now.")
                % {
                    "requisition": self.requisition,
                    "status": self.requisition.get_status_display(),
                }
            )
        reviews = list(self.reviews.prepared().select_related("application"))
        if not 1 <= len(reviews) <= MOST_PEOPLE:
            raise NotAllowed(_("Present one to six people together."))
        self.message, self.presented_at = message, clocks.now()
        self.save(update_fields=["message", "presented_at"])
        clock = self.start_clock()
        for review in reviews:
            review.present(by=by, clock=clock)
        self.move("present", by=by, people=len(reviews))

    def start_clock(self) -> Clock:
        hours = self.requisition.agreement.feedback_hours
        return Clock.start(
            "feedback",
            self,
            within=self.requisition,
            hours=hours,
            owed_by=self.requisition.manager,
        )

    def look_again(self, *, by: User) -> None:
        if self.status == ShortlistStatus.RETURNED:
            self.move("look_again", by=by)

    @transaction.atomic
    def send(self, *, by: User, only: "Review | None" = None) -> int:
        """Make every drafted verdict (or only this one) a real one; how many there were."""
        self.requisition.lock()
        self.lock()
        drafted = [only] if only else list(self.reviews.drafted().select_related("application"))
        if not drafted:
            raise NotAllowed(_("No verdict is ready to be sent."))
        for review in drafted:
            review.give_verdict(by=by)
        record("shortlist.send", self, by=by, verdicts=len(drafted))
        self.settle()
        return len(drafted)

    def settle(self) -> None:
        """Stop clocks that nobody waits on; the last answer returns the shortlist."""
        self.lock()
        for clock in Clock.objects.on(self).unstopped():
            if not clock.reviews.filter(status=ReviewStatus.WAITING).exists():
                clock.stop()
        if self.status == ShortlistStatus.PRESENTED and not self.reviews.unanswered().exists():
            self.move("complete", by=SYSTEM)
