"""Choices for forms: countries whose public holidays are known, and time zones."""

import re
from difflib import get_close_matches
from functools import lru_cache
from zoneinfo import available_timezones

from holidays.registry import COUNTRIES as KNOWN

COUNTRIES = sorted(
    ((names[1], re.sub(r"(?<=[a-z])(?=[A-Z])", " ", names[0])) for names in KNOWN.values()),
    key=lambda country: country[1],
)
COUNTRY_NAMES = dict(COUNTRIES)
TIME_ZONES = [
    (name, name.replace("_", " "))
    for name in sorted(available_timezones())
    if "/" in name and not name.startswith(("Etc/", "SystemV/", "posix/", "right/", "US/"))
] + [("UTC", "UTC")]


@lru_cache(maxsize=1000)
def countries_called(word: str, *, nearly: bool = False) -> tuple[str, ...]:
    """Codes of the countries with this word, its beginning or their code; `nearly` allows typos.

    In English, as the names are; at least three letters of a name.
    """
    word = word.lower()
    found = [code for code, name in COUNTRIES if word in {code.lower(), name.lower()}]
    for code, name in COUNTRIES:
        parts = name.lower().split()
        begun = len(word) > 2 and any(part.startswith(word) for part in parts)
        if begun or (nearly and get_close_matches(word, parts, cutoff=0.8)):
            found.append(code)
    return tuple(found)
