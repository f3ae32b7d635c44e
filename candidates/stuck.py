"""People who have been in a stage longer than usual."""

from typing import NamedTuple

from candidates.desk import Desk
from candidates.models import Application
from candidates.waiting import PATIENCE, tone

MOST_SHOWN = 5


class Stuck(NamedTuple):
    """`usual` is the median of everyone in that stage on the same requisitions, in days."""

    application: Application
    days: int
    usual: int
    tone: str


class StuckPeople(NamedTuple):
    """Those who wait longest, and how many there are."""

    shown: list[Stuck]
    total: int


def stuck(desk: Desk) -> StuckPeople:
    mine = [one for one in desk.recruited if one.is_open]
    slow = sum(one.slow for one in desk.people_in(mine, *PATIENCE))
    if not slow:
        return StuckPeople([], 0)
    people = desk.applications(mine)
    first = list(people.slow(desk.now).first_ones(MOST_SHOWN).for_names())
    usual = people.usual_times({one.status for one in first}, desk.now)
    for one in first:
        one.requisition = desk[one.requisition_id]
    shown = [
        Stuck(
            application=one,
            days=one.days_since(desk.now),
            usual=max(1, usual[one.status].days),
            tone=tone(one.status, one.days_since(desk.now)),
        )
        for one in first
    ]
    return StuckPeople(shown, slow)
