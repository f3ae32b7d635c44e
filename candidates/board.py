"""The board: who stands where in a requisition, for one person who looks."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from candidates.lifecycle import COLUMNS, Coarse, Stage
from candidates.meetings import Way, ways
from candidates.models import Application, Offer
from candidates.models.application_counts import StageCount
from candidates.models.application_queryset import ApplicationQuerySet
from candidates.moves import Offered, offered
from candidates.offer_line import offer_tag
from candidates.turns import turns
from candidates.waiting import tone
from hiring import clocks
from hiring.accounts.models import User
from hiring.clocks import TimeLeft
from requisitions.models import Requisition
from requisitions.turns import Turn

SHOWN = 20
NOBODY = StageCount(0, dt.timedelta(), 0)


@dataclass(frozen=True)
class Card:
    """One application as the board shows it."""

    application: Application
    musts: int
    moves: list[Offered]
    turn: Turn
    left: TimeLeft | None
    days: int
    tone: str
    told: str
    meets: str = ""
    meets_tone: str = ""

    @property
    def knows(self) -> str:
        """Whether they have heard where they stand. A prospect does not know of us yet."""
        if self.application.status == Stage.PROSPECT:
            return ""
        return "told" if self.application.is_told else "untold"

    @property
    def drops(self) -> str:
        """For each column that takes this card the verb, and … where words are asked first."""
        columns = [move for move in self.moves if move.key]
        return " ".join(f"{move.target}={move.verb}{'…' * move.asks}" for move in columns)


@dataclass(frozen=True)
class Column:
    """One stage: how many there are, the first of them, and where the rest is if more follow."""

    stage: Stage
    count: StageCount
    cards: list[Card]
    rest: str

    @property
    def refuses(self) -> str:
        """Why nobody is dragged here."""
        return _("They are hired when they accept our offer.") if self.stage == Stage.HIRED else ""

    @property
    def is_column(self) -> bool:
        """One of the seven; prospects are folded, declined people stand beside."""
        return self.stage in COLUMNS


class Board:
    """One requisition's people, as somebody who follows it sees them, narrowed by what they
    filter for."""

    def __init__(self, requisition: Requisition, viewer: User, wishes: dict[str, Any]) -> None:
        self.requisition, self.viewer, self.wishes = requisition, viewer, wishes
        self.now = clocks.now()
        self.musts = requisition.criteria.musts().count()
        everyone = requisition.applications.not_of(viewer).on_board()
        self.people = self.narrowed(everyone)

    def narrowed(self, people: ApplicationQuerySet) -> ApplicationQuerySet:
        if words := self.wishes.get("q"):
            people = people.named(words)
        if self.wishes.get("waiting"):
            people = people.waiting_on(self.viewer)
        if self.wishes.get("late"):
            people = people.late(self.now) if self.requisition.is_open else people.none()
        if self.wishes.get("full"):
            people = people.meeting(self.musts)
        if kind := self.wishes.get("source"):
            people = people.from_kind(kind)
        return people

    def columns(self) -> list[Column]:
        """Prospects, the seven columns, and the declined, each with its first cards."""
        first = self.people.for_cards().first_of_each_stage(SHOWN + 1)
        standing: dict[str, list[Card]] = {}
        for card in self.cards(first):
            standing.setdefault(card.application.status, []).append(card)
        return self.counted(standing)

    def left_over(self) -> int:
        """How many are still to be told once the requisition is filled or cancelled."""
        if not self.requisition.is_over:
            return 0
        return self.requisition.applications.not_of(self.viewer).to_be_told().count()

    def counted(self, standing: dict[str, list[Card]]) -> list[Column]:
        """With these cards, or none: then only the counts are asked for."""
        counts = self.people.stage_counts(self.now)
        if not self.requisition.is_open:  # its clocks stand still
            counts = {stage: count._replace(late=0) for stage, count in counts.items()}
        return [
            self.column(stage, counts.get(stage, NOBODY), standing.get(stage, []))
            for stage in (Stage.PROSPECT, *COLUMNS, Stage.DECLINED)
        ]

    def rest_of(self, stage: Stage, after: tuple[dt.datetime, int], until: dt.datetime) -> Column:
        """The next cards of a column, as it stood at that moment."""
        self.now = until
        following = self.people.for_cards().in_stage(stage).after(*after).by(until)
        return self.column(stage, NOBODY, self.cards(following[: SHOWN + 1]))

    def column(self, stage: Stage, count: StageCount, cards: list[Card]) -> Column:
        """People who come into the stage later are no part of its rest: they were shown moving."""
        if len(cards) <= SHOWN:
            return Column(stage, count, cards, "")
        last = cards[SHOWN - 1].application
        key = {
            "stage": stage,
            "since": last.since.isoformat(),
            "after": last.pk,
            "until": self.now.isoformat(),
        }
        return Column(stage, count, cards[:SHOWN], urlencode(key))

    def cards(self, applications: Iterable[Application]) -> list[Card]:
        found = list(applications)
        for application in found:
            application.requisition = self.requisition
        chosen = [one for one in found if one.is_offered]
        offers = Offer.objects.newest_of(chosen) if chosen else {}
        whose = turns(found, offers, self.viewer)
        met = {pk: met_tag(way) for pk, way in ways(found).items()}
        tags = met | {one.pk: offer_tag(offers.get(one.pk)) for one in chosen}
        return [self.card(one, whose[one.pk], tags.get(one.pk, ("", ""))) for one in found]

    def card_of(self, application: Application) -> Card:
        return self.cards([application])[0]

    def card(self, application: Application, turn: Turn, tag: tuple[str, str]) -> Card:
        days = application.days_since(self.now)
        return Card(
            application,
            self.musts,
            offered(application, self.viewer),
            turn,
            turn.clock.left(self.now) if turn.clock else None,
            days,
            tone(application.status, days) if self.requisition.is_open else "",
            str(Coarse(application.told).label) if application.told else "",
            *tag,
        )


def met_tag(way: Way) -> tuple[str, str]:
    """Where among the rounds somebody stands, and its colour."""
    row = way.next
    return (row.tag, row.tone) if row else (_("All rounds held"), "on-time")
