from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.accounts.models import User


def time_input() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class WorkingTimeForm(forms.ModelForm):  # type: ignore[type-arg]
    """Between which hours somebody can meet others, and how often in a week."""

    marks_optional = False

    class Meta:
        model = User
        fields = ("works_from", "works_until", "weekly_interviews")
        labels: ClassVar = {
            "works_from": gettext_lazy("From"),
            "works_until": gettext_lazy("Until"),
            "weekly_interviews": gettext_lazy("Interviews a week, at most"),
        }
        widgets: ClassVar = {"works_from": time_input(), "works_until": time_input()}
        error_messages: ClassVar = {
            "works_from": {"required": gettext_lazy("Choose when your day begins.")},
            "works_until": {"required": gettext_lazy("Choose when your day ends.")},
            "weekly_interviews": {
                "required": gettext_lazy("Write a number."),
                "min_value": gettext_lazy("Write 1 or more."),
                "max_value": gettext_lazy("Write 40 or less."),
            },
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        begins, ends = values.get("works_from"), values.get("works_until")
        if begins and ends and ends <= begins:
            self.add_error("works_until", _("Your day ends before it begins."))
        return values
