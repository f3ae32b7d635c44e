"""People who have been in a stage longer than usual."""

import datetime as dt
from typing import NamedTuple

from candidates.models import Application
from candidates.waiting import tone
from hiring.accounts.models import User
from requisitions.models import Requisition

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


def stuck(user: User, now: dt.datetime) -> StuckPeople:
    mine = Requisition.objects.run_by(user).open()
    people = Application.objects.visible_to(user).of_requisitions(mine)
    slow = people.slow(now)
    first = list(slow.select_related("candidate", "requisition")[:MOST_SHOWN])
    usual = people.stage_counts(now) if first else {}
    shown = [
        Stuck(
            application=one,
            days=one.days_since(now),
            usual=max(1, usual[one.status].median.days),
            tone=tone(one.status, one.days_since(now)),
        )
        for one in first
    ]
    return StuckPeople(shown, slow.count() if len(shown) == MOST_SHOWN else len(shown))
