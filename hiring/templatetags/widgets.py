"""Fields of forms in Django's own markup, without a template for each of their attributes."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

type Groups = Iterable[tuple[str | None, list[dict[str, Any]], int]]


@register.filter
def attributes(attrs: dict[str, Any]) -> SafeString:
    """With a space before each; what is False is left out."""
    return flatatt(attrs)


@register.filter
def options(groups: Groups) -> SafeString:
    """The options of a select, in their groups."""
    return format_html_join("", "{}", ((group(name, choices),) for name, choices, _n in groups))


def group(name: str | None, choices: list[dict[str, Any]]) -> SafeString:
    shown = format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        ((str(one["value"]), attributes(one["attrs"]), one["label"]) for one in choices),
    )
    return format_html('<optgroup label="{}">{}</optgroup>', name, shown) if name else shown
