"""People nobody has read yet, the newest first."""

from typing import NamedTuple

from candidates.models import Application
from hiring.accounts.models import User
from requisitions.models import Criterion, Requisition

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


def newcomers(user: User) -> Newcomers:
    mine = Requisition.objects.run_by(user).open()
    people = Application.objects.visible_to(user).of_requisitions(mine).to_screen()
    newest = people.for_cards().select_related("requisition").order_by("-since", "-pk")
    first = list(newest[:MOST_SHOWN])
    musts = Criterion.objects.musts().counts({one.requisition_id for one in first})
    return Newcomers(
        shown=[Newcomer(one, musts.get(one.requisition_id, 0)) for one in first],
        total=people.count() if len(first) == MOST_SHOWN else len(first),
        oldest=people.order_by("since", "pk").first() if first else None,
    )
