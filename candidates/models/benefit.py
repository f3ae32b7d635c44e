from django.db import models
from django.utils.translation import gettext_lazy as _


class BenefitQuerySet(models.QuerySet["Benefit"]):
    def active(self) -> "BenefitQuerySet":
        return self.filter(active=True)


class Benefit(models.Model):
    """Something beside pay that offers may promise; admins keep the list."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    active = models.BooleanField(_("in use"), default=True)

    objects = BenefitQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
