"""What hiring manager and recruiter promise each other."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hiring import clocks
from requisitions.models import Agreement
from requisitions.models.agreement import WORKING_TIME, working_time

OFTEN_ENOUGH = _("Promise an update every 1 to 90 days.")


class AgreementForm(forms.ModelForm):  # type: ignore[type-arg]
    """Hours are chosen as working days of eight; what an admin set otherwise stays on offer."""

    class Meta:
        model = Agreement
        fields = ["feedback_hours", "answer_hours", "first_shortlist_on", "update_days"]
        widgets = {
            "first_shortlist_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "update_days": forms.NumberInput(attrs={"data-after": _("days"), "min": 1, "max": 90}),
        }
        labels = {
            "feedback_hours": _("The hiring manager gives feedback within"),
            "answer_hours": _("The recruiter answers within"),
        }
        error_messages = {
            "update_days": dict.fromkeys(("required", "invalid", "min_value"), OFTEN_ENOUGH)
        }
        help_texts = {"feedback_hours": "", "answer_hours": "", "update_days": ""}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("feedback_hours", "answer_hours"):
            self.fields[name] = self.hours(name)

    def hours(self, name: str) -> forms.TypedChoiceField:
        now = getattr(self.instance, name)
        offered = [(hours, working_time(hours)) for hours in sorted({*WORKING_TIME, now})]
        return forms.TypedChoiceField(
            label=self.fields[name].label, choices=offered, coerce=int, initial=now
        )

    def clean_update_days(self) -> int:
        days: int = self.cleaned_data["update_days"]
        if not 1 <= days <= 90:
            raise forms.ValidationError(OFTEN_ENOUGH)
        return days

    def clean_first_shortlist_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["first_shortlist_on"]
        if day and "first_shortlist_on" in self.changed_data and day < clocks.now().date():
            raise forms.ValidationError(_("Choose today or a later day."))
        return day
