"""Which line of a résumé shows a criterion. A suggestion that explains itself, never a score.

The rule, which the page can state: a line counts when it holds more than half of the criterion's
significant words; the one that holds most of them is suggested, the earliest where several do, and
words of the criterion's detail decide between equals. Where no line counts, two that follow each
other are taken as one. Words are compared without case, accents and common English endings.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

LONGEST_LINE = 240
WORD = re.compile(r"[^\W_][\w+#]*(?:[.\-/&'’][^\W_][\w+#]*)*[+#]*|\.[^\W\d_]\w*")
LETTER = re.compile(r"[^\W\d_]")
BULLET = re.compile(r"^\s*(?:[•◦▪‣●○·*–—-]\s+)+")
INSIDE = re.compile(r"[\-/&'’]")
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "es")
SHORTEST_STEM = 4
# Words that say how much or how well, not what.
COMMON = frozenset(
    """a able about all an and any are as at be been both by can do every for from good has have
    having how in into is it its least like more most much must nice of on or other our own plus so
    some strong such than that the their them then this through to up us use used using very we well
    what when where which who will with within work worked working would year years you your
    ability background excellent experience experienced expert expertise familiar familiarity fluent
    knowledge minimum proficiency proficient proven skill skilled skills solid understanding
    """.split()  # noqa: SIM905 - a hundred quotation marks would hide the words
)


class Suggestion(NamedTuple):
    """The line, and the criterion's words that were found in it and were not, as written there."""

    line: str
    found: tuple[str, ...]
    missing: tuple[str, ...]


@lru_cache(maxsize=1_000)  # résumés are long
def suggest(criterion: str, detail: str, resume: str) -> Suggestion | None:
    """The line of the résumé which shows the criterion, or None."""
    wanted, also = significant(criterion), significant(detail)
    lines = resume.splitlines()
    if not wanted:
        return None
    return best(lines, wanted, also) or best(map(" ".join, pairwise(lines)), wanted, also)


def best(lines: Iterable[str], wanted: dict[str, str], also: dict[str, str]) -> Suggestion | None:
    def held(line: str) -> tuple[int, int]:
        stems = stems_of(line)
        return len(wanted.keys() & stems), len(also.keys() & stems)

    line = max(lines, key=held, default="")  # the first of equals
    stems = stems_of(line)
    found = tuple(word for stem, word in wanted.items() if stem in stems)
    missing = tuple(word for stem, word in wanted.items() if stem not in stems)
    return Suggestion(shorten(line), found, missing) if len(found) > len(missing) else None


def significant(text: str) -> dict[str, str]:
    """The words that say what is needed: stem → as written."""
    words = [word for word in split(text) if fold(word) not in COMMON and LETTER.search(word)]
    return {stem(word): word for word in words}


def stems_of(line: str) -> set[str]:
    """With the parts of a word that has dots, so that Node finds Node.js."""
    words = split(line)
    return {stem(word) for word in words} | {
        stem(part) for word in words if "." in word for part in word.split(".") if part
    }


def split(text: str) -> list[str]:
    """Words; of those that other marks hold together their parts: CI/CD gives CI and CD."""
    return [part for word in WORD.findall(text) for part in INSIDE.split(word) if part]


def fold(word: str) -> str:
    """Without case and accents."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """Rough and even-handed: manage, managed, managing and management become one."""
    word = fold(word)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending).removesuffix("e")
    if len(word) >= SHORTEST_STEM and not word.endswith("ss"):
        word = word.removesuffix("s")
    return word.removesuffix("e").removesuffix("y") if len(word) > SHORTEST_STEM else word


def shorten(line: str) -> str:
    """Without the mark that makes it an item of a list."""
    line = " ".join(BULLET.sub("", line).split())
    if len(line) <= LONGEST_LINE:
        return line
    return line[: LONGEST_LINE - 1].rsplit(" ", 1)[0] + "…"
