from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hiring.accounts.countries import TIME_ZONES


class PickForm(forms.Form):
    """One of the times offered, by number."""

    slot = forms.IntegerField(min_value=1, max_value=2**62)


class OthersForm(forms.Form):
    """None of the times suits."""

    use_required_attribute = False

    wish = forms.CharField(
        label=_("When would suit you?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say when it would suit you, in your own words.")},
    )


class CancelForm(forms.Form):
    why = forms.CharField(
        label=_("Would you tell us why?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ZoneForm(forms.Form):
    """In which zone times are shown and mailed."""

    time_zone = forms.ChoiceField(label=_("Your time zone"), choices=TIME_ZONES)

    def __init__(self, data: Any = None, *, zone: str = "") -> None:
        super().__init__(data, initial={"time_zone": zone})
