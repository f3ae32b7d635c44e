import datetime as dt
import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from candidates.lifecycle import INTERVIEW, InterviewStatus
from candidates.models.application import Application
from candidates.models.candidate import Candidate
from candidates.models.interview_queryset import OPEN, InterviewQuerySet
from candidates.models.seat import Seat
from candidates.models.slot import Slot
from candidates.when import said_span
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.lifecycle import Lifecycled
from requisitions.models import Requisition, Round

MOVES = 2
"""How often a candidate may move an interview on their own page; after that they write to us."""


class Meeting(Lifecycled):
    """A candidate and a panel, for one round of the plan: what is known of it. What can happen
    is `Interview`.

    `during` is the time it takes, once booked. `sequence` counts what calendars were told of it
    (RFC 5545), `moved` how often the candidate chose another time. `wish` is what they asked
    for instead of the times offered, `why` the reason of whoever ended it.
    """

    if TYPE_CHECKING:  # what the whole interview has
        panel: Any
        slots: Any

    lifecycle = INTERVIEW
    noun = "interview"

    application = models.ForeignKey(Application, models.CASCADE, related_name="interviews")
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="interviews")
    round = models.ForeignKey(Round, models.PROTECT, related_name="interviews")
    status = models.CharField(
        max_length=9, choices=InterviewStatus, default=InterviewStatus.PROPOSED
    )
    during = DateTimeRangeField(null=True)
    place = models.CharField(
        _("where"),
        max_length=300,
        blank=True,
        help_text=_("An address, or the link of the call."),
    )
    guidance = models.TextField(
        _("how to prepare"),
        max_length=2000,
        blank=True,
        help_text=_("The candidate reads this with the invitation."),
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    moved = models.PositiveSmallIntegerField(default=0, editable=False)
    wish = models.TextField(_("what would suit you"), max_length=1000, blank=True)
    why = models.TextField(_("why"), max_length=1000, blank=True)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    clocks = GenericRelation(Clock, "subject_id", "subject_type")

    objects = InterviewQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "round"],
                condition=Q(status__in=["proposed", "scheduled"]),
                name="interview_one_open_each",
                violation_error_message=_("This round is offered or booked already."),
            ),
            models.CheckConstraint(
                name="interview_booked_has_its_time",
                condition=Q(status__in=["proposed", "cancelled"]) | Q(during__isnull=False),
            ),
            models.CheckConstraint(
                name="interview_begins_and_ends",
                condition=Q(during=None)
                | Q(during__isempty=False, during__lower_inf=False, during__upper_inf=False),
            ),
            ExclusionConstraint(
                name="interview_one_at_a_time",
                expressions=[
                    ("candidate", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=["scheduled", "held"]),
                violation_error_message=_("They meet somebody else then."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["during"], name="interview_to_come", condition=Q(status="scheduled")
            )
        ]

    def __str__(self) -> str:
        return f"{self.round.title}: {self.candidate}"

    def get_absolute_url(self) -> str:
        return reverse("candidates:interview", args=[self.pk])

    @property
    def requisition(self) -> Requisition:
        return self.application.requisition

    @property
    def within(self) -> models.Model:
        return self.application

    @property
    def starts_at(self) -> dt.datetime | None:
        return self.during.lower if self.during else None

    @property
    def ends_at(self) -> dt.datetime | None:
        return self.during.upper if self.during else None

    @property
    def said_when(self) -> str:
        """Its day and time, in the reader's zone."""
        return said_span(self.during) if self.during else ""

    @property
    def is_past(self) -> bool:
        """Whether its end has passed."""
        return self.ends_at is not None and self.ends_at <= clocks.now()

    @property
    def has_begun(self) -> bool:
        return self.starts_at is not None and self.starts_at <= clocks.now()

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_proposed(self) -> bool:
        return self.status == InterviewStatus.PROPOSED

    @property
    def is_scheduled(self) -> bool:
        return self.status == InterviewStatus.SCHEDULED

    @property
    def is_held(self) -> bool:
        return self.status == InterviewStatus.HELD

    @property
    def is_cancelled(self) -> bool:
        return self.status == InterviewStatus.CANCELLED

    @property
    def is_ended(self) -> bool:
        """Cancelled, or it did not take place."""
        return self.status in (InterviewStatus.CANCELLED, InterviewStatus.MISSED)

    @property
    def interviewers(self) -> list[User]:
        return [seat.interviewer for seat in self.panel.all()]

    @property
    def moves_left(self) -> int:
        return max(0, MOVES - self.moved)

    def is_met_by(self, user: User) -> bool:
        """Whether this person is on the panel."""
        return any(seat.interviewer_id == user.pk for seat in self.panel.all())

    def free_slots(self) -> list[Slot]:
        """Offered times to come at which neither the panel nor the candidate is taken."""
        now = clocks.now()
        slots = [slot for slot in self.slots.all() if slot.during.lower > now]
        slots = [slot for slot in slots if slot.during != self.during]
        if not slots:
            return []
        whole = DateTimeTZRange(slots[0].during.lower, max(slot.during.upper for slot in slots))
        busy = [*self.taken_of_panel(whole), *self.taken_of_candidate(whole)]
        return [slot for slot in slots if not overlaps(slot.during, busy)]

    def taken_of_panel(self, during: DateTimeTZRange) -> list[DateTimeTZRange]:
        others = Seat.objects.taken(self.interviewers, during).exclude(interview=self.pk)
        return list(others.values_list("holds", flat=True))

    def taken_of_candidate(self, during: DateTimeTZRange) -> list[DateTimeTZRange]:
        others = self.candidate.interviews.takes_time().within(during).exclude(pk=self.pk)
        return list(others.values_list("during", flat=True))

    def span_from(self, starts_at: dt.datetime) -> DateTimeTZRange:
        """The time it takes when it starts then."""
        return DateTimeTZRange(starts_at, starts_at + dt.timedelta(minutes=self.round.minutes))


def overlaps(one: DateTimeTZRange, others: Iterable[DateTimeTZRange]) -> bool:
    return any(one.lower < other.upper and other.lower < one.upper for other in others)
