import datetime as dt

from django.conf import settings
from django.db import models

from hiring import clocks

FORGOTTEN_AFTER = dt.timedelta(days=1)


class KeptAnswerQuerySet(models.QuerySet["KeptAnswer"]):
    def forget(self, now: dt.datetime) -> None:
        self.filter(at__lt=now - FORGOTTEN_AFTER).delete()


class KeptAnswer(models.Model):
    """What a request with an idempotency key was answered, for whoever repeats it within a day."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    request = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.JSONField(null=True)
    at = models.DateTimeField(default=clocks.now, db_index=True)

    objects = KeptAnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "key"], name="kept_answer_once"),
        ]

    def __str__(self) -> str:
        return self.key
