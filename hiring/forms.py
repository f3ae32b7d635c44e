"""How every form looks: one renderer, and the few widgets that are our own.

A page writes `{{ form }}` or `{{ form.title.as_field_group }}` and gets the design's fields.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, BaseFormSet
from django.forms.renderers import TemplatesSetting
from django.utils.formats import get_format, number_format
from django.utils.translation import gettext_lazy

from hiring.words import one_line

# Spaces and currency signs around figures; letters stay, so that words are refused.
NOT_FIGURES = re.compile(r"[\s\u00a0\u202f€$£¥₹₩₪]")

LOOKS = (
    (forms.CheckboxInput, "check"),
    (forms.RadioSelect, "chips"),
    (forms.CheckboxSelectMultiple, "chips"),
    (forms.FileInput, "dropzone"),
)


class Field(forms.BoundField):
    """A field with what our template asks of it: its look, its affixes, whether it is optional."""

    @property
    def look(self) -> str:
        """check, chips, choices, dropzone or plain."""
        widget = self.field.widget
        return getattr(widget, "look", "") or next(
            (look for kind, look in LOOKS if isinstance(widget, kind)), "plain"
        )

    @property
    def before(self) -> str:
        """Currency or icon word inside the border, before the value."""
        return str(self.field.widget.attrs.get("data-before", ""))

    @property
    def after(self) -> str:
        """Unit inside the border, after the value."""
        return str(self.field.widget.attrs.get("data-after", ""))

    @property
    def is_optional(self) -> bool:
        """Whether to say so beside the label; a form can switch that off for filters."""
        return not self.field.required and getattr(self.form, "marks_optional", True)

    @property
    def first_control(self) -> str:
        """The id that an error summary links to: the control itself, or the first of a group."""
        return self.id_for_label or f"{self.auto_id}_0"

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        shown = widget or self.field.widget
        if self.look == "plain" and not shown.is_hidden:
            own = attrs.get("class") or shown.attrs.get("class", "")
            attrs["class"] = f"input {own}".strip()
        return attrs


class TandemRenderer(TemplatesSetting):
    """Set as FORM_RENDERER. The admin renders its widgets itself, so it keeps its own look."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    formset_template_name = "forms/formset.html"
    bound_field_class = Field


def problems_of(bound: "forms.BaseForm | BaseFormSet[Any]") -> list[tuple[str, str, str]]:
    """Every error as (id to link to, label, words); what belongs to no field has no id."""
    if isinstance(bound, BaseFormSet):
        inner = [problem for form in _kept(bound) for problem in problems_of(form)]
        return [("", "", str(error)) for error in bound.non_form_errors()] + inner
    found = [("", "", str(error)) for error in bound.non_field_errors()]
    for field in bound:
        link = "" if field.is_hidden else getattr(field, "first_control", field.id_for_label)
        label = str(field.label).rstrip(":?")
        found += [(link, label, str(error)) for error in field.errors]
    return found


def _kept(bound: "BaseFormSet[Any]") -> list[forms.BaseForm]:
    """The lines that are not being removed: nobody has to fix what goes anyway."""
    if not any(bound.errors):
        return list(bound)
    return [form for form in bound if not form.cleaned_data.get(DELETION_FIELD_NAME)]


class _Explained:
    """Options with a picture, a status colour or a second line. Keys are option values."""

    def __init__(
        self,
        *args: Any,
        icons: Mapping[str, str] | None = None,
        explanations: Mapping[str, Any] | None = None,
        statuses: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.icons, self.explanations = icons or {}, explanations or {}
        self.statuses = statuses or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        key = str(value)
        option |= {
            "icon": self.icons.get(key, ""),
            "explanation": self.explanations.get(key, ""),
            "status": self.statuses.get(key, ""),
        }
        return option


class Chips(_Explained, forms.RadioSelect):
    """One of a few short words."""

    look = "chips"


class ManyChips(_Explained, forms.CheckboxSelectMultiple):
    """Any of a few short words."""

    look = "chips"


class Choices(_Explained, forms.RadioSelect):
    """One of two to four big answers, each with a line that explains it."""

    look = "choices"


class ManyChecks(_Explained, forms.CheckboxSelectMultiple):
    """Any of several, one below the other."""

    look = "checks"


class LineField(forms.CharField):
    """A name, a place: nothing in it turns or breaks the sentence it will stand in."""

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


def must_be_mailable(address: str) -> None:
    """No marks that nobody sees, and a domain that a mail can be sent to."""
    try:
        address.rpartition("@")[2].encode("idna")
    except UnicodeError:
        raise forms.ValidationError("", code="invalid") from None
    if not address.isprintable():
        raise forms.ValidationError("", code="invalid")


class AddressField(forms.EmailField):
    """An e-mail address that reads as it is written."""

    default_validators = [*forms.EmailField.default_validators, must_be_mailable]


TOO_MUCH = gettext_lazy("That is too much to be meant. Write a smaller amount.")


class AmountField(forms.DecimalField):
    """Money as the reader writes it, "62,000" or "€ 62 000.50"; cleans to a Decimal."""

    default_error_messages = {
        "min_value": gettext_lazy("Write an amount of zero or more."),
        "max_digits": TOO_MUCH,
        "max_whole_digits": TOO_MUCH,
        "max_decimal_places": gettext_lazy("Write at most two decimals."),
    }

    def __init__(self, *, before: str = "", after: str = "", **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        attrs |= {"data-before": before} if before else {}
        attrs |= {"data-after": after} if after else {}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        kwargs.setdefault("min_value", Decimal(0))
        super().__init__(max_digits=12, decimal_places=2, **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            figures = NOT_FIGURES.sub("", value).replace(get_format("THOUSAND_SEPARATOR"), "")
            value = figures.replace(get_format("DECIMAL_SEPARATOR"), ".") or value
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal | int):
            return value
        places = 0 if value == int(value) else 2
        return number_format(value, decimal_pos=places, force_grouping=True)
