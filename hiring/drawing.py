"""Small parts are drawn once: the same words in the same language look the same again."""

from collections.abc import Hashable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language

type Key = tuple[tuple[str, type, Hashable], ...]

MANY = 10_000  # of about a kilobyte each, in every web process


def drawn(template: str, **values: Hashable) -> SafeString:
    """A template whose values are words, numbers and tuples of them, never records: the values
    are all that decides how it looks."""
    plain = {name: str(v) if isinstance(v, Promise) else v for name, v in values.items()}
    # the type belongs to the key: 1 is not True, and a safe "<b>" is not the text "<b>"
    key = tuple((name, type(value), value) for name, value in plain.items())
    return _drawn(template, get_language() or "", key)


@lru_cache(maxsize=MANY)
def _drawn(template: str, language: str, key: Key) -> SafeString:
    return render_to_string(template, {name: value for name, _type, value in key})
