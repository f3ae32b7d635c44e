from django.db import models


class Heartbeat(models.Model):
    """When a part of Tandem last finished something: beat, each worker."""

    name = models.CharField(max_length=120, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
