from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from candidates.models.task_outline import TaskOutline
from hiring.accounts.models import Department


class OnboardingTemplateQuerySet(models.QuerySet["OnboardingTemplate"]):
    def in_use(self) -> "OnboardingTemplateQuerySet":
        return self.filter(active=True)

    def fitting(self, department: Department, places: Iterable[str]) -> "OnboardingTemplate | None":
        """The most specific one: for the department and a place, the department, the place, all."""
        theirs = Q(department=None) | Q(department=department)
        there = Q(place=None) | Q(place__name__in=list(places))
        first = (F("department").asc(nulls_last=True), F("place").asc(nulls_last=True), "pk")
        return self.in_use().filter(theirs, there).order_by(*first).first()


class OnboardingTemplate(models.Model):
    """What is to be done for everybody who joins a department in a place; admins keep it."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    department = models.ForeignKey(
        "accounts.Department",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("department"),
        related_name="+",
        help_text=_("Empty: for all."),
    )
    place = models.ForeignKey(
        "requisitions.Place",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("place"),
        related_name="+",
        help_text=_("Empty: for all."),
    )
    it_helper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("IT"),
        related_name="+",
        help_text=_("Does the tasks of IT. Without anybody they are the recruiter’s."),
    )
    first_day = models.TextField(
        _("the first day"),
        max_length=2000,
        blank=True,
        help_text=_("The new hire reads when to come, where to, and what to bring."),
    )
    active = models.BooleanField(_("in use"), default=True)

    objects = OnboardingTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("onboarding template")
        constraints = [
            models.UniqueConstraint(
                fields=["department", "place"],
                condition=Q(active=True),
                nulls_distinct=False,
                name="onboarding_template_one_each",
                violation_error_message=_(
                    "Another template in use is for this department and place."
                ),
            ),
            models.CheckConstraint(name="onboarding_template_is_named", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class TemplateTask(TaskOutline):
    """One task of a template."""

    template = models.ForeignKey(OnboardingTemplate, models.CASCADE, related_name="tasks")

    class Meta(TaskOutline.Meta):
        ordering = ["template", "offset", "position", "pk"]
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
