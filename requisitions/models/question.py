from django.db import models
from django.utils.translation import gettext_lazy as _


class Question(models.Model):
    """One thing the apply form asks beside the usual."""

    class Kind(models.TextChoices):
        TEXT = "text", _("A few sentences")
        LINE = "line", _("One line")
        YES_NO = "yes_no", _("Yes or no")

    posting = models.ForeignKey("requisitions.Posting", models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("question"), max_length=200)
    hint = models.CharField(_("hint"), max_length=200, blank=True)
    kind = models.CharField(_("answer"), max_length=6, choices=Kind, default=Kind.TEXT)
    required = models.BooleanField(_("must be answered"), default=False)
    retired = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["posting", "position", "pk"]

    def __str__(self) -> str:
        return self.text
