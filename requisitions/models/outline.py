from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hiring.labelled import Labelled
from hiring.words import lasting

SHORTEST, LONGEST = 5, 480
ICONS = {"phone": "phone", "video": "monitor", "on_site": "map-pin", "exercise": "square-pen"}


class Outline(Labelled):
    """What a round of a plan and a round of a template both say."""

    SAID: ClassVar = ("title", "kind", "minutes", "guidance", "questions")

    class Kind(models.TextChoices):
        PHONE = "phone", _("Phone")
        VIDEO = "video", _("Video")
        ON_SITE = "on_site", _("On site")
        EXERCISE = "exercise", _("Exercise")

    position = models.PositiveSmallIntegerField(_("order"), default=1)
    title = models.CharField(_("title"), max_length=80)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.VIDEO)
    minutes = models.PositiveSmallIntegerField(
        _("length"),
        default=60,
        help_text=_("Minutes."),
        validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)],
    )
    guidance = models.TextField(
        _("guidance"),
        max_length=2000,
        blank=True,
        help_text=_("The candidate reads it: how to prepare, what to bring."),
    )
    questions = models.TextField(
        _("questions"),
        max_length=4000,
        blank=True,
        help_text=_("One a line. Interviewers have them in their kit."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_length_bounded",
                condition=Q(minutes__range=(SHORTEST, LONGEST)),
                violation_error_message=_("Plan between 5 minutes and 8 hours."),
            ),
            models.CheckConstraint(
                name="%(class)s_is_titled",
                condition=~Q(title=""),
                violation_error_message=_("Give the round a title."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def length(self) -> str:
        return lasting(self.minutes)

    @property
    def icon(self) -> str:
        return ICONS[self.kind]

    @property
    def own_questions(self) -> list[str]:
        """One a line, as they were written."""
        return [line.strip() for line in self.questions.splitlines() if line.strip()]
