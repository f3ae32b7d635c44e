"""The board of a requisition: its columns, the rest of one, and how a person likes to see it."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from candidates.board import Board
from candidates.forms.board import BoardFilter
from candidates.lifecycle import Stage
from hiring import clocks
from hiring.accounts.models import User
from hiring.http import Request, wants_fragment
from requisitions.models import Requisition
from requisitions.pages import head, requisition_for

BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC), 0


def page_of(request: Request, requisition: Requisition) -> dict[str, Any]:
    """What the board and each of its fragments know."""
    form = BoardFilter(request.GET)
    return {
        "requisition": requisition,
        "filter": form,
        "board": Board(requisition, request.user, form.wishes),
        "query": urlencode(form.wishes | {"on": "board"}),
    }


@require_safe
@vary_on_headers("HX-Request")
def board(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.follow")
    page = page_of(request, requisition)
    if request.GET.get("stage") in Stage:
        return rest(request, page, Stage(request.GET["stage"]))
    columns = page["board"].columns()
    page |= {"columns": columns, "is_empty": not any(column.count.people for column in columns)}
    page["may_add"] = request.user.can("application.add", requisition)
    if wants_fragment(request):
        return render(request, "candidates/board.html#board", page)
    page |= head(requisition, request.user, "pipeline")
    page["left_over"] = page["board"].left_over()
    page["views"] = views(request)
    return render(request, "candidates/board.html", page)


def rest(request: Request, page: dict[str, Any], stage: Stage) -> HttpResponse:
    """The next cards of one column; without JavaScript a page of them."""
    column = page["board"].rest_of(stage, *place(request))
    name = "candidates/board.html#cards" if wants_fragment(request) else "candidates/column.html"
    return render(request, name, page | {"column": column})


def place(request: Request) -> tuple[tuple[dt.datetime, int], dt.datetime]:
    """After whom, and as things stood when. A key that nobody can read is the beginning."""
    now = clocks.now()
    try:
        since, until = (parse_datetime(request.GET[name]) for name in ("since", "until"))
        pk = int(request.GET["after"])
        if since is None or until is None or not (since.tzinfo and until.tzinfo):
            return BEGINNING, now
        return (since.astimezone(dt.UTC), pk), min(until.astimezone(dt.UTC), now)
    except (KeyError, ValueError, OverflowError):
        return BEGINNING, now


def views(request: Request) -> list[tuple[str, str, str, bool]]:
    """Value, words, picture, and whether this is how the reader sees boards."""
    pictures = {"board": "square-kanban", "compact": "rows-3", "list": "list"}
    return [
        (value, str(label), pictures[value], value == request.user.board_view)
        for value, label in User.BoardView.choices
    ]


@require_POST
def board_view(request: Request, number: int) -> HttpResponse:
    """Kept for this person, for every board."""
    requisition = requisition_for(request.user, number, to="requisition.follow")
    chosen = request.POST.get("view", "")
    if chosen in User.BoardView:
        request.user.board_view = User.BoardView(chosen)
        request.user.save(update_fields=["board_view"])
    if wants_fragment(request):
        return HttpResponse(status=204)
    return redirect("candidates:board", requisition.pk)
