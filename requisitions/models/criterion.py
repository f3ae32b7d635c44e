from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from hiring.labelled import Labelled

if TYPE_CHECKING:
    from requisitions.models.requisition import Requisition


SAID = ("need", "kind", "text", "detail", "question", "assessed")


def said(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a form as a criterion would keep it, what is missing as by default."""
    plain = Criterion()
    return {name: row.get(name) or getattr(plain, name) for name in SAID}


def need(row: dict[str, Any]) -> str:
    return str(said(row)["need"])


class CriterionQuerySet(models.QuerySet["Criterion"]):
    def current(self) -> "CriterionQuerySet":
        return self.filter(retired=False)

    def musts(self) -> "CriterionQuerySet":
        return self.current().filter(need=Criterion.Need.MUST)

    def nice(self) -> "CriterionQuerySet":
        return self.current().filter(need=Criterion.Need.NICE)

    def counts(self, requisitions: Iterable[int]) -> dict[int, int]:
        """Requisition → how many there are, in one query."""
        grouped = self.filter(requisition__in=requisitions).order_by().values_list("requisition")
        return dict(grouped.annotate(models.Count("pk")))

    def differs(self, rows: list[dict[str, Any]]) -> bool:
        """Whether these rows say anything else, or in another order."""
        kept = [{"id": one.pk} | one.says for one in self.current()]
        return kept != [{"id": row.get("id")} | said(row) for row in sorted(rows, key=need)]

    def by_row(self, rows: list[dict[str, Any]]) -> dict[int, "Criterion"]:
        """What these rows became, by the `id` that each row names."""
        written = zip(rows, self.current().order_by("position"), strict=True)
        return {row["id"]: criterion for row, criterion in written if row.get("id")}

    @transaction.atomic
    def rewrite(self, requisition: "Requisition", rows: list[dict[str, Any]]) -> None:
        """What this requisition asks for now, in this order. A row with an `id` is kept."""
        known = {criterion.pk: criterion for criterion in self.current()}
        for position, row in enumerate(rows):
            criterion = known.pop(row.get("id") or 0, None) or Criterion(requisition=requisition)
            criterion.say(said(row), position)
        for criterion in known.values():
            criterion.leave()


class Criterion(Labelled):
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

    @property
    def is_must(self) -> bool:
        return self.need == self.Need.MUST

    @property
    def says(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in SAID}

    def say(self, values: dict[str, Any], position: int) -> None:
        for name, value in values.items():
            setattr(self, name, value)
        self.position = position
        self.save()

    def leave(self) -> None:
        """Gone; kept out of sight where screens, pitches or reviews speak of it."""
        try:
            with transaction.atomic():
                self.delete()
        except ProtectedError:
            self.retired = True
            self.save(update_fields=["retired"])
