from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.models.letter_template import LANGUAGES


class BenefitQuerySet(models.QuerySet["Benefit"]):
    def active(self) -> "BenefitQuerySet":
        return self.filter(active=True)

    def offered(self, promised: Iterable["Benefit"] = ()) -> "BenefitQuerySet":
        """Those in use, and those that the terms promise already."""
        return self.filter(Q(active=True) | Q(pk__in=[one.pk for one in promised]))


class Benefit(models.Model):
    """Something beside pay that offers may promise; admins keep the list."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    active = models.BooleanField(_("in use"), default=True)

    objects = BenefitQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class BenefitName(models.Model):
    """What a benefit is called in letters of another language."""

    benefit = models.ForeignKey(Benefit, models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGES)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ["language"]
        verbose_name = _("name in another language")
        verbose_name_plural = _("names in other languages")
        constraints = [
            models.UniqueConstraint(
                fields=["benefit", "language"],
                name="benefit_named_once_a_language",
                violation_error_message=_("It has a name in this language already."),
            )
        ]

    def __str__(self) -> str:
        return self.name
