"""Moving one person: the menu of moves, the words a move needs, and the move itself."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import reswap, trigger_client_event

from candidates.board import Board
from candidates.forms.board import BoardFilter
from candidates.forms.move import FORMS, MoveForm
from candidates.models import Application
from candidates.moves import offered
from candidates.pages import application_for
from hiring.http import Request, sent, toast, wants_fragment
from hiring.lifecycle import NotAllowed


def is_on_board(request: Request) -> bool:
    """Without scripts a card's menu is a page of its own, and so is the answer."""
    return wants_fragment(request) and request.GET.get("on") == "board"


@require_safe
def moves(request: Request, pk: int) -> HttpResponse:
    """What this person may do with that one: the menu of a card, or a page of its own."""
    application = application_for(request.user, pk)
    page = {"application": application, "moves": offered(application, request.user)}
    name = "candidates/moves.html" + ("#menu" if wants_fragment(request) else "")
    return render(request, name, page | {"query": request.GET.urlencode()})


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Request, pk: int, verb: str) -> HttpResponse:
    """Ask for the words that the verb needs; with them, make the move."""
    application = application_for(request.user, pk, to=f"application.{verb}")
    form = FORMS[verb](sent(request), application=application, by=request.user)
    if not form.is_valid():
        return ask(request, form)
    try:
        with transaction.atomic():
            application.must_still_be(form.seen)
            getattr(application, verb)(by=request.user, **form.given)
    except NotAllowed as refusal:
        if not is_on_board(request):
            raise
        return put_back(request, application, str(refusal))
    said = moved_words(application)
    if is_on_board(request):
        return toast(on_board(request, application), said)
    messages.success(request, said)
    return redirect(application)


def moved_words(application: Application) -> str:
    return _("%(name)s is now in “%(stage)s”.") % {
        "name": application,
        "stage": application.get_status_display(),
    }


def ask(request: Request, form: MoveForm) -> HttpResponse:
    """The words of one move: in the dialog, or as a page."""
    page = {"form": form, "application": form.application, "query": request.GET.urlencode()}
    name = "candidates/move.html" + ("#dialog" if wants_fragment(request) else "")
    return render(request, name, page, status=422 if form.is_bound else 200)


def choose(request: Request, pk: int) -> HttpResponse:
    """The final decision has a page of its own."""
    application = application_for(request.user, pk, to="application.choose")
    return redirect("candidates:decide", application.pk)


def present(request: Request, pk: int) -> HttpResponse:
    """Presenting begins with the draft shortlist."""
    application = application_for(request.user, pk, to="application.present")
    return ask(request, FORMS["present"](application=application, by=request.user))


def on_board(request: Request, application: Application) -> HttpResponse:
    """The card where it belongs now, and the counts of every column."""
    wishes = BoardFilter(request.GET).wishes
    board = Board(application.requisition, request.user, wishes)
    page: dict[str, Any] = {
        "requisition": application.requisition,
        "board": board,
        "columns": board.counted({}),
        "card": board.card_of(application),
        "query": request.GET.urlencode(),
    }
    response = render(request, "candidates/board.html#moved", page)
    moved = {"card": f"card-{application.pk}"}
    return reswap(trigger_client_event(response, "moved", moved, after="settle"), "none")


def put_back(request: Request, application: Application, sentence: str) -> HttpResponse:
    """409 with the card as it is now, where it is now."""
    current = application_for(request.user, application.pk)
    response = on_board(request, current)
    response.status_code = 409
    return toast(response, sentence, stays=True)
