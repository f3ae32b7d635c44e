import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hiring import clocks
from hiring.accounts.models import User
from requisitions.models import Criterion

if TYPE_CHECKING:
    from candidates.models.application import Application


class Heard(NamedTuple):
    """One answer of a screen: a value of `Finding.Heard`, and the line that shows it."""

    heard: str
    line: str = ""


class FindingQuerySet(models.QuerySet["Finding"]):
    def heard(self) -> "FindingQuerySet":
        return self.filter(heard=Finding.Heard.HEARD)

    def on_musts(self) -> "FindingQuerySet":
        """On the must-haves as they are now; retired criteria no longer count."""
        return self.filter(criterion__need=Criterion.Need.MUST, criterion__retired=False)

    def keep(
        self, application: "Application", heard: Mapping[int, Heard], *, by: User, at: dt.datetime
    ) -> None:
        """One finding for each criterion, by its id; a later screen writes over an earlier one."""
        self.bulk_create(
            [
                self.model(
                    application=application,
                    criterion_id=criterion_id,
                    heard=answer.heard,
                    line=answer.line,
                    by=by,
                    at=at,
                )
                for criterion_id, answer in heard.items()
            ],
            update_conflicts=True,
            unique_fields=["application", "criterion"],
            update_fields=["heard", "line", "by", "at"],
        )


class Finding(models.Model):
    """What the screen found on one criterion, with the line that shows it."""

    class Heard(models.TextChoices):
        HEARD = "heard", _("Heard")
        NOT_HEARD = "not_heard", _("Not heard")
        UNCLEAR = "unclear", _("Unclear")

    application = models.ForeignKey(
        "candidates.Application", models.CASCADE, related_name="findings"
    )
    criterion = models.ForeignKey("requisitions.Criterion", models.PROTECT, related_name="findings")
    heard = models.CharField(max_length=9, choices=Heard)
    line = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clocks.now)

    objects = FindingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "criterion"], name="finding_once")
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_heard_display()}"
