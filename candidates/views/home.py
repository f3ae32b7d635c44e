import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import ngettext, pgettext

from candidates.desk import Desk
from candidates.models import Interview
from candidates.needs import grouped, in_a_sentence, needs_of
from candidates.newcomers import newcomers
from candidates.overview import HEADINGS, MOST_ROWS, overviews
from candidates.stuck import stuck
from candidates.waits import on_managers, with_others
from hiring import clocks, words
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.http import Request
from requisitions.models import Requisition

MOST_MET = 5
"""The next interviews; the others are on their own page."""


def home(request: Request) -> HttpResponse:
    """What needs this person, and what they carry."""
    user, now = request.user, clocks.now()
    if user.is_agency:
        return render(request, "home/agency.html")
    desk = Desk.of(user, now)
    groups = grouped(needs_of(desk), user, now)
    context = {
        "today": date_format(timezone.localdate(now), pgettext("today's date", "l j F")),
        "groups": groups,
        "sentence": in_a_sentence(groups),
        "headings": HEADINGS,
        "may_draft": user.can("requisition.draft"),
        "may_refer": user.can("application.refer"),
        "to_come": to_come(desk),
        **managing(desk),
        **recruiting(desk),
        **overseeing(user, now),
    }
    return render(request, "home/home.html", context)


def to_come(desk: Desk) -> list[Interview]:
    """Whom they meet next: of each meeting they owe a scorecard."""
    if not desk.scorecards:
        return []
    theirs = Interview.objects.owing(desk.scorecards).open()
    return list(theirs.for_page().soonest_first()[:MOST_MET])


def managing(desk: Desk) -> dict[str, Any]:
    """For hiring managers and whoever stands in for one."""
    if not (desk.user.has_role(Role.MANAGER) or desk.user.stands_in_for):
        return {}
    managed = overviews(desk, desk.managed)
    return {"managed": managed, "waits": with_others(desk, managed.shown)}


def recruiting(desk: Desk) -> dict[str, Any]:
    if not desk.user.has_role(Role.RECRUITER):
        return {}
    waiting, new = on_managers(desk), newcomers(desk)
    return {
        "recruited": overviews(desk, desk.recruited),
        "on_managers": waiting,
        "stuck": stuck(desk),
        "newcomers": new,
        "also": also(len({wait.person for wait in waiting}), new.total),
    }


def also(managers: int, new: int) -> str:
    """ "Two managers have something of yours. 23 people are new to screen." """
    said = []
    if managers:
        waits = ngettext("You wait for %(n)s manager.", "You wait for %(n)s managers.", managers)
        said.append(waits % {"n": words.number_word(managers).lower()})
    if new:
        people = ngettext("%(n)s person is new to screen.", "%(n)s people are new to screen.", new)
        said.append(people % {"n": words.number_word(new)})
    return " ".join(said)


def overseeing(user: User, now: dt.datetime) -> dict[str, Any]:
    """Admins see what runs, whoever runs it."""
    if not user.is_admin or user.has_role(Role.RECRUITER):
        return {}
    running = Requisition.objects.visible_to(user).running()
    desk = Desk(user, now, list(running.open_first().for_home()[:MOST_ROWS]))
    return {"overseen": overviews(desk, desk.requisitions, running.count())}
