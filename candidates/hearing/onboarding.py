"""Of somebody who joins: that they come and when, and what is still to be done for it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.models import Candidate
from candidates.welcome_page import path_for
from hiring.accounts.models import User
from hiring.activity.models import Event, Notice
from hiring.activity.notices import Telling
from hiring.moments import say_fully
from requisitions.notices import manager, pair, recruiter


def helpers(onboarding: Any) -> Iterable[User]:
    """Manager and recruiter, buddy and IT, and whoever has a task of their own."""
    given = [task.given_to for task in onboarding.tasks.open() if task.given_to]
    named = [onboarding.buddy, onboarding.it_helper]
    return {person.pk: person for person in (*pair(onboarding), *named, *given) if person}.values()


def helpers_beside_the_pair(onboarding: Any) -> Iterable[User]:
    """Manager and recruiter hear by the application that somebody will not start."""
    told = list(pair(onboarding))
    return [person for person in helpers(onboarding) if person not in told]


def owners_of_what_is_open(onboarding: Any) -> Iterable[User]:
    """Whoever has something to do by another day now, with manager and recruiter."""
    owners = [task.keeper for task in onboarding.tasks.open().for_page()]
    return {person.pk: person for person in (*pair(onboarding), *owners) if person}.values()


def buddy(onboarding: Any) -> Iterable[User]:
    return [onboarding.buddy] if onboarding.buddy else []


def new_hire(thing: Any) -> Iterable[Candidate]:
    return [thing.application.candidate]


def keeper(task: Any) -> Iterable[User]:
    """Whose task it is, with whoever stands in for a manager."""
    person = task.keeper
    if person is None:
        return []
    return task.requisition.deciders if person == task.requisition.manager else [person]


def new_hire_of_task(task: Any) -> Iterable[Candidate]:
    """Them, where it is theirs."""
    return [task.application.candidate] if task.is_the_new_hires else []


def welcome_page(notice: Notice) -> str:
    """Their own page, by signed link."""
    return path_for(notice.subject.onboarding)


def first_day(notice: Notice) -> str:
    """When they come, where to, and that their page says the rest; only that once they are here."""
    onboarding = notice.subject
    if onboarding.is_here:
        return _("Your page says what we ask of you, and what we hope for.")
    said = _("We look forward to %(day)s. Your page says what to do before, and whom you meet.")
    words = [said % {"day": say_fully(onboarding.starts_on)}, onboarding.first_day]
    return "\n\n".join(part for part in words if part)


def starts(notice: Notice) -> str:
    """When, and where."""
    onboarding = notice.subject
    said = {"day": say_fully(onboarding.starts_on), "place": onboarding.place}
    if onboarding.place:
        return _("First day: %(day)s, %(place)s.") % said
    return _("First day: %(day)s.") % said


def moved(notice: Notice) -> str:
    """From which day to which; dates of what is not done moved along."""
    if notice.event is None:
        return ""
    said = {name: say_fully(day_in(notice.event, name)) for name in ("before", "after")}
    return (
        _("%(after)s instead of %(before)s. What is not done yet has moved along with it.") % said
    )


def moved_for_them(notice: Notice) -> str:
    if notice.event is None:
        return ""
    said = {name: say_fully(day_in(notice.event, name)) for name in ("before", "after")}
    return _("We expect you on %(after)s instead of %(before)s.") % said


def day_in(event: Event, name: str) -> dt.date:
    return dt.date.fromisoformat(event.details[name])


def task_words(notice: Notice) -> str:
    """What it is, by when, and how it is done."""
    task = notice.subject
    due = _("%(task)s, by %(day)s.") % {"task": task, "day": say_fully(task.due_on)}
    return "\n\n".join(part for part in (due, task.guidance) if part)


def still_joins(notice: Notice) -> bool:
    return notice.subject is not None and not notice.subject.onboarding.is_stopped


def still_that_day(notice: Notice) -> bool:
    """Not moved once more meanwhile."""
    if not still_joins(notice) or notice.event is None:
        return False
    return bool(notice.subject.starts_on == day_in(notice.event, "after"))


def still_to_do(notice: Notice) -> bool:
    return notice.subject is not None and notice.subject.is_open


def still_to_say(notice: Notice) -> bool:
    return still_joins(notice) and notice.subject.is_awaited


WELCOME = gettext_lazy("Open your first days")
HELP = gettext_lazy("Open the onboarding")

# fmt: off
ONBOARDING = (
    #       cause                   who hears                  what they read
    Telling("onboarding.begin",     new_hire,                  gettext_lazy("Welcome to {company}: your first days as {job}"), kind="onboarding.begin.new_hire", button=WELCOME, yours=True, outside=True, link=welcome_page, text=first_day, still=still_joins),
    Telling("onboarding.begin",     helpers,                   gettext_lazy("{candidate} joins for {requisition}."), button=HELP, text=starts, still=still_joins),
    Telling("onboarding.send_link", new_hire,                  gettext_lazy("Welcome to {company}: your first days as {job}"), button=WELCOME, yours=True, outside=True, link=welcome_page, text=first_day, still=still_joins),
    Telling("onboarding.move_start", new_hire,                 gettext_lazy("Another first day at {company}: {job}"), kind="onboarding.move_start.new_hire", button=WELCOME, yours=True, outside=True, link=welcome_page, text=moved_for_them, still=still_that_day),
    Telling("onboarding.move_start", owners_of_what_is_open,   gettext_lazy("{candidate} starts on another day."), button=HELP, text=moved, still=still_that_day),
    Telling("onboarding.name_buddy", buddy,                    gettext_lazy("{actor} asks you to be the buddy of {candidate}, who joins for {requisition}."), button=HELP, text=starts, still=still_joins),
    Telling("onboarding.expect",    new_hire,                  gettext_lazy("Your first ninety days at {company}: {job}"), button=WELCOME, yours=True, outside=True, link=welcome_page, still=still_joins),
    Telling("onboarding.check_in",  recruiter,                 gettext_lazy("{actor} said how it goes with {candidate}, {requisition}."), button=gettext_lazy("Read it")),
    Telling("onboarding.stop",      helpers_beside_the_pair,   gettext_lazy("{candidate} will not start. There is nothing left to do for them."), button=HELP),
    Telling("onboarding.add_task",  new_hire_of_task,          gettext_lazy("Something for your start at {company}: {job}"), kind="onboarding.add_task.new_hire", button=WELCOME, yours=True, outside=True, link=welcome_page, text=task_words, still=still_to_do),
    Telling("onboarding.add_task",  keeper,                    gettext_lazy("{actor} asks you for something for {candidate}: {task}."), button=HELP, yours=True, text=task_words, still=still_to_do),
    Telling("task.give",            keeper,                    gettext_lazy("{actor} gave you something to do for {candidate}: {task}."), button=HELP, yours=True, text=task_words, still=still_to_do),
    Telling("task.send_document",   recruiter,                 gettext_lazy("{candidate} sent a document: {task}."), button=gettext_lazy("Look at it")),
    Telling("task.before",          new_hire_of_task,          gettext_lazy("Soon due, for your start at {company}: {job}"), kind="task.before.new_hire", button=WELCOME, yours=True, outside=True, link=welcome_page, text=task_words, still=still_to_do),
    Telling("task.before",          keeper,                    gettext_lazy("Due soon, for {candidate}: {task}."), button=HELP, text=task_words, still=still_to_do),
    Telling("task.due",             new_hire_of_task,          gettext_lazy("Due now, for your start at {company}: {job}"), kind="task.due.new_hire", button=WELCOME, yours=True, outside=True, link=welcome_page, text=task_words, still=still_to_do),
    Telling("task.due",             keeper,                    gettext_lazy("Due now, for {candidate}: {task}."), button=HELP, yours=True, text=task_words, still=still_to_do),
    Telling("task.daily",           new_hire_of_task,          gettext_lazy("Still to do, for your start at {company}: {job}"), kind="task.daily.new_hire", button=WELCOME, yours=True, outside=True, link=welcome_page, text=task_words, still=still_to_do),
    Telling("task.daily",           keeper,                    gettext_lazy("Still to do, for {candidate}: {task}."), button=HELP, yours=True, text=task_words, still=still_to_do),
    Telling("start_check_in.due",   manager,                   gettext_lazy("How does it go with {candidate}? Three questions, a minute."), button=gettext_lazy("Say how it goes"), yours=True, still=still_to_say),
    Telling("start_check_in.daily", manager,                   gettext_lazy("Still to say: how it goes with {candidate}."), button=gettext_lazy("Say how it goes"), yours=True, still=still_to_say),
)
# fmt: on
