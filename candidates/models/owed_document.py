from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models

from hiring import clocks
from hiring.accounts.models import User

if TYPE_CHECKING:
    from candidates.models.application import Application
    from candidates.models.onboarding import Onboarding
    from requisitions.models import Requisition


class OwedDocumentQuerySet(models.QuerySet["OwedDocument"]):
    def visible_to(self, user: User) -> "OwedDocumentQuerySet":
        """Of tasks this person sees; whether they may open it is the policy's to say."""
        tasks = apps.get_model("candidates", "OnboardingTask").objects.visible_to(user).order_by()
        return self.filter(task__in=tasks.values("pk"))

    def for_page(self) -> "OwedDocumentQuerySet":
        return self.select_related("task__onboarding__application__requisition")

    @staticmethod
    def paths(shard: str) -> Iterable[str]:
        """Every path a row knows that begins so."""
        return OwedDocument.objects.filter(path__startswith=shard).values_list("path", flat=True)


class OwedDocument(models.Model):
    """A file that a new hire sent with one of their tasks; for recruiters and admins only."""

    task = models.ForeignKey("candidates.OnboardingTask", models.CASCADE, related_name="documents")
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=4)
    path = models.CharField(max_length=200, unique=True)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(default=clocks.now)

    objects = OwedDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["task", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def onboarding(self) -> "Onboarding":
        return self.task.onboarding

    @property
    def application(self) -> "Application":
        return self.task.application

    @property
    def requisition(self) -> "Requisition":
        return self.task.requisition
