from django.db import models
from django.utils.translation import gettext_lazy as _


class Impression(models.Model):
    """What the hiring manager liked or missed on one criterion."""

    class Feeling(models.TextChoices):
        LIKED = "liked", _("Liked")
        UNSURE = "unsure", _("Unsure")
        MISSED = "missed", _("Missed")

    review = models.ForeignKey("candidates.Review", models.CASCADE, related_name="impressions")
    criterion = models.ForeignKey("requisitions.Criterion", models.PROTECT, related_name="+")
    feeling = models.CharField(max_length=6, choices=Feeling)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="impression_once")
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_feeling_display()}"
