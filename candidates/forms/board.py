from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.models import Source


class BoardFilter(forms.Form):
    """Whom the board shows. What it does not know it leaves out; it never refuses."""

    marks_optional = False

    q = forms.CharField(required=False, max_length=100, label=_("Name or employer"))
    waiting = forms.BooleanField(required=False, label=_("Waiting on you"))
    late = forms.BooleanField(required=False, label=_("Late only"))
    full = forms.BooleanField(required=False, label=_("All must-haves"))
    source = forms.ChoiceField(
        choices=[("", _("Every source")), *Source.Kind.choices], required=False, label=_("Source")
    )

    @property
    def wishes(self) -> dict[str, Any]:
        """What was asked for and is understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
