from django.db import models

from hiring import clocks


class Answer(models.Model):
    """What an applicant wrote to one question of the apply form.

    Whoever applies again may answer again: anybody can type an address, so nothing is replaced.
    """

    application = models.ForeignKey(
        "candidates.Application", models.CASCADE, related_name="answers"
    )
    question = models.ForeignKey("requisitions.Question", models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=clocks.now)

    class Meta:
        ordering = ["question__position", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
