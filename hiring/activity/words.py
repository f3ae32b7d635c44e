"""Fills named placeholders. Never a template engine: admins write these words."""

import re
from collections.abc import Mapping

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def fill(words: str, values: Mapping[str, object]) -> str:
    """Replace each known ``{name}``; an unknown one is left as it stands."""
    return PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), words)


def unknown(words: str, names: set[str]) -> list[str]:
    return [name for name in PLACEHOLDER.findall(words) if name not in names]
