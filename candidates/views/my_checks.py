"""A candidate gives their consent to a background check, or refuses it, on their own page."""

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from candidates.models import BackgroundCheck, Candidate
from candidates.own_page import Standing, standings_of
from candidates.views.my import own
from hiring.lifecycle import NotAllowed
from hiring.once import once


def asked_of(candidate: Candidate, pk: int) -> tuple[Standing, BackgroundCheck]:
    """404 for a check that is not theirs."""
    for standing in standings_of(candidate):
        for check in standing.checks:
            if check.pk == pk:
                return standing, check
    raise Http404


@own
@require_safe
def my_check(request: HttpRequest, candidate: Candidate, token: str, pk: int) -> HttpResponse:
    """What is looked at, and both answers."""
    standing, check = asked_of(candidate, pk)
    if not check.awaits_consent:
        return redirect("candidates:my", token)
    context = {"token": token, "standing": standing, "check": check}
    return render(request, "careers/check.html", context)


@own
@require_POST
@once
def check_consent(request: HttpRequest, candidate: Candidate, token: str, pk: int) -> HttpResponse:
    return answered(candidate, token, pk, "consent")


@own
@require_POST
@once
def check_refuse(request: HttpRequest, candidate: Candidate, token: str, pk: int) -> HttpResponse:
    return answered(candidate, token, pk, "refuse")


def answered(candidate: Candidate, token: str, pk: int, verb: str) -> HttpResponse:
    standing, check = asked_of(candidate, pk)
    # answered or dropped a moment ago: their page shows it, while a refusal speaks of the inside
    with suppress(NotAllowed):
        getattr(check, verb)(by=candidate)
    return redirect(reverse("candidates:my", args=[token], query={"answered": standing.key}))
