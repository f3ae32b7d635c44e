"""Candidates as rows of a list: what each row shows, in a constant number of queries."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from candidates.models import Application, Candidate


class Row(NamedTuple):
    """One candidate in a list, with the newest application that the reader may see, and how many
    more of theirs there are."""

    candidate: Candidate
    newest: Application | None
    others: int


def listed(people: Iterable[Any]) -> list[Row]:
    """Of candidates fetched with `for_list`."""
    return [row(one, one.seen_applications) for one in people]


def row(candidate: Candidate, seen: list[Application]) -> Row:
    return Row(candidate, seen[0] if seen else None, max(len(seen) - 1, 0))
