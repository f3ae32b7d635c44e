"""Requisitions as rows of a list: what each row shows, in a constant number of queries."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from requisitions.models import Opening, Requisition
from requisitions.turns import Turn


class Row(NamedTuple):
    """One requisition in a list."""

    requisition: Requisition
    turn: Turn
    filled: int
    days_open: int
    to_be_told: int
    clock: Any


def listed(
    requisitions: Sequence[Requisition], whose: dict[int, Turn], now: dt.datetime
) -> list[Row]:
    filled = Opening.objects.of(requisitions).counts()
    told = to_be_told(requisitions)
    return [
        Row(
            requisition=one,
            turn=whose[one.pk],
            filled=filled.get(one.pk, 0),
            days_open=one.days_open(now),
            to_be_told=told.get(one.pk, 0),
            clock=whose[one.pk].left(now),
        )
        for one in requisitions
    ]


def to_be_told(requisitions: Sequence[Requisition]) -> dict[int, int]:
    """Requisition that is over → people who still wait for a word."""
    over = [one for one in requisitions if one.is_over]
    if not over:
        return {}
    applications = over[0].applications.model.objects
    counts = applications.filter(requisition__in=over).to_be_told().counts()
    return {pk: sum(stages.values()) for pk, stages in counts.items()}
