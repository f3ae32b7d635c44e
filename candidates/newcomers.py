"""People nobody has read yet, the newest first."""

from typing import NamedTuple

from candidates.desk import Desk
from candidates.lifecycle import Stage
from candidates.models import Application
from requisitions.models import Criterion

MOST_SHOWN = 5


class Newcomer(NamedTuple):
    """`musts` is how many must-haves there are; how many the résumé claims is the application's."""

    application: Application
    musts: int


class Newcomers(NamedTuple):
    """The newest, how many there are, and who has waited longest."""

    shown: list[Newcomer]
    total: int
    oldest: Application | None


def newcomers(desk: Desk) -> Newcomers:
    mine = [one for one in desk.recruited if one.is_open]
    standing = desk.people_in(mine, Stage.APPLIED)
    if not standing:
        return Newcomers([], 0, None)
    people = desk.applications(mine).to_screen()
    newest = people.order_by("-since", "-pk").values("pk")[:MOST_SHOWN]
    longest = people.by(min(one.since for one in standing)).order_by("pk").values("pk")[:1]
    shown = newest.union(longest)
    found = list(Application.objects.filter(pk__in=shown).order_by("-since", "-pk").for_newcomers())
    first = found[:MOST_SHOWN]
    musts = Criterion.objects.musts().counts({one.requisition_id for one in first})
    for one in first:
        one.requisition = desk[one.requisition_id]
    return Newcomers(
        shown=[Newcomer(one, musts.get(one.requisition_id, 0)) for one in first],
        total=sum(one.people for one in standing),
        oldest=next(reversed(found), None),
    )
