from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from candidates.lifecycle import SHORTLIST, ShortlistStatus
from candidates.models.application import Application
from candidates.models.shortlist_queryset import ShortlistQuerySet
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import SYSTEM
from hiring.activity.models import Clock
from hiring.activity.record import record
from hiring.lifecycle import Lifecycled, NotAllowed

if TYPE_CHECKING:
    from candidates.models.review import Review

MOST_PEOPLE = 6
TONES = {
    ShortlistStatus.DRAFT: "",
    ShortlistStatus.PRESENTED: "yours",
    ShortlistStatus.RETURNED: "on-time",
}


class Place(NamedTuple):
    """What the recruiter wrote of one person on a draft; places are in their order."""

    review: int
    summary: str
    pitches: Mapping[int, str]


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
    clocks = GenericRelation(Clock, "subject_id", "subject_type")

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

    # Questions

    @property
    def within(self) -> models.Model:
        return self.requisition

    @property
    def is_draft(self) -> bool:
        return self.status == ShortlistStatus.DRAFT

    @property
    def tone(self) -> str:
        """The colour of its status."""
        return TONES[ShortlistStatus(self.status)]

    @property
    def clock(self) -> Clock | None:
        """The manager's clock that runs out first."""
        running = [clock for clock in self.clocks.all() if clock.running]
        return min(running, key=lambda clock: clock.due_at, default=None)

    def others(self, user: User) -> "models.QuerySet[Application]":
        """Who else could be put on it, those with the most must-haves first."""
        on_it = self.reviews.prepared().values("application")
        may_be = self.requisition.applications.visible_to(user).exclude(pk__in=on_it)
        sources = Application.lifecycle.moves["present"].sources
        ranked = may_be.filter(status__in=sources).order_by("-musts_met", "since", "pk")
        return ranked.select_related("candidate")

    # Verbs

    @transaction.atomic
    def add(self, application: Application, *, by: User) -> "Review":
        """Put somebody at the end of the draft, pitched with the lines of their screen."""
        self.requisition.lock()
        self.lock()
        self.must_allow("present")
        application.lock()
        application.must_allow("present")
        prepared = self.reviews.prepared()
        if prepared.filter(application=application).exists():
            raise NotAllowed(_("%(name)s is on this shortlist already.") % {"name": application})
        if prepared.count() >= MOST_PEOPLE:
            raise NotAllowed(
                _("Six people are on this shortlist. Present it, or take somebody off it first.")
            )
        last = prepared.aggregate(last=models.Max("position"))["last"]
        place = 0 if last is None else last + 1
        review: Review = self.reviews.create(application=application, position=place)
        review.pitch_as_screened()
        record("shortlist.add", self, by=by, application=application.pk)
        return review

    @transaction.atomic
    def prepare(
        self,
        *,
        by: User,
        message: str,
        places: Sequence[Place],
        add: Application | None = None,
        remove: int | None = None,
    ) -> None:
        """Keep what the recruiter wrote so far, in this order; nobody else sees it.

        On the way somebody is added, or the review `remove` is taken off.
        """
        self.requisition.lock()
        self.lock()
        self.must_allow("present")
        self.message = message
        self.save(update_fields=["message"])
        reviews = self.reviews.prepared().in_bulk()
        for position, place in enumerate(places):
            if review := reviews.get(place.review):
                review.position, review.summary = position, place.summary
                review.save(update_fields=["position", "summary"])
                review.pitch(place.pitches)
        if remove in reviews:
            self.remove(reviews[remove], by=by)
        if add:
            self.add(add, by=by)

    def remove(self, review: "Review", *, by: User) -> None:
        """They stay in the stage they are in."""
        record("shortlist.remove", self, by=by, application=review.application_id)
        review.delete()

    @transaction.atomic
    def present(
        self, *, by: User, message: str = "", places: Sequence[Place] | None = None
    ) -> None:
        """One to six people, in one notice; the manager's feedback clock starts.

        `places` keeps the last words of the draft on the way.
        """
        self.requisition.lock()
        self.lock()
        self.must_allow("present")
        self.must_be_open()
        if places is not None:
            self.prepare(by=by, message=message, places=places)
        reviews = list(self.reviews.prepared().select_related("application"))
        self.must_be_complete(reviews)
        self.message, self.presented_at = message, clocks.now()
        self.save(update_fields=["message", "presented_at"])
        clock = self.start_clock()
        for review in reviews:
            review.present(by=by, clock=clock)
        self.move("present", by=by, people=len(reviews))

    def look_again(self, *, by: User) -> None:
        if self.status == ShortlistStatus.RETURNED:
            self.move("look_again", by=by)

    @transaction.atomic
    def draft(self, *, by: User, verdicts: Mapping["Review", tuple[str, str | None]]) -> None:
        """Keep several verdicts at once, each with its note, as they are chosen side by side."""
        for review, (verdict, note) in verdicts.items():
            review.draft(by=by, verdict=verdict, note=note)

    @transaction.atomic
    def send(
        self,
        *,
        by: User,
        only: "Review | None" = None,
        verdicts: Mapping["Review", tuple[str, str | None]] | None = None,
    ) -> int:
        """Make every drafted verdict (or only this one) a real one; how many there were.

        `verdicts` are drafted on the way.
        """
        self.requisition.lock()
        self.requisition.must_run()
        self.lock()
        self.draft(by=by, verdicts=verdicts or {})
        drafted = [only] if only else list(self.reviews.drafted().select_related("application"))
        if not drafted:
            raise NotAllowed(_("No verdict is ready to be sent."))
        for review in drafted:
            review.give_verdict(by=by)
        record("shortlist.send", self, by=by, verdicts=len(drafted))
        self.settle()
        return len(drafted)

    # What verbs share

    def must_be_open(self) -> None:
        if not self.requisition.is_open:
            raise NotAllowed(
                _("%(requisition)s is “%(status)s”: nobody can be presented now.")
                % {
                    "requisition": self.requisition,
                    "status": self.requisition.get_status_display(),
                }
            )

    def must_be_complete(self, reviews: Sequence["Review"]) -> None:
        """One to six people, each with a pitch for every must-have."""
        if not 1 <= len(reviews) <= MOST_PEOPLE:
            raise NotAllowed(_("Present one to six people together."))
        musts = set(self.requisition.criteria.musts().values_list("pk", flat=True))
        for review in reviews:
            if musts - set(review.pitches.values_list("criterion_id", flat=True)):
                raise NotAllowed(
                    _("Say for every must-have what shows it in %(name)s, then present them.")
                    % {"name": review}
                )

    def start_clock(self) -> Clock:
        """The manager's promise to answer."""
        return self.requisition.promise(
            "feedback",
            self,
            hours=self.requisition.agreement.feedback_hours,
            owed_by=self.requisition.manager,
        )

    def run_again(self) -> None:
        """The requisition is open again: promises that ended with it are made anew."""
        if self.reviews.waiting().exists() and not Clock.objects.on(self).unstopped().exists():
            self.reviews.waiting().update(clock=self.start_clock())
        for review in self.reviews.asked():
            ask = review.asks.unanswered().get()
            if not Clock.objects.on(ask).unstopped().exists():
                review.expect_answer(ask)

    def settle(self) -> None:
        """Stop clocks that nobody waits on; the last answer returns the shortlist."""
        self.lock()
        for clock in Clock.objects.on(self).unstopped():
            if not clock.reviews.waiting().exists():
                clock.stop()
        if self.status == ShortlistStatus.PRESENTED and not self.reviews.unanswered().exists():
            self.move("complete", by=SYSTEM)
