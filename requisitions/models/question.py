from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from requisitions.models.posting import Posting

SAID = ("text", "hint", "kind", "required")


class QuestionQuerySet(models.QuerySet["Question"]):
    def current(self) -> "QuestionQuerySet":
        return self.filter(retired=False)

    @transaction.atomic
    def rewrite(self, posting: "Posting", rows: list[dict[str, Any]]) -> None:
        """What the apply form asks from now on, in this order. A row with an `id` is kept."""
        known = {question.pk: question for question in self.current()}
        for position, row in enumerate(rows):
            question = known.pop(row.get("id") or 0, None) or Question(posting=posting)
            question.position = position
            for name in SAID:
                setattr(question, name, row[name])
            question.save()
        for question in known.values():
            question.leave()


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

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["posting", "position", "pk"]

    def __str__(self) -> str:
        return self.text

    def leave(self) -> None:
        """Gone; kept out of sight where somebody answered it."""
        try:
            with transaction.atomic():
                self.delete()
        except ProtectedError:
            self.retired = True
            self.save(update_fields=["retired"])
