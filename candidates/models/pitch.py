from django.db import models


class Pitch(models.Model):
    """What the recruiter says shows one criterion in this person."""

    review = models.ForeignKey("candidates.Review", models.CASCADE, related_name="pitches")
    criterion = models.ForeignKey("requisitions.Criterion", models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["criterion__need", "criterion__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["review", "criterion"], name="pitch_once")]

    def __str__(self) -> str:
        return self.text
