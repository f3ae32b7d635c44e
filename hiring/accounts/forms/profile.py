from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hiring.accounts.countries import COUNTRIES
from hiring.accounts.models import User
from hiring.forms import Chips


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """What people say of themselves: their name, and where they keep time."""

    marks_optional = False
    country = forms.ChoiceField(
        label=_("Country"),
        required=False,
        help_text=_("Its public holidays do not count as working time."),
    )

    class Meta:
        model = User
        fields = ["name", "time_zone", "country", "theme"]
        help_texts = {"time_zone": _("Your deadlines and reminders keep this time.")}
        error_messages = {
            "name": {"required": _("Write your name.")},
            "time_zone": {"required": _("Choose a time zone.")},
        }
        widgets = {"theme": Chips(icons={"": "contrast", "light": "sun", "dark": "moon"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["country"].choices = [("", _("None: only weekends are free")), *COUNTRIES]
        fields["theme"].choices = User.Theme.choices


class ThemeForm(forms.Form):
    """Light, dark, or as the device has it."""

    theme = forms.ChoiceField(choices=User.Theme.choices, required=False)
