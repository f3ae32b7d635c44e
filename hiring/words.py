"""Words people read: counts, initials, and what changed between two texts."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from django.utils.translation import gettext, ngettext, pgettext

# Controls, line ends, and marks that turn the reading direction of what stands beside them.
NOT_IN_A_LINE = re.compile(r"[\x01-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
Kind = Literal["same", "del", "ins"]

# A word keeps its inner punctuation ("62,000", "back-end"); marks at its end stand alone.
WORD = re.compile(r"[^\s,.;:!?]+(?:[,.:;!?][^\s,.;:!?]+)*\s*|\S\s*|\s+")
LINE = re.compile(r"[^\n]*\n|[^\n]+")
MANY_WORDS = 4000  # beyond this whole lines are compared, so that a long text stays quick
ALIKE = 0.4  # below this share of common words the new text simply replaces the old


class Segment(NamedTuple):
    """A run of text that stayed, went or came."""

    kind: Kind
    text: str


def word_diff(old: str, new: str) -> list[Segment]:
    """What changed from `old` to `new`, in reading order."""
    if old == new:
        return [Segment("same", new)] if new else []
    if not (old and new):
        return [*_segments("del", old), *_segments("ins", new)]
    before, after = _pieces(old, new)
    matcher = SequenceMatcher(None, _keys(before), _keys(after), autojunk=False)
    if matcher.ratio() < ALIKE:
        return list(_replaced(old, new))
    return _merged(list(_changes(matcher, before, after)))


def _pieces(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = WORD.findall(old), WORD.findall(new)
    if len(before) + len(after) > MANY_WORDS:
        return LINE.findall(old), LINE.findall(new)
    return before, after


def _keys(pieces: list[str]) -> list[str]:
    return [piece.strip() for piece in pieces]


def _changes(
    matcher: SequenceMatcher[str], before: list[str], after: list[str]
) -> Iterator[Segment]:
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Segment("same", "".join(after[j1:j2]))
        elif tag == "replace":
            yield from _replaced("".join(before[i1:i2]), "".join(after[j1:j2]))
        else:
            yield from _segments("del", "".join(before[i1:i2]))
            yield from _segments("ins", "".join(after[j1:j2]))


def _replaced(old: str, new: str) -> Iterator[Segment]:
    if old.strip():
        yield from (Segment("del", old.rstrip()), Segment("same", " "))
    yield from _segments("ins", new)


def _segments(kind: Kind, text: str) -> Iterator[Segment]:
    """The text, and the white space after it unmarked: nobody reads a struck-out space."""
    words = text.rstrip()
    if words:
        yield Segment(kind, words)
    if text[len(words) :]:
        yield Segment("same", text[len(words) :])


def _merged(segments: list[Segment]) -> list[Segment]:
    merged: list[Segment] = []
    for segment in segments:
        if merged and merged[-1].kind == segment.kind:
            merged[-1] = Segment(segment.kind, merged[-1].text + segment.text)
        else:
            merged.append(segment)
    return merged


def one_line(words: str) -> str:
    """As it can stand in the middle of a sentence of ours."""
    return " ".join(NOT_IN_A_LINE.sub(" ", words).split())


def initials(name: str) -> str:
    """First letters of the first and the last name: "Maya van Okafor" is MO."""
    names = name.split()
    return "".join(part[0] for part in (names[:1] + names[1:][-1:])).upper()


def first_name(name: str) -> str:
    """What colleagues call each other."""
    return name.split()[0] if name.split() else name


def number_word(n: int) -> str:
    """One to nine as a word that can open a sentence, larger numbers as figures."""
    words = (
        gettext("One"),
        gettext("Two"),
        gettext("Three"),
        gettext("Four"),
        gettext("Five"),
        gettext("Six"),
        gettext("Seven"),
        gettext("Eight"),
        gettext("Nine"),
    )
    return words[n - 1] if 1 <= n <= len(words) else str(n)


def things_to_fix(n: int) -> str:
    """The heading of an error summary."""
    return ngettext("%(count)s thing to fix", "%(count)s things to fix", n) % {
        "count": number_word(n)
    }


def lasting(minutes: int) -> str:
    """45 min, 1 h, 1 h 30 min."""
    hours, rest = divmod(minutes, 60)
    parts = [gettext("%(n)s h") % {"n": hours}] if hours else []
    parts += [gettext("%(n)s min") % {"n": rest}] if rest or not hours else []
    return " ".join(parts)


def days(n: int) -> str:
    """A number of days in words."""
    return ngettext("%(n)d day", "%(n)d days", n) % {"n": n}


def days_ago(n: int) -> str:
    """How long something has been so."""
    if n <= 0:
        return pgettext("a day", "today")
    if n == 1:
        return pgettext("a day", "yesterday")
    return ngettext("%(n)d day ago", "%(n)d days ago", n) % {"n": n}


def turn_words(turn: Any, viewer: Any, manager: Any = None) -> str:
    """Whose turn it is: nobody is blamed, so it says with whom things are.

    What is with the hiring manager is with whoever stands in for them.
    """
    if turn is None:
        return ""
    if turn == viewer:
        return pgettext("whose turn it is", "With you")
    name = {"name": first_name(str(turn))}
    if turn == manager and turn.pk in getattr(viewer, "stands_in_for", ()):
        return pgettext("whose turn it is", "With you, for %(name)s") % name
    return pgettext("whose turn it is", "With %(name)s") % name
