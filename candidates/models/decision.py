import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from candidates.models.of_application import OfApplication
from hiring.accounts.models import User

if TYPE_CHECKING:
    from candidates.models.application import Application
    from requisitions.models import Criterion


class DecisionQuerySet(models.QuerySet["Decision"]):
    def about(self, applications: models.QuerySet["Application"]) -> "DecisionQuerySet":
        return self.filter(application__in=applications.values("pk")).select_related(
            "application__candidate", "application__requisition__manager"
        )

    def for_page(self) -> "DecisionQuerySet":
        return self.select_related("by", "record").prefetch_related(
            "criteria", "rationales__criterion"
        )

    def keep(
        self,
        application: "Application",
        verdict: str,
        *,
        by: User,
        at: dt.datetime,
        reasons: str,
        criteria: Iterable["Criterion"] = (),
        rationale: Mapping[int, str] | None = None,
        without: str = "",
    ) -> "Decision":
        """The verdict, the criteria it rests on, and what speaks for each must-have, by its id."""
        decision = self.create(
            application=application,
            verdict=verdict,
            by=by,
            at=at,
            reasons=reasons,
            without=without,
        )
        decision.criteria.set(criteria)
        Rationale.objects.bulk_create(
            [
                Rationale(decision=decision, criterion_id=pk, text=text)
                for pk, text in (rationale or {}).items()
                if text
            ]
        )
        return decision


class Decision(OfApplication, models.Model):
    """The hiring manager's final yes or no, with the reasons.

    `without` says why it did not wait for the scorecards that were still missing.
    """

    class Verdict(models.TextChoices):
        CHOOSE = "choose", _("Chosen")
        DECLINE = "decline", _("Declined")

    application = models.ForeignKey(
        "candidates.Application", models.CASCADE, related_name="decisions"
    )
    verdict = models.CharField(max_length=7, choices=Verdict)
    reasons = models.TextField(max_length=8000)
    without = models.TextField(max_length=2000, blank=True, db_default="")
    criteria = models.ManyToManyField("requisitions.Criterion", related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.application}"

    def get_absolute_url(self) -> str:
        return f"{self.application.get_absolute_url()}decide/"

    @property
    def has_document(self) -> bool:
        """Whether its record can be downloaded already."""
        kept = getattr(self, "record", None)
        return kept is not None and kept.is_made


class Rationale(models.Model):
    """What speaks for somebody on one must-have, in the hiring manager's words."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="rationales")
    criterion = models.ForeignKey("requisitions.Criterion", models.PROTECT, related_name="+")
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ["criterion__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "criterion"], name="rationale_once")
        ]

    def __str__(self) -> str:
        return self.text
