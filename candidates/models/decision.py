from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from candidates.models.application import Application
    from requisitions.models import Requisition


class DecisionQuerySet(models.QuerySet["Decision"]):
    def about(self, applications: models.QuerySet["Application"]) -> "DecisionQuerySet":
        return self.filter(application__in=applications.values("pk")).select_related(
            "application__candidate", "application__requisition__manager"
        )


class Decision(models.Model):
    """The hiring manager's final yes or no, with the reasons."""

    class Verdict(models.TextChoices):
        CHOOSE = "choose", _("Chosen")
        DECLINE = "decline", _("Declined")

    application = models.ForeignKey(
        "candidates.Application", models.CASCADE, related_name="decisions"
    )
    verdict = models.CharField(max_length=7, choices=Verdict)
    reasons = models.TextField(max_length=8000)
    criteria = models.ManyToManyField("requisitions.Criterion", related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.application}"

    @property
    def requisition(self) -> "Requisition":
        return self.application.requisition
