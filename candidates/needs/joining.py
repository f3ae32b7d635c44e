"""What is to be done for people who join: one line for each of them, however much it is."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.desk import Desk
from candidates.models import Onboarding, OnboardingTask, StartCheckIn
from candidates.models.onboarding_task_queryset import AHEAD
from candidates.needs.need import MOST, Need, When
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.moments import say_day, today
from hiring.words import days

NAMED = 2
LOOKED_AT = 200  # tasks of all who join, those first that are due first


class Share(NamedTuple):
    """What is to be done for one person: the first tasks of it, and how many there are."""

    first: list[OnboardingTask]
    total: int

    @property
    def onboarding(self) -> Onboarding:
        return self.first[0].onboarding


def needs(desk: Desk) -> Iterator[Need]:
    """Their own part, and what is missing on a first day that they answer for."""
    day = today()
    if desk.asked.to_start_with:
        mine, others = shares(desk.user, day)
        yield from to_do(mine)
        yield from not_ready(others, day)
    if desk.manages_any:
        yield from to_say(desk, day)


def shares(user: User, day: dt.date) -> tuple[list[Share], list[Share]]:
    """Their own and those of others, first of whom something is due first; of each person only
    the tasks that are named are read whole."""
    mine: dict[int, list[int]] = {}
    others: dict[int, list[int]] = {}
    tasks = OnboardingTask.objects.on_the_desk_of(user, day).in_order()
    for pk, onboarding, is_theirs in tasks.with_onboarding(user)[:LOOKED_AT]:
        (mine if is_theirs else others).setdefault(onboarding, []).append(pk)
    found = [*mine.values()][:MOST], [*others.values()][:MOST]
    named = [pk for group in found for theirs in group for pk in theirs[:NAMED]]
    read = OnboardingTask.objects.for_page().in_bulk(named)

    def of(group: list[list[int]]) -> list[Share]:
        return [Share([read[pk] for pk in theirs[:NAMED]], len(theirs)) for theirs in group]

    return of(found[0]), of(found[1])


def to_do(shares: list[Share]) -> Iterator[Need]:
    clocks = Clock.objects.of(share.first[0] for share in shares)
    for share in shares:
        first = share.first[0]
        title = ngettext("%(task)s, for %(name)s", "%(n)s things to do for %(name)s", share.total)
        yield Need(
            icon="milestone",
            title=title % {"task": first, "n": share.total, "name": share.onboarding},
            meta=f"{named(share)}{start_words(share.onboarding)}",
            url=first.get_absolute_url(),
            button=_("Open"),
            clock=clocks.get(first.pk),
        )


def named(share: Share) -> str:
    """The first of several; one alone is the title already."""
    if share.total == 1:
        return ""
    words = [str(task) for task in share.first]
    more = share.total - len(share.first)
    if more > 0:
        words.append(ngettext("%(n)s more", "%(n)s more", more) % {"n": more})
    return f"{get_text_list(words, _('and'))}. "


def start_words(onboarding: Onboarding) -> str:
    day = say_day(onboarding.starts_on, today())
    if onboarding.starts_on < today():
        return _("Started %(day)s.") % {"day": day}
    return _("Starts %(day)s.") % {"day": day}


def not_ready(shares: list[Share], day: dt.date) -> Iterator[Need]:
    """With others, and had to be done before a first day that has come."""
    for share in shares:
        onboarding = share.onboarding
        title = ngettext(
            "%(n)s thing is missing for %(name)s",
            "%(n)s things are missing for %(name)s",
            share.total,
        )
        since = (day - onboarding.starts_on).days
        yield Need(
            icon="triangle-alert",
            title=title % {"n": share.total, "name": onboarding},
            meta=f"{get_text_list([with_whom(task) for task in share.first], _('and'))}. "
            f"{start_words(onboarding)}",
            url=onboarding.get_absolute_url(),
            button=_("Look at it"),
            when=When.OVERDUE,
            waited=days(since) if since else _("today"),
            tone="overdue",
        )


def with_whom(task: OnboardingTask) -> str:
    """ "Order a laptop, with Jonas"."""
    who = task.keeper.first_name if task.keeper else task.application.candidate.first_name
    return _("%(task)s, with %(name)s") % {"task": task, "name": who}


def to_say(desk: Desk, day: dt.date) -> Iterator[Need]:
    """How it goes, three times for each."""
    owed = StartCheckIn.objects.owed_by(desk.user).due_by(day + AHEAD)
    asked = list(owed.not_of(desk.user).for_page().order_by("due_on", "pk")[:MOST])
    clocks = Clock.objects.of(asked)
    for check_in in asked:
        yield Need(
            icon="clipboard-check",
            title=_("Say how it goes with %(name)s") % {"name": check_in.onboarding},
            meta=_("%(n)s days, three questions, a minute.") % {"n": check_in.day},
            url=check_in.get_absolute_url(),
            button=_("Answer"),
            clock=clocks.get(check_in.pk),
        )
