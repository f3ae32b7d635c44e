from collections.abc import Iterable

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User


class SeatQuerySet(models.QuerySet["Seat"]):
    def taken(self, people: Iterable[User], during: DateTimeTZRange) -> "SeatQuerySet":
        """Those that keep one of these people from meeting anybody else then."""
        return self.filter(interviewer__in=[one.pk for one in people], holds__overlap=during)

    def held_in(self, during: DateTimeTZRange) -> dict[int, int]:
        """Interviewer → how many interviews they have in a span of time, in one query."""
        grouped = self.filter(holds__overlap=during).order_by().values_list("interviewer")
        return dict(grouped.annotate(models.Count("pk")))


class Seat(models.Model):
    """An interviewer on the panel of one interview. `holds` is the time it takes of them, while
    the interview is scheduled or held."""

    interview = models.ForeignKey("candidates.Interview", models.CASCADE, related_name="panel")
    interviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats")
    holds = DateTimeRangeField(null=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["interviewer__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["interview", "interviewer"], name="seat_once"),
            ExclusionConstraint(
                name="seat_one_interview_at_a_time",
                expressions=[
                    ("interviewer", RangeOperators.EQUAL),
                    ("holds", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Somebody of the panel meets somebody else then."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.interviewer)
