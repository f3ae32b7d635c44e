import datetime as dt

from django.db import models

BEAT = "beat"
WORKER = "worker:"
OFTEN = dt.timedelta(seconds=5)
FORGOTTEN_AFTER = dt.timedelta(days=1)


class HeartbeatQuerySet(models.QuerySet["Heartbeat"]):
    def note(self, name: str, at: dt.datetime) -> None:
        """Written at most every few seconds, however much there is to do."""
        if not self.filter(name=name[:120], at__gt=at - OFTEN).exists():
            self.update_or_create(name=name[:120], defaults={"at": at})

    def of_beat(self) -> "Heartbeat | None":
        return self.filter(name=BEAT).first()

    def of_workers(self) -> "HeartbeatQuerySet":
        return self.filter(name__startswith=WORKER).order_by("name")

    def forget(self, now: dt.datetime) -> None:
        """Machines come and go: those not heard of for a day are no longer listed."""
        self.filter(at__lt=now - FORGOTTEN_AFTER).delete()


class Heartbeat(models.Model):
    """When a part of Tandem last finished something: beat, each worker."""

    name = models.CharField(max_length=120, primary_key=True)
    at = models.DateTimeField()

    objects = HeartbeatQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def machine(self) -> str:
        return self.name.removeprefix(WORKER)
