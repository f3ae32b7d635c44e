from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from candidates.models.onboarding import Onboarding

MOST_MUSTS = 5


class Milestone(models.IntegerChoices):
    """Days after the start at which people look together at how it goes."""

    DAY_30 = 30, _("Day 30")
    DAY_60 = 60, _("Day 60")
    DAY_90 = 90, _("Day 90")


DRAFTS: dict[int, tuple[Any, Any]] = {
    Milestone.DAY_30: (_("Knows the ground"), _("%(must)s: knows how we do it")),
    Milestone.DAY_60: (_("Carries a part"), _("%(must)s: with somebody beside them")),
    Milestone.DAY_90: (_("Stands alone"), _("%(must)s: without help")),
}


class ExpectationQuerySet(models.QuerySet["Expectation"]):
    def draft(self, onboarding: "Onboarding") -> None:
        """From the must-haves they were chosen by; the manager puts it into their own words."""
        musts = list(onboarding.requisition.criteria.musts()[:MOST_MUSTS])
        self.bulk_create(
            Expectation(
                onboarding=onboarding,
                day=day,
                heading=str(heading),
                lines="\n".join(str(line) % {"must": must} for must in musts),
            )
            for day, (heading, line) in DRAFTS.items()
        )

    def write(self, onboarding: "Onboarding", said: Mapping[int, tuple[str, str]]) -> None:
        for day, (heading, lines) in said.items():
            self.update_or_create(
                onboarding=onboarding, day=day, defaults={"heading": heading, "lines": lines}
            )


class Expectation(models.Model):
    """What good looks like after 30, 60 or 90 days."""

    onboarding = models.ForeignKey(
        "candidates.Onboarding", models.CASCADE, related_name="expectations"
    )
    day = models.PositiveSmallIntegerField(choices=Milestone)
    heading = models.CharField(_("in a few words"), max_length=80)
    lines = models.TextField(_("what good looks like"), max_length=2000, blank=True)

    objects = ExpectationQuerySet.as_manager()

    class Meta:
        ordering = ["onboarding", "day"]
        constraints = [
            models.UniqueConstraint(fields=["onboarding", "day"], name="expectation_once")
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def bullets(self) -> list[str]:
        """One a line, as they were written."""
        return [line.strip() for line in self.lines.splitlines() if line.strip()]
