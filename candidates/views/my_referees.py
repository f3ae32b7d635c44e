"""A candidate names people who know their work, on their own page."""

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from candidates.forms.reference import RefereeForm
from candidates.models import Candidate, Reference
from candidates.own_page import Standing
from candidates.referee_page import trace
from candidates.views.my import own, standing_for
from hiring.lifecycle import NotAllowed
from hiring.limits import Limit, minutes
from hiring.once import once

NAMES = Limit("my.name_referee", times=20, seconds=60 * 60)


@own
@require_http_methods(["GET", "HEAD", "POST"])
def my_name_referee(
    request: HttpRequest, candidate: Candidate, token: str, pk: int
) -> HttpResponse:
    chosen = standing_for(candidate, pk)
    if not chosen.may_name_referees:
        return redirect("candidates:my", token)
    if request.method == "POST":
        return name(request, candidate, token, chosen)
    return page(request, token, chosen, RefereeForm(application=chosen.application))


@once
def name(request: HttpRequest, candidate: Candidate, token: str, chosen: Standing) -> HttpResponse:
    application = chosen.application
    form = RefereeForm(request.POST, application=application)
    if not form.is_valid():
        return page(request, token, chosen, form, status=422)
    if wait := NAMES.spend(chosen.key):
        response = page(request, token, chosen, form, status=429, wait=minutes(wait))
        response["Retry-After"] = str(wait)
        return response
    came_from = trace(request, application)
    # it may have ended a moment ago: their page shows it, while a refusal speaks of the inside
    with suppress(NotAllowed):
        Reference.objects.name_one(application, by=candidate, said=form.said, named_from=came_from)
    return redirect(reverse("candidates:my", args=[token], query={"named": chosen.key}))


@own
@require_POST
def my_drop_referee(
    request: HttpRequest, candidate: Candidate, token: str, pk: int, number: int
) -> HttpResponse:
    """Somebody they named who was not asked yet."""
    chosen = standing_for(candidate, pk)
    named = next((one for one in chosen.referees if one.pk == number), None)
    if named is None:
        raise Http404
    if named.is_unasked:
        with suppress(NotAllowed):
            named.drop(by=candidate)
    return redirect("candidates:my", token)


def page(
    request: HttpRequest,
    token: str,
    chosen: Standing,
    form: RefereeForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {"token": token, "standing": chosen, "form": form, **more}
    return render(request, "careers/name_referee.html", context, status=status)
