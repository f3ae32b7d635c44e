"""Names as people write them: with or without accents, middle names, or capitals."""

import re

from candidates.matching import fold

APART = str.maketrans("łøđıæœ’'", "lodiao  ", "´`")
"""Letters that do not fall apart into a letter and a mark."""
WORD = re.compile(r"[^\W\d_]+")


def is_name_of(typed: str, known: str) -> bool:
    """Whether a name somebody typed can be the one we know: the first and the last word of ours
    stand in it. More names, another order, case and accents make no difference."""
    ours, theirs = words(known), set(words(typed))
    return bool(theirs) and {*ours[:1], *ours[-1:]} <= theirs


def words(name: str) -> list[str]:
    return WORD.findall(fold(name.lower().translate(APART)))
