from django.conf import settings
from django.db import models


class Remark(models.Model):
    """What the hiring manager wrote when sending a revision back."""

    revision = models.ForeignKey("requisitions.Revision", models.CASCADE, related_name="remarks")
    text = models.TextField(max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["revision", "at"]

    def __str__(self) -> str:
        return self.text[:60]
