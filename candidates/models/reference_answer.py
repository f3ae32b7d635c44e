from django.db import models

from candidates.models.judged import Judged


class ReferenceAnswer(models.Model):
    """What a referee says of one criterion, with the line that shows it."""

    reference = models.ForeignKey("candidates.Reference", models.CASCADE, related_name="answers")
    criterion = models.ForeignKey("requisitions.Criterion", models.PROTECT, related_name="+")
    word = models.CharField(max_length=10, choices=Judged)
    line = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["reference", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["reference", "criterion"], name="reference_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_word_display()}"
