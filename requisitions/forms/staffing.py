"""The staffing plan as admins keep it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import Department
from hiring.forms import AmountField
from hiring.money import to_major, to_minor
from requisitions.models import StaffingPlan


class StaffingPlanForm(forms.ModelForm):  # type: ignore[type-arg]
    """The cost is typed as people say it, and kept in minor units."""

    cost = AmountField(label=_("Yearly cost"), help_text=_("Of all positions together."))

    class Meta:
        model = StaffingPlan
        fields = ("department", "year", "positions", "cost", "currency")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.cost is not None:
            self.initial["cost"] = to_major(self.instance.cost, self.instance.currency)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("cost") is not None and cleaned.get("currency"):
            cleaned["cost"] = to_minor(cleaned["cost"], cleaned["currency"])
        return cleaned


class StaffingRow(StaffingPlanForm):
    """One plan as a row of a table."""

    department = forms.ModelChoiceField(Department.objects.all(), to_field_name="name")
