"""What people of the demo company write to and about each other."""

from functools import cache
from random import Random

from candidates.demo.words import read, say


@cache
def _talk() -> dict[str, list[str]]:
    return read("talk.toml")


def kinds() -> tuple[str, ...]:
    return tuple(_talk())


def lines(kind: str) -> tuple[str, ...]:
    """All lines of a kind: introductions, asks, decline_notes… Raises KeyError for no such kind."""
    return tuple(_talk()[kind])


def line(kind: str, chance: Random, /, **names: str) -> str:
    """One line of a kind, with its {names} filled in. Raises KeyError when a name is missing."""
    return say(chance.choice(lines(kind)), chance, **names)
