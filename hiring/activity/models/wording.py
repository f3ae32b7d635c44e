from django.db import models
from django.utils.translation import gettext_lazy as _


class WordingManager(models.Manager["Wording"]):
    def sentences(self, language: str) -> dict[str, str]:
        """Kind → the admins' own sentence, in one query; there are few."""
        return dict(self.filter(language=language).values_list("kind", "sentence"))


class Wording(models.Model):
    """An admin's own words for one kind of notice in one language, with named placeholders."""

    kind = models.CharField(_("notice"), max_length=60)
    language = models.CharField(_("language"), max_length=10, default="en-gb")
    sentence = models.CharField(_("sentence"), max_length=250)

    objects = WordingManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language"],
                name="wording_one_each",
                violation_error_message=_("There are words for this notice already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.language})"
