from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User
from requisitions.models.terms import CURRENCIES

if TYPE_CHECKING:
    from candidates.models.offer_version import OfferVersion


class Step(NamedTuple):
    """So many yeses of these people."""

    name: str
    needed: int
    people: list[User]


class OfferRuleQuerySet(models.QuerySet["OfferRule"]):
    def fitting(self, version: "OfferVersion") -> "OfferRuleQuerySet":
        """Every rule in use that these terms fall under, in the admins' order."""
        requisition = version.offer.requisition
        when = Q(when=OfferRule.When.ALWAYS)
        when |= Q(when=OfferRule.When.ABOVE, currency=version.currency, above__lt=version.cost)
        if not version.is_inside_band:
            when |= Q(when=OfferRule.When.OUTSIDE_BAND)
        of_department = Q(department=None) | Q(department=requisition.department_id)
        return self.filter(when, of_department, active=True)

    def steps_for(self, version: "OfferVersion", *, without: set[int]) -> list[Step]:
        """Who is asked in which order. Nobody approves their own offer: a rule that names only
        those who ask goes to an admin; somebody whom two rules name is asked once."""
        steps: list[Step] = []
        asked: set[int] = set()
        for rule in self.fitting(version).prefetch_related("people"):
            named = rule.asked_for(version)
            free = [one for one in named if one.pk not in without]
            free = free or list(User.objects.with_role("admin").exclude(pk__in=without))
            fresh = [one for one in free if one.pk not in asked]
            if fresh or not free:
                steps.append(Step(rule.name, min(rule.needed, len(fresh)), fresh))
                asked |= {one.pk for one in fresh}
        return steps


class OfferRule(models.Model):
    """Which offers need a yes before they go out, and whose; every rule that fits asks."""

    class When(models.TextChoices):
        ALWAYS = "always", _("Every offer")
        OUTSIDE_BAND = "outside_band", _("Outside the band")
        ABOVE = "above", _("Above a yearly cost")

    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("order"), default=10)
    department = models.ForeignKey(
        "accounts.Department", models.CASCADE, null=True, blank=True, verbose_name=_("department")
    )
    when = models.CharField(_("when"), max_length=12, choices=When, default=When.ALWAYS)
    above = models.BigIntegerField(
        _("yearly cost above"), null=True, blank=True, help_text=_("In minor units.")
    )
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES, default="EUR")
    asks_manager = models.BooleanField(_("ask the hiring manager"), default=False)
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("people")
    )
    needed = models.PositiveSmallIntegerField(_("yeses needed"), default=1)
    active = models.BooleanField(_("in use"), default=True)

    objects = OfferRuleQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="offer_rule_says_above_what",
                condition=Q(when="above", above__isnull=False) | ~Q(when="above"),
                violation_error_message=_("Say above which yearly cost."),
            ),
            models.CheckConstraint(
                name="offer_rule_needs_someone",
                condition=Q(needed__gte=1),
                violation_error_message=_("At least one yes is needed."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def asked_for(self, version: "OfferVersion") -> list[User]:
        """Who this rule names, the hiring manager first."""
        manager = version.offer.requisition.manager
        first = [manager] if self.asks_manager and manager.is_active else []
        return first + [one for one in self.people.all() if one.is_active and one not in first]
