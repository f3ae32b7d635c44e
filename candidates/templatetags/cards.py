from django import template
from django.utils.safestring import SafeString

from candidates.board import Card
from candidates.listing import Row
from candidates.needs import Line
from candidates.newcomers import Newcomer
from candidates.overview import Overview
from candidates.stuck import Stuck
from hiring.drawing import drawn, named
from hiring.moments import days_since
from hiring.words import days_ago

register = template.Library()


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
        meets=one.meets,
        meets_tone=one.meets_tone,
        left=one.left,
        turn=named(person) if person else None,
        query=query,
    )


@register.simple_tag
def person(row: Row) -> SafeString:
    """A row of the list of candidates, with their newest application."""
    candidate, application = row.candidate, row.newest
    newest = (
        {
            "application": application.pk,
            "job": application.requisition.title,
            "code": application.requisition.code,
            "stage": application.get_status_display(),
            "since": days_ago(days_since(application.since)),
            "others": row.others,
        }
        if application
        else {"application": None}
    )
    return drawn(
        "candidates/_person.html",
        pk=candidate.pk,
        name=candidate.name,
        headline=candidate.headline,
        place=candidate.place,
        tags=tuple(tag.name for tag in candidate.tags.all()),
        **newest,
    )


@register.simple_tag
def carried(one: Overview) -> SafeString:
    """A requisition in the table of a home, up to whose turn it is."""
    return drawn(
        "home/_carried.html",
        url=one.url,
        title=one.requisition.title,
        manager=one.requisition.manager.name,
        words=one.short_words,
        stages=tuple(one.stages),
        filled=one.row.filled,
        headcount=one.requisition.headcount,
    )


@register.simple_tag
def need(line: Line, *, primary: bool = False) -> SafeString:
    """What needs the reader; the first of all is the one to press."""
    one = line.need
    return drawn(
        "home/_need.html",
        icon_name=one.icon,
        title=one.title,
        meta=one.meta,
        url=one.url,
        button=one.button,
        left=line.left,
        waited=one.waited,
        tone=one.tone,
        primary=primary,
    )


@register.simple_tag
def newcomer(one: Newcomer) -> SafeString:
    """Somebody who is new to screen."""
    application = one.application
    return drawn(
        "home/_newcomer.html",
        url=application.get_absolute_url(),
        name=application.candidate.name,
        headline=application.candidate.headline,
        job=application.requisition.title,
        met=application.musts_met,
        musts=one.musts,
        source=application.source.get_kind_display(),
    )


@register.simple_tag
def slow(one: Stuck) -> SafeString:
    """Somebody who has been in a stage longer than usual."""
    application = one.application
    return drawn(
        "home/_slow.html",
        url=application.get_absolute_url(),
        name=application.candidate.name,
        stage=application.get_status_display(),
        job=application.requisition.title,
        days=one.days,
        usual=one.usual,
        tone=one.tone,
    )
