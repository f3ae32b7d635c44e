"""What hiring manager and recruiter promise each other."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from requisitions.models import Agreement
from requisitions.models.agreement import WORKING_TIME, working_time


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
        error_messages = {"update_days": {"required": _("Promise an update every 1 to 90 days.")}}
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
            raise forms.ValidationError(_("Promise an update every 1 to 90 days."))
        return days
