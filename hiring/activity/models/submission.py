import datetime as dt

from django.db import models

from hiring import clocks

FORGOTTEN_AFTER = dt.timedelta(days=7)


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def forget(self, now: dt.datetime) -> None:
        """Nobody sends the same form twice a week later."""
        self.filter(at__lt=now - FORGOTTEN_AFTER).delete()


class Submission(models.Model):
    """A form that made something, by its idempotency key: sent twice, it makes one thing."""

    key = models.UUIDField(primary_key=True)
    path = models.CharField(max_length=300)
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=clocks.now, db_index=True)

    objects = SubmissionQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.key)
