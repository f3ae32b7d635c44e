"""From JSON to the pages' forms, and from the forms to the schema: one check for both doors."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import QueryDict
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import parsers, serializers
from rest_framework.exceptions import ParseError

type Field = serializers.BaseSerializer[Any] | serializers.Field[Any, Any, Any, Any]

LONE_SURROGATE = range(0xD800, 0xE000)
HIDDEN = {"seen", "held"}  # how a page says what it showed or keeps; programs send it whole


class JSONParser(parsers.JSONParser):
    """400 for what is no JSON object, and for halves of characters, which nothing can store."""

    def parse(
        self, stream: Any, media_type: Any = None, parser_context: Any = None
    ) -> dict[str, Any]:
        length = parser_context["request"].META.get("CONTENT_LENGTH")
        if int(length or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig
        try:
            found = super().parse(stream, media_type, parser_context)
            broken = is_broken(found)
        except RecursionError:
            raise ParseError(_("It is nested too deeply.")) from None
        if not isinstance(found, dict):
            raise ParseError(_("Send one JSON object."))
        if broken:
            raise ParseError(_("Some of its text is not Unicode."))
        return found


def is_broken(value: Any) -> bool:
    if isinstance(value, str):
        return not value.isascii() and any(ord(letter) in LONE_SURROGATE for letter in value)
    if isinstance(value, dict):
        return any(is_broken(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(map(is_broken, value))


def form_data(body: Mapping[str, Any]) -> QueryDict:
    """As a browser would send it: lists repeat, false and null are not sent, and lists of
    objects are the lines of a formset."""
    if isinstance(body, QueryDict):
        return body
    data = QueryDict(mutable=True)
    put(data, body)
    return data


def put(data: QueryDict, body: Mapping[str, Any], prefix: str = "") -> None:
    for name, value in body.items():
        if isinstance(value, dict):
            put(data, value, f"{prefix}{name}-")
        elif isinstance(value, list) and (not value or any(isinstance(one, dict) for one in value)):
            put_lines(data, f"{prefix}{name}", value)
        elif isinstance(value, list):
            data.setlist(f"{prefix}{name}", [words(one) for one in value])
        elif value is not None and value is not False:
            data[f"{prefix}{name}"] = words(value)


def put_lines(data: QueryDict, name: str, lines: list[Any]) -> None:
    data[f"{name}-TOTAL_FORMS"] = str(len(lines))
    data[f"{name}-INITIAL_FORMS"] = "0"
    for number, line in enumerate(lines):
        data[f"{name}-{number}-ORDER"] = str(number + 1)
        if isinstance(line, dict):
            put(data, line, f"{name}-{number}-")


def objects(sent: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Those of a list; whatever else was sent says nothing."""
    found = sent.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def words(value: Any) -> str:
    return "on" if value is True else "" if value is None else str(value)


# The schema


@extend_schema_field({"type": "string", "format": "binary"})
class File(serializers.FileField):
    """Its bytes, as a part of multipart/form-data."""


PLAIN: tuple[tuple[type[forms.Field], type[serializers.Field[Any, Any, Any, Any]]], ...] = (
    (forms.BooleanField, serializers.BooleanField),
    (forms.IntegerField, serializers.IntegerField),
    (forms.DateField, serializers.DateField),
    (forms.EmailField, serializers.EmailField),
    (forms.FileField, File),
    (forms.CharField, serializers.CharField),
)


def described(
    form: Callable[..., forms.BaseForm],
    *,
    name: str = "",
    without: Collection[str] = (),
    partly: bool = False,
    **more: Field,
) -> Any:
    """What a form takes, as a serializer for the schema; `more` are fields that only the API has,
    or that the form has only once it is made. `partly`: what is not sent stays as it is."""
    known: dict[str, forms.Field] = getattr(form, "base_fields", {})
    hidden = {*HIDDEN, *without}
    fields = {
        key: field_of(field, needed=field.required and not partly)
        for key, field in known.items()
        if key not in hidden
    }
    title = name or form.__name__.removesuffix("Form")
    return type(f"{title}Body", (serializers.Serializer,), fields | more)


def field_of(field: forms.Field, *, needed: bool) -> serializers.Field[Any, Any, Any, Any]:
    common: dict[str, Any] = {"required": needed, "help_text": said(field)}
    if isinstance(field, forms.ModelMultipleChoiceField):
        return serializers.ListField(child=serializers.IntegerField(), **common)
    if isinstance(field, forms.ModelChoiceField):
        return serializers.IntegerField(allow_null=not field.required, **common)
    if isinstance(field, forms.DecimalField):
        return serializers.CharField(**common)
    if isinstance(field, forms.ChoiceField):
        values = [value for value, _label in flat(field.choices) if value != ""]
        return serializers.ChoiceField(choices=values, **common)
    for kind, made in PLAIN:
        if isinstance(field, kind):
            if made is serializers.CharField:
                common |= {
                    "allow_blank": not field.required,
                    "max_length": getattr(field, "max_length", None),
                }
            if made is serializers.BooleanField:
                common["required"] = False
            return made(**common)
    raise TypeError(field)


def flat(choices: Any) -> Iterable[tuple[Any, Any]]:
    return list(choices() if callable(choices) else choices)


def said(field: forms.Field) -> str:
    label, more = str(field.label or ""), str(field.help_text or "")
    if label and more and label[-1] not in ".?":
        label += "."
    return f"{label} {more}".strip()
