from django.db import models

from hiring import clocks


class Submission(models.Model):
    """A form that made something, by its idempotency key: sent twice, it makes one thing."""

    key = models.UUIDField(primary_key=True)
    path = models.CharField(max_length=300)
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=clocks.now, db_index=True)

    def __str__(self) -> str:
        return str(self.key)
