"""The page of one application: evidence, résumé, messages, what happened, what is next."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from candidates.dossier import dossier
from candidates.models import Application
from candidates.pages import application_for
from hiring.http import Request


@require_safe
def application(request: Request, pk: int) -> HttpResponse:
    found = application_for(request.user, pk)
    return show(request, found)


def show(request: Request, application: Application, **forms: Any) -> HttpResponse:
    """The page; with a form that has something to fix, 422."""
    page = dossier(application, request.user, request.GET)
    if page["resume"]:
        page["resume"].seen(by=request.user)
    status = 422 if forms else 200
    return render(request, "candidates/application.html", page | forms, status=status)
