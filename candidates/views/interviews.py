"""Everybody's interviews: what they owe, what is to come, what was."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from candidates.agenda import Agenda, views_of
from hiring import clocks
from hiring.http import Request
from hiring.policy import require


@require_safe
def interviews(request: Request) -> HttpResponse:
    require(request.user, "interview.list")
    views = views_of(request.user, request.GET)
    shown = next(view for view in views if view.current)
    page = {
        "views": views,
        "agenda": Agenda.of(request.user, request.GET, shown.value, clocks.now()),
    }
    return render(request, "candidates/interviews.html", page)
