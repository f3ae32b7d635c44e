from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from requisitions.models.criterion import Criterion
from requisitions.models.outline import Outline


class PlanTemplateQuerySet(models.QuerySet["PlanTemplate"]):
    def for_page(self) -> "PlanTemplateQuerySet":
        return self.prefetch_related("rounds")


class PlanTemplate(models.Model):
    """An interview plan to begin with; admins keep them."""

    name = models.CharField(_("name"), max_length=80, unique=True)

    objects = PlanTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="plan_template_is_named", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class PlanTemplateRound(Outline):
    """One round of a template: which kinds of criteria it looks at, whatever they are."""

    template = models.ForeignKey(PlanTemplate, models.CASCADE, related_name="rounds")
    focus = ArrayField(
        models.CharField(max_length=13, choices=Criterion.Kind),
        verbose_name=_("focus"),
        default=list,
        blank=True,
    )

    class Meta:
        ordering = ["template", "position", "pk"]
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = [
            *Outline.Meta.constraints,
            models.CheckConstraint(
                name="plan_template_round_focus_known",
                condition=Q(focus__contained_by=[kind.value for kind in Criterion.Kind]),
            ),
        ]
