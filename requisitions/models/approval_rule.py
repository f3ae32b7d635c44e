from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User
from hiring.accounts.roles import Role
from requisitions.models.terms import CURRENCIES

if TYPE_CHECKING:
    from requisitions.models.requisition import Requisition


class ApprovalRuleQuerySet(models.QuerySet["ApprovalRule"]):
    def fitting(self, requisition: "Requisition") -> "ApprovalRule | None":
        """The first rule, in the admins' order, that fits this requisition."""
        fits = self.filter(active=True).filter(
            Q(department=None) | Q(department=requisition.department),
            Q(reason="") | Q(reason=requisition.reason),
            Q(above=None) | Q(above__lt=requisition.cost, currency=requisition.currency),
        )
        return fits.order_by("position", "pk").first()


class ApprovalRule(models.Model):
    """Who approves which requisitions; admins keep the rules, the first that fits counts."""

    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("order"), default=10)
    department = models.ForeignKey(
        "accounts.Department", models.CASCADE, null=True, blank=True, verbose_name=_("department")
    )
    reason = models.CharField(
        _("why now"),
        max_length=11,
        blank=True,
        choices=[("new", _("New seat")), ("replacement", _("Replacement"))],
    )
    above = models.BigIntegerField(
        _("yearly cost above"), null=True, blank=True, help_text=_("In minor units.")
    )
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES, default="EUR")
    active = models.BooleanField(_("in use"), default=True)

    objects = ApprovalRuleQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class RuleStep(models.Model):
    """One step of a rule: so many of these people."""

    rule = models.ForeignKey(ApprovalRule, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    name = models.CharField(_("name"), max_length=80)
    needed = models.PositiveSmallIntegerField(_("yeses needed"), default=1)
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("people")
    )

    class Meta:
        ordering = ["rule", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="rule_step_needs_someone",
                condition=Q(needed__gte=1),
                violation_error_message=_("At least one yes is needed."),
            )
        ]

    def __str__(self) -> str:
        return self.name


type Chain = list[tuple[str, int, list[User]]]


def planned_for(requisition: "Requisition") -> Chain:
    rule = ApprovalRule.objects.fitting(requisition)
    if rule is None:
        head = requisition.department.head
        return [(str(_("Department head")), 1, [head] if head.is_active else [])]
    return [(step.name, step.needed, list(step.people.active())) for step in rule.steps.all()]


def chain_for(requisition: "Requisition", *, without: set[int]) -> Chain:
    """Ordered steps of (name, yeses needed, people): nobody approves what they asked for.

    A step that names only those who ask goes to the next step's people, at the end to an admin.
    Somebody named twice is asked once, in their first step.
    """
    chain: Chain = []
    asked: set[int] = set()
    handed_on = False
    for name, needed, people in planned_for(requisition):
        free = [person for person in people if person.pk not in without]
        handed_on = not free
        fresh = [person for person in free if person.pk not in asked]
        if fresh:
            chain.append((name, min(needed, len(fresh)), fresh))
            asked |= {person.pk for person in fresh}
    if handed_on or not chain:
        admins = User.objects.with_role(Role.ADMIN).exclude(pk__in=without | asked)
        chain.append((str(_("Admin")), 1, list(admins)))
    return chain
