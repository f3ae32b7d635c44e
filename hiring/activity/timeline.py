"""What happened, in sentences: reads every app's TIMELINE."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.module_loading import module_has_submodule

from hiring.accounts.models import User
from hiring.activity.actors import SYSTEM
from hiring.activity.models import Event
from hiring.activity.models.event import EventQuerySet
from hiring.activity.words import fill


def no_facts(event: Event) -> Mapping[str, object]:
    return {}


def no_words(event: Event) -> str:
    return ""


class Line(NamedTuple):
    """One row of a timeline table, by the event's verb.

    The sentence may name {actor}, {subject}, any of the event's details, and what `facts` adds.
    `people` are details that hold the id of an account. `bubble` is what somebody wrote.
    """

    picture: str
    sentence: Any
    facts: Callable[[Event], Mapping[str, object]] = no_facts
    people: tuple[str, ...] = ()
    bubble: Callable[[Event], str] = no_words


class Item(NamedTuple):
    """One entry as it is drawn: words, the name of who did it in bold, words."""

    picture: str
    before: str
    name: str
    after: str
    at: Any
    bubble: str
    actor: Any


@cache
def tables() -> tuple[Any, ...]:
    """Every app's timeline module."""
    return tuple(
        import_module(f"{config.name}.timeline")
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "timeline")
    )


@cache
def lines() -> dict[str, Line]:
    """Every row, by verb."""
    found: dict[str, Line] = {}
    for table in tables():
        found |= getattr(table, "TIMELINE", {})
    return found


def subjects() -> list[models.QuerySet[Any]]:
    """How to fetch what events are about, so that sentences ask no more questions."""
    return [rows.all() for table in tables() for rows in getattr(table, "SUBJECTS", ())]


def is_hidden(event: Event, viewer: User) -> bool:
    """Whether an app keeps this from this person: their own candidacy, a private note."""
    return any(table.hides(event, viewer) for table in tables() if hasattr(table, "hides"))


def told(events: EventQuerySet) -> EventQuerySet:
    """Those that have a sentence; the audit trail holds more than people want to read."""
    return events.filter(verb__in=list(lines()))


def items(events: Iterable[Event], viewer: User, *known: models.Model) -> list[Item]:
    """The entries for this reader, in the order given, in a constant number of queries.

    `known` are records that the page has already, with all that sentences about them need.
    """
    rows = list(events)
    put_in(rows, known)
    prefetch_related_objects(rows, "actor", GenericPrefetch("subject", subjects()))
    shown = [event for event in rows if not is_hidden(event, viewer)]
    names = names_in(shown)
    return [item(event, names) for event in shown]


def put_in(events: Iterable[Event], known: Iterable[models.Model]) -> None:
    """What is known is not fetched again."""
    kinds = ContentType.objects.get_for_model
    found: dict[tuple[Any, Any], models.Model] = {(kinds(one).pk, one.pk): one for one in known}
    for event in events:
        if actor := found.get((event.actor_type_id, event.actor_id)):
            event.actor = actor
        if subject := found.get((event.subject_type_id, event.subject_id)):
            event.subject = subject


def names_in(events: Iterable[Event]) -> dict[int, str]:
    """Accounts that events name by id, in one query."""
    ids = {event.details[key] for event in events for key in lines()[event.verb].people}
    if not ids:
        return {}
    return {person.pk: person.first_name for person in User.objects.filter(pk__in=ids)}


def item(event: Event, names: dict[int, str]) -> Item:
    line = lines()[event.verb]
    people = {key: names.get(event.details[key], "") for key in line.people}
    values = {"subject": event.subject} | event.details | people | dict(line.facts(event))
    before, _actor, after = str(line.sentence).partition("{actor}")
    return Item(
        picture=line.picture,
        before=fill(before, values),
        name=name_of(event.actor) if _actor else "",
        after=fill(after, values),
        at=event.at,
        bubble=line.bubble(event),
        actor=event.actor,
    )


def name_of(actor: Any) -> str:
    """Colleagues by first name, candidates in full."""
    if actor is None:
        return SYSTEM.name
    return actor.first_name if isinstance(actor, User) else str(actor)
