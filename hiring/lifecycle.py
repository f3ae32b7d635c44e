"""A lifecycle is a table of moves: the verb, where it may start, where it ends, its label."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from django.db import models, transaction
from django.utils.translation import gettext as _

from hiring import clocks
from hiring.activity.actors import Actor
from hiring.activity.models import Event
from hiring.activity.record import record
from hiring.labelled import Labelled


class NotAllowed(Exception):
    """The status does not allow this move. Carries the sentence that people read (409)."""


class Move(NamedTuple):
    verb: str
    sources: frozenset[str]
    target: str
    label: str


class Lifecycle:
    """Rows of (verb, sources, target, label). A verb has one target."""

    def __init__(self, *rows: tuple[str, Iterable[str], str, Any]) -> None:
        self.moves = {
            verb: Move(verb, frozenset(sources), target, label)
            for verb, sources, target, label in rows
        }

    def verbs_from(self, status: str) -> list[str]:
        return [move.verb for move in self.moves.values() if status in move.sources]

    def allows(self, verb: str, status: str) -> bool:
        return status in self.moves[verb].sources


class Lifecycled(Labelled):
    """A record whose status changes only by the moves of its lifecycle."""

    lifecycle: ClassVar[Lifecycle]
    noun: ClassVar[str]

    status: Any  # each model declares its own choices
    since = models.DateTimeField(default=clocks.now, editable=False)

    class Meta:
        abstract = True

    if TYPE_CHECKING:

        def get_status_display(self) -> str: ...

    def lock(self) -> None:
        """Hold the row, so that two people pressing at once make one move."""
        held = type(self)._base_manager.select_for_update(no_key=True)
        self.refresh_from_db(fields=["status", "since"], from_queryset=held)

    def must_allow(self, verb: str) -> None:
        if not self.lifecycle.allows(verb, self.status):
            raise NotAllowed(self.refusal(verb))

    def refusal(self, verb: str) -> str:
        return _("“%(verb)s” is not possible now: %(thing)s is “%(status)s”. Nothing changed.") % {
            "verb": self.lifecycle.moves[verb].label,
            "thing": self,
            "status": self.get_status_display(),
        }

    def open_verbs(self) -> list[str]:
        return self.lifecycle.verbs_from(self.status)

    @transaction.atomic
    def move(self, verb: str, *, by: Actor, **details: Any) -> Event:
        """Make the move and put it on the record: both, or neither."""
        self.lock()
        self.must_allow(verb)
        source, self.status = self.status, self.lifecycle.moves[verb].target
        self.since = clocks.now()
        self.save(update_fields=["status", "since"])  # type: ignore[misc]
        return record(
            f"{self.noun}.{verb}", self, by=by, source=source, target=self.status, **details
        )

    def days_since(self, now: dt.datetime) -> int:
        """Whole days in the present status."""
        return (now - self.since).days
