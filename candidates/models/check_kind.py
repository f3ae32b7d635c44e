from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class CheckKindQuerySet(models.QuerySet["CheckKind"]):
    def in_use(self) -> "CheckKindQuerySet":
        return self.filter(active=True)


class CheckKind(models.Model):
    """What can be checked of somebody, in the words they are asked for their consent with."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    explanation = models.TextField(
        _("explanation for the candidate"),
        max_length=2000,
        help_text=_("What is looked at, by whom, and how long it is kept."),
    )
    days_valid = models.PositiveSmallIntegerField(
        _("days valid"),
        default=365,
        validators=[MinValueValidator(1)],
        help_text=_("A result expires by itself after so many days."),
    )
    active = models.BooleanField(_("in use"), default=True)

    objects = CheckKindQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("kind of check")
        verbose_name_plural = _("kinds of checks")
        constraints = [
            models.CheckConstraint(
                name="check_kind_is_valid_for_a_day", condition=models.Q(days_valid__gte=1)
            )
        ]

    def __str__(self) -> str:
        return self.name
