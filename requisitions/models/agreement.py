from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

WORKING_TIME = {
    4: _("half a working day"),
    8: _("1 working day"),
    16: _("2 working days"),
    24: _("3 working days"),
    40: _("5 working days"),
}
"""Business hours as people promise them; a day has eight."""


def working_time(hours: int) -> str:
    return str(WORKING_TIME.get(hours) or gettext("%(hours)d business hours") % {"hours": hours})


class Agreement(models.Model):
    """What hiring manager and recruiter promised each other on a requisition."""

    requisition = models.OneToOneField(
        "requisitions.Requisition", models.CASCADE, related_name="agreement"
    )
    feedback_hours = models.PositiveSmallIntegerField(
        _("feedback within"), default=16, help_text=_("Business hours; a day has eight.")
    )
    answer_hours = models.PositiveSmallIntegerField(
        _("answers within"), default=8, help_text=_("Business hours for the recruiter.")
    )
    first_shortlist_on = models.DateField(_("first shortlist by"), null=True, blank=True)
    update_days = models.PositiveSmallIntegerField(
        _("an update every"), default=7, help_text=_("Days.")
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agreement_hours_promised",
                condition=models.Q(feedback_hours__range=(1, 160), answer_hours__range=(1, 160)),
                violation_error_message=_("Promise between 1 and 160 business hours."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.requisition_id}: {self.feedback_hours} h"

    @property
    def feedback_words(self) -> str:
        return working_time(self.feedback_hours)

    @property
    def answer_words(self) -> str:
        return working_time(self.answer_hours)

    @property
    def promises(self) -> dict[str, Any]:
        names = ("feedback_hours", "answer_hours", "first_shortlist_on", "update_days")
        return {name: getattr(self, name) for name in names}

    def differs(self, promises: dict[str, Any]) -> bool:
        return self.promises != self.promises | promises

    def promise(self, promises: dict[str, Any]) -> None:
        for name, value in promises.items():
            setattr(self, name, value)
        self.save(update_fields=list(promises))
