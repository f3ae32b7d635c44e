from django.db import models
from django.utils.translation import gettext_lazy as _


class CriterionQuerySet(models.QuerySet["Criterion"]):
    def current(self) -> "CriterionQuerySet":
        return self.filter(retired=False)

    def musts(self) -> "CriterionQuerySet":
        return self.current().filter(need=Criterion.Need.MUST)

    def nice(self) -> "CriterionQuerySet":
        return self.current().filter(need=Criterion.Need.NICE)


class Criterion(models.Model):
    """One thing the job needs; the spine of screening, shortlists, scorecards and reports."""

    class Need(models.TextChoices):
        MUST = "must", _("Must have")
        NICE = "nice", _("Nice to have")

    class Kind(models.TextChoices):
        SKILL = "skill", _("Skill")
        EXPERIENCE = "experience", _("Experience")
        QUALIFICATION = "qualification", _("Qualification")
        VALUE = "value", _("Value: how we work")

    class Assessed(models.TextChoices):
        APPLICATION = "application", _("From the application")
        SCREEN = "screen", _("In the screen")
        INTERVIEW = "interview", _("In an interview")
        EXERCISE = "exercise", _("By an exercise")
        REFERENCE = "reference", _("By references")

    requisition = models.ForeignKey(
        "requisitions.Requisition", models.CASCADE, related_name="criteria"
    )
    position = models.PositiveSmallIntegerField(default=0)
    need = models.CharField(_("need"), max_length=4, choices=Need, default=Need.MUST)
    kind = models.CharField(_("kind"), max_length=13, choices=Kind, default=Kind.SKILL)
    text = models.CharField(_("in a few words"), max_length=120)
    detail = models.CharField(_("what that means here"), max_length=300, blank=True)
    question = models.CharField(_("question to ask"), max_length=300, blank=True)
    assessed = models.CharField(
        _("how we find out"), max_length=11, choices=Assessed, default=Assessed.SCREEN
    )
    retired = models.BooleanField(default=False, editable=False)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        ordering = ["requisition", "need", "position", "pk"]
        verbose_name_plural = _("criteria")
        constraints = [
            models.CheckConstraint(
                name="criterion_value_has_its_question",
                condition=~models.Q(kind="value") | ~models.Q(question=""),
                violation_error_message=_("A value needs a question of its own."),
            )
        ]

    def __str__(self) -> str:
        return self.text
