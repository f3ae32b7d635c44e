"""Which moves a person is offered for somebody: what the tables allow, and what makes sense."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise

from candidates.lifecycle import APPLICATION, COLUMNS, Stage
from candidates.models import Application
from candidates.models.application import NEEDS_RUNNING
from candidates.policy import BY_ITSELF
from hiring.accounts.models import User
from requisitions.lifecycle import RUNNING

ASKS = frozenset(
    {
        "choose",
        "debrief",
        "decline",
        "present",
        "probe",
        "reject",
        "renege",
        "release",
        "restore",
        "withdraw",
    }
)
"""Verbs that need words first: they open a form instead of moving at once."""

ENDS = frozenset({"reject", "release", "withdraw", "renege"})
"""What is left to do once the requisition is over."""


PICTURES = {
    "apply": "file-plus",
    "decline": "circle-x",
    "reject": "user-x",
    "release": "send",
    "renege": "unlink",
    "restore": "rotate-ccw",
    "withdraw": "undo-2",
}


class Offered(NamedTuple):
    """One move of one application. `key` is the number of its column, 0 for what has none."""

    verb: str
    target: Stage
    label: str | Promise
    url: str
    asks: bool
    key: int

    @property
    def picture(self) -> str:
        return PICTURES.get(self.verb, "arrow-right")


def offered(application: Application, user: User) -> list[Offered]:
    """In the order of the columns, then what leads off the board."""
    verbs = [verb for verb in application.open_verbs() if makes_sense(verb, application, user)]
    moves = [offer(verb, application) for verb in verbs if may(user, verb, application)]
    return sorted(moves, key=lambda move: move.key or len(COLUMNS) + 1)


def offer(verb: str, application: Application) -> Offered:
    move = APPLICATION.moves[verb]
    target = Stage(move.target)
    key = COLUMNS.index(target) + 1 if target in COLUMNS and verb != "restore" else 0
    url = reverse(f"candidates:{verb}", args=[application.pk])
    return Offered(verb, target, move.label, url, verb in ASKS, key)


def may(user: User, verb: str, application: Application) -> bool:
    rule = f"application.{verb}"
    return rule not in BY_ITSELF and user.can(rule, application)


def makes_sense(verb: str, application: Application, user: User) -> bool:
    """What neither table says: the requisition may be over or not begun, or who brought whom."""
    requisition = application.requisition
    if requisition.is_over and verb not in ENDS:
        return False
    if verb in NEEDS_RUNNING and requisition.status not in RUNNING:
        return False
    if verb == "release":
        return requisition.is_over
    if verb == "advance" and application.status == Stage.SCREENING:
        return application.was_brought_by(user)
    return True
