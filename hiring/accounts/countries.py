"""Choices for forms: countries whose public holidays are known, and time zones."""

import re
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
