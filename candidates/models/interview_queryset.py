import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import F, Q

from candidates.lifecycle import MET, InterviewStatus, Stage
from candidates.models.application import Application
from candidates.models.seat import Seat
from hiring.accounts.models import User

if TYPE_CHECKING:
    from candidates.models.interview import Interview
    from requisitions.models import Requisition

OPEN = (InterviewStatus.PROPOSED, InterviewStatus.SCHEDULED)
STANDING = (*OPEN, InterviewStatus.HELD)


class InterviewQuerySet(models.QuerySet["Interview"]):
    def visible_to(self, user: User) -> "InterviewQuerySet":
        """Who sees the application and who is on the panel; nobody sees their own."""
        followed = Application.objects.followed_by(user).named_by("application")
        seen = self.filter(Q(followed) | Q(pk__in=met_by(user)))
        return seen.exclude(candidate__email=user.email)

    def of_panel(self, user: User) -> "InterviewQuerySet":
        return self.filter(pk__in=met_by(user)).exclude(candidate__email=user.email)

    def owing(self, scorecards: Iterable[int]) -> "InterviewQuerySet":
        """Those of which these scorecards are expected, by their ids."""
        return self.filter(scorecards__in=list(scorecards))

    def proposed(self) -> "InterviewQuerySet":
        return self.filter(status=InterviewStatus.PROPOSED)

    def scheduled(self) -> "InterviewQuerySet":
        return self.filter(status=InterviewStatus.SCHEDULED)

    def held(self) -> "InterviewQuerySet":
        return self.filter(status=InterviewStatus.HELD)

    def open(self) -> "InterviewQuerySet":
        """Still to come: times are offered, or one is booked."""
        return self.filter(status__in=OPEN)

    def for_needs(self) -> "InterviewQuerySet":
        """Of people in the interviews, with what says who waits for what; longest waiting first."""
        met = self.filter(application__status=Stage.INTERVIEWING).select_related("candidate")
        return met.only(
            "status", "wish", "since", "application", "round", "candidate__name"
        ).order_by("since", "pk")

    def standing(self) -> "InterviewQuerySet":
        """Those that count for their round: to come, or held."""
        return self.filter(status__in=STANDING)

    def past(self) -> "InterviewQuerySet":
        """Held, missed or cancelled."""
        return self.exclude(status__in=OPEN)

    def of_requisitions(self, requisitions: Iterable["Requisition"]) -> "InterviewQuerySet":
        return self.filter(application__requisition__in=[one.pk for one in requisitions])

    def not_of(self, user: User) -> "InterviewQuerySet":
        """Nobody reads of their own candidacy."""
        return self.exclude(candidate__email=user.email)

    def soonest_first(self) -> "InterviewQuerySet":
        """By their time; those without one yet come last."""
        return self.order_by(F("during").asc(nulls_last=True), "pk")

    def over_by(self, moment: dt.datetime) -> "InterviewQuerySet":
        """Scheduled ones whose end has passed."""
        return self.scheduled().filter(during__endswith__lte=moment)

    def overtaken_by(self, stage: str) -> "InterviewQuerySet":
        """Those that will not take place, now that the application is in this stage."""
        return self.none() if stage in MET else self.open()

    def takes_time(self) -> "InterviewQuerySet":
        return self.filter(status__in=[InterviewStatus.SCHEDULED, InterviewStatus.HELD])

    def within(self, during: DateTimeTZRange) -> "InterviewQuerySet":
        return self.filter(during__overlap=during)

    def since(self, moment: dt.datetime) -> "InterviewQuerySet":
        """That end after it."""
        return self.filter(during__endswith__gt=moment)

    def of_applications(self, applications: Iterable[Application]) -> "InterviewQuerySet":
        return self.filter(application__in=[one.pk for one in applications])

    def feed_rows(self) -> "models.QuerySet[Interview, tuple[Any, ...]]":
        """All that a calendar says of them, as plain rows: there may be hundreds. Id, UID,
        sequence, time, place, round, name, job, who booked it and their e-mail, since when."""
        return self.order_by("during", "pk").values_list(
            "pk", "uid", "sequence", "during", "place", "round__title", "candidate__name",
            "application__requisition__title", "booked_by__name", "booked_by__email", "since",
        )  # fmt: skip

    def in_order(self) -> "InterviewQuerySet":
        return self.order_by("round__position", "during", "pk")

    def for_page(self) -> "InterviewQuerySet":
        return self.select_related(
            "application__requisition__manager",
            "application__requisition__recruiter",
            "candidate",
            "round",
        ).prefetch_related("panel__interviewer", "slots")


def met_by(user: User) -> "models.QuerySet[Seat, Any]":
    """The interviews with this person on the panel, by id."""
    return Seat.objects.filter(interviewer=user).order_by().values("interview")
