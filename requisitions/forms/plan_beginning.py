from typing import Any

from django import forms

from requisitions.models import PlanTemplate, Requisition, Round
from requisitions.planning import covered, rows_from, rows_of


class BeginningForm(forms.Form):
    """What the form of a plan is filled with: nothing of it is kept before somebody saves."""

    template = forms.ModelChoiceField(PlanTemplate.objects.for_page(), required=False)
    cover = forms.BooleanField(required=False)

    def rows(self, requisition: Requisition) -> list[dict[str, Any]]:
        """A template's rounds, or those of the plan; with `cover`, each must-have in one."""
        template = self.cleaned_data["template"]
        if template:
            return rows_from(template, requisition)
        rows = rows_of(requisition)
        if self.cleaned_data["cover"]:
            return covered(rows, list(Round.objects.uncovered(requisition)))
        return rows
