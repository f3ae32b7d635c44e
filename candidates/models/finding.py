from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hiring import clocks


class FindingQuerySet(models.QuerySet["Finding"]):
    def heard(self) -> "FindingQuerySet":
        return self.filter(heard=Finding.Heard.HEARD)


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
