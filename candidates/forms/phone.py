from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.phones import shown, spelt


class PhoneField(forms.CharField):
    """A telephone number, as anybody writes it; cleans to the one spelling that is kept.

    `country` is where numbers without a country code are from.
    """

    country = ""

    def __init__(self, **kwargs: Any) -> None:
        given: dict[str, Any] = {"label": _("Phone"), "required": False, "max_length": 30}
        super().__init__(**(given | kwargs))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"type": "tel"}

    def clean(self, value: Any) -> str:
        return spelt(super().clean(value), self.country)

    def prepare_value(self, value: Any) -> Any:
        return shown(value) if isinstance(value, str) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return spelt(initial or "", self.country) != spelt(data or "", self.country)
