from typing import NamedTuple

from django import template
from django.utils.safestring import SafeString

from candidates.board import Card
from hiring.accounts.models import User
from hiring.drawing import drawn

register = template.Library()


class Named(NamedTuple):
    """All that the picture of a colleague shows."""

    pk: int
    name: str

    def __str__(self) -> str:
        return self.name


@register.simple_tag
def card(one: Card, query: str) -> SafeString:
    """A card of the board, drawn again only where something on it is new."""
    application, person = one.application, one.turn.person
    return drawn(
        "candidates/_card.html",
        pk=application.pk,
        status=application.status,
        name=application.candidate.name,
        headline=application.candidate.headline,
        source=application.source.get_kind_display(),
        matched=bool(application.screened_at or application.musts_met),
        met=application.musts_met,
        musts=one.musts,
        movable=bool(one.moves),
        drops=one.drops,
        days=one.days,
        tone=one.tone,
        knows=one.knows,
        told=one.told,
        left=one.left,
        turn=named(person) if person else None,
        query=query,
    )


def named(person: User) -> Named:
    return Named(person.pk, person.name)
