"""What is to be done for people who join: one line for each of them, however much it is."""

import datetime as dt
from collections.abc import Iterator

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.desk import Desk
from candidates.models import Onboarding, OnboardingTask, StartCheckIn
from candidates.needs.need import MOST, Need, When
from hiring.activity.models import Clock
from hiring.moments import say_day, today
from hiring.words import days

AHEAD = dt.timedelta(days=14)
NAMED = 2
LOOKED_AT = 200  # tasks of all who join, those first that are due first


def needs(desk: Desk) -> Iterator[Need]:
    """Their own part, and what is missing on a first day that they answer for."""
    if not desk.asked.to_start_with:
        return
    day = today()
    mine: list[OnboardingTask] = []
    others: list[OnboardingTask] = []
    tasks = OnboardingTask.objects.on_the_desk_of(desk.user, day, day + AHEAD)
    for task in tasks.for_page().in_order()[:LOOKED_AT]:
        (mine if task.is_owed_by(desk.user) else others).append(task)
    yield from to_do(mine)
    yield from not_ready(others, day)
    if desk.manages_any:
        yield from to_say(desk, day)


def by_person(tasks: list[OnboardingTask]) -> Iterator[tuple[Onboarding, list[OnboardingTask]]]:
    """Those first of whom something is due first."""
    found: dict[int, list[OnboardingTask]] = {}
    for task in tasks:
        found.setdefault(task.onboarding_id, []).append(task)
    for theirs in list(found.values())[:MOST]:
        yield theirs[0].onboarding, theirs


def to_do(tasks: list[OnboardingTask]) -> Iterator[Need]:
    clocks = Clock.objects.of(tasks)
    for onboarding, theirs in by_person(tasks):
        first = theirs[0]
        title = ngettext("%(task)s, for %(name)s", "%(n)s things to do for %(name)s", len(theirs))
        yield Need(
            icon="milestone",
            title=title % {"task": first, "n": len(theirs), "name": onboarding},
            meta=f"{named(theirs)}{start_words(onboarding)}",
            url=first.get_absolute_url(),
            button=_("Open"),
            clock=clocks.get(first.pk),
        )


def named(tasks: list[OnboardingTask]) -> str:
    """The first of several; one alone is the title already."""
    if len(tasks) == 1:
        return ""
    words = [str(task) for task in tasks[:NAMED]]
    more = len(tasks) - NAMED
    if more > 0:
        words.append(ngettext("%(n)s more", "%(n)s more", more) % {"n": more})
    return f"{get_text_list(words, _('and'))}. "


def start_words(onboarding: Onboarding) -> str:
    day = say_day(onboarding.starts_on, today())
    if onboarding.starts_on < today():
        return _("Started %(day)s.") % {"day": day}
    return _("Starts %(day)s.") % {"day": day}


def not_ready(tasks: list[OnboardingTask], day: dt.date) -> Iterator[Need]:
    """With others, and had to be done before a first day that has come."""
    for onboarding, theirs in by_person(tasks):
        title = ngettext(
            "%(n)s thing is missing for %(name)s",
            "%(n)s things are missing for %(name)s",
            len(theirs),
        )
        since = (day - onboarding.starts_on).days
        yield Need(
            icon="triangle-alert",
            title=title % {"n": len(theirs), "name": onboarding},
            meta=f"{get_text_list([with_whom(task) for task in theirs[:NAMED]], _('and'))}. "
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
