"""The demo company's own words: content files, and lines with choices in braces."""

import re
import tomllib
from pathlib import Path
from random import Random
from typing import Any

CONTENT = Path(__file__).parent / "content"
CHOICE = re.compile(r"\{([^{}|]+(?:\|[^{}|]+)+)\}")
NAME = re.compile(r"\{(\w+)\}")


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))


def say(line: str, chance: Random, /, **names: str) -> str:
    """The line with one of each {this|that} chosen and its {name}s filled in."""
    chosen = CHOICE.sub(lambda found: chance.choice(found[1].split("|")), line)
    return NAME.sub(lambda found: names[found[1]], chosen)


class Deck:
    """Lines dealt in any order, each once before one comes again."""

    def __init__(self, lines: tuple[str, ...], chance: Random) -> None:
        self.lines = lines
        self.chance = chance
        self.left: list[str] = []

    def deal(self) -> str:
        if not self.left:
            self.left = self.chance.sample(self.lines, len(self.lines))
        return self.left.pop()
