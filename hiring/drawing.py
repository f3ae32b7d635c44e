"""Small parts are drawn once: the same words in the same language look the same again."""

import datetime as dt
from collections.abc import Hashable
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from hiring import clocks
from hiring.moments import say_day, say_fully, say_moment, today

type Key = tuple[tuple[str, type, Hashable], ...]

MANY = 10_000  # of about a kilobyte each, in every web process


class Named(NamedTuple):
    """All that the picture of a colleague shows."""

    pk: int
    name: str

    def __str__(self) -> str:
        return self.name


def named(person: Any) -> Named:
    return Named(person.pk, str(person))


def drawn(template: str, **values: Hashable) -> SafeString:
    """A template whose values are words, numbers and tuples of them, never records: the values
    are all that decides how it looks."""
    plain = {name: str(v) if isinstance(v, Promise) else v for name, v in values.items()}
    # the type belongs to the key: 1 is not True, and a safe "<b>" is not the text "<b>"
    key = tuple((name, type(value), value) for name, value in plain.items())
    return _drawn(template, get_language() or "", key)


def drawn_moment(at: dt.datetime | dt.date) -> SafeString:
    """When, as people say it on the reader's day, in their zone and language."""
    return _drawn_moment(at, today(), get_current_timezone_name(), get_language() or "")


@lru_cache(maxsize=MANY)
def _drawn_moment(
    at: dt.datetime | dt.date, this_day: dt.date, zone: str, language: str
) -> SafeString:
    said = say_moment(at, clocks.now()) if isinstance(at, dt.datetime) else say_day(at, this_day)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', at.isoformat(), say_fully(at), said
    )


@lru_cache(maxsize=MANY)
def _drawn(template: str, language: str, key: Key) -> SafeString:
    return render_to_string(template, {name: value for name, _type, value in key})
