from django.db import models


class Answer(models.Model):
    """What an applicant wrote to one question of the apply form."""

    application = models.ForeignKey(
        "candidates.Application", models.CASCADE, related_name="answers"
    )
    question = models.ForeignKey("requisitions.Question", models.PROTECT, related_name="+")
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["question__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "question"], name="answer_once")
        ]

    def __str__(self) -> str:
        return self.text[:60]
