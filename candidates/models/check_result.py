from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from hiring import clocks

if TYPE_CHECKING:
    from requisitions.models import Requisition


class CheckResultQuerySet(models.QuerySet["CheckResult"]):
    @staticmethod
    def paths(shard: str) -> Iterable[str]:
        """Every path a row knows that begins so."""
        return CheckResult.objects.filter(path__startswith=shard).values_list("path", flat=True)


class CheckResult(models.Model):
    """The file that came back from a background check; for recruiters and admins only."""

    check_of = models.OneToOneField(
        "candidates.BackgroundCheck", models.CASCADE, related_name="result"
    )
    name = models.CharField(max_length=255)
    path = models.CharField(max_length=200, unique=True)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clocks.now)

    objects = CheckResultQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def application(self) -> models.Model:
        return self.check_of.application

    @property
    def requisition(self) -> "Requisition":
        return self.check_of.requisition
