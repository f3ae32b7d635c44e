"""What a recruiter owes whoever said yes: the check they consented to, the referee they named."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from django.db.models import Value
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from candidates.desk import Desk
from candidates.lifecycle import CONSIDERED
from candidates.models import BackgroundCheck, Reference
from candidates.needs.need import MOST, Need, When
from hiring import words
from hiring.moments import days_since

CHECK, REFEREE = "check", "referee"


class Ready(NamedTuple):
    """Something that waits for the recruiter, since the candidate said yes."""

    what: str
    application: int
    requisition: int
    candidate: str
    name: str
    since: dt.datetime


def needs(desk: Desk) -> Iterator[Need]:
    """One line for each check, and one for all referees of a person."""
    for (what, _application), some in groupby(ready(desk), key=lambda one: one[:2]):
        if what == REFEREE:
            yield asking(list(some), desk)
        else:
            yield from (ordering(one, desk) for one in some)


def ready(desk: Desk) -> list[Ready]:
    """Both in one question."""
    running = [one for one in desk.recruited if one.is_running]
    if not desk.people_in(running, *CONSIDERED):
        return []
    people = desk.applications(running).considered()
    whose = ("application", "application__requisition", "application__candidate__name")
    checks = BackgroundCheck.objects.about(people).to_order()
    named = Reference.objects.about(people).named_by_candidate()
    rows = checks.order_by("since", "pk").values_list(Value(CHECK), *whose, "kind__name", "since")
    more = named.order_by("since", "pk").values_list(Value(REFEREE), *whose, "name", "since")
    both = rows[:MOST].union(more[:MOST], all=True).order_by()
    return sorted(Ready(*row) for row in both)


def ordering(one: Ready, desk: Desk) -> Need:
    return Need(
        icon="shield-check",
        title=_("Order “%(check)s” for %(name)s") % {"check": one.name, "name": one.candidate},
        meta=_("%(job)s. They consented.") % {"job": desk[one.requisition].title},
        url=section(one, "checks"),
        button=_("Order it"),
        when=When.THIS_WEEK,
        waited=words.days_ago(days_since(one.since)),
    )


def asking(some: list[Ready], desk: Desk) -> Need:
    one = some[0]
    referees = {"referees": names(some), "name": one.candidate}
    return Need(
        icon="user-plus",
        title=_("Ask %(referees)s about %(name)s") % referees,
        meta=_("%(job)s. Named by the candidate, and not asked yet.")
        % {"job": desk[one.requisition].title},
        url=section(one, "references"),
        button=_("Ask them"),
        when=When.THIS_WEEK,
        waited=words.days_ago(days_since(min(row.since for row in some))),
    )


def names(some: Iterable[Ready]) -> str:
    said: str = get_text_list([one.name for one in some], _("and"))
    return said


def section(one: Ready, name: str) -> str:
    return f"{reverse('candidates:application', args=[one.application])}#{name}"
