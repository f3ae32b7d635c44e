from django.conf import settings
from django.db import models


class Explanation(models.Model):
    """Why somebody put a requisition on hold, or cancelled it."""

    requisition = models.ForeignKey(
        "requisitions.Requisition", models.CASCADE, related_name="explanations"
    )
    text = models.TextField(max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["requisition", "at"]

    def __str__(self) -> str:
        return self.text[:60]
