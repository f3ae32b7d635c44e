from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q


class Slot(models.Model):
    """A time offered to a candidate for one interview. Several people may be offered the same
    one: the first to pick it has it."""

    interview = models.ForeignKey("candidates.Interview", models.CASCADE, related_name="slots")
    during = DateTimeRangeField()

    class Meta:
        ordering = ["during"]
        constraints = [
            models.UniqueConstraint(fields=["interview", "during"], name="slot_offered_once"),
            models.CheckConstraint(
                name="slot_begins_and_ends",
                condition=Q(
                    during__isempty=False, during__lower_inf=False, during__upper_inf=False
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.during.lower:%Y-%m-%d %H:%M}"
