from contextlib import suppress
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candidates.forms.my import LinkForm, MessageForm, WithdrawForm
from candidates.models import Candidate
from candidates.own_interviews import meetings_of, their_zone
from candidates.own_page import Standing, owner_of, standings_of
from candidates.views.by_link import by_link
from hiring.lifecycle import NotAllowed
from hiring.limits import Limit, minutes
from hiring.once import once

MESSAGES = Limit("my.write", times=20, seconds=60 * 60)


class Writing(NamedTuple):
    """A message that comes back to be put right, and to which application it belongs."""

    pk: int
    form: MessageForm


own = by_link(owner_of, "careers/bad_link.html", lambda: {"form": LinkForm()})
"""For one person only."""


@own
@require_safe
def my(request: HttpRequest, candidate: Candidate, token: str) -> HttpResponse:
    return page(request, candidate, token)


@own
@require_POST
def my_write(request: HttpRequest, candidate: Candidate, token: str, pk: int) -> HttpResponse:
    chosen = standing_for(candidate, pk)
    if wait := MESSAGES.spend(f"{candidate.pk}"):
        typed = MessageForm(initial=request.POST.dict(), auto_id=f"{pk}_%s")
        writing = Writing(pk, typed)
        response = page(request, candidate, token, writing, wait=minutes(wait), status=429)
        response["Retry-After"] = str(wait)
        return response
    return write(request, candidate, token, chosen)


@once
def write(request: HttpRequest, candidate: Candidate, token: str, chosen: Standing) -> HttpResponse:
    application = chosen.application
    form = MessageForm(request.POST, auto_id=f"{application.pk}_%s")
    if not form.is_valid():
        return page(request, candidate, token, Writing(application.pk, form), status=422)
    application.messages.write(application, by=candidate, body=form.cleaned_data["body"])
    return redirect(reverse("candidates:my", args=[token], query={"sent": chosen.key}))


@own
@require_http_methods(["GET", "HEAD", "POST"])
def my_withdraw(request: HttpRequest, candidate: Candidate, token: str, pk: int) -> HttpResponse:
    """Asks once more; only sending that page withdraws."""
    chosen = standing_for(candidate, pk)
    if not chosen.may_withdraw:
        return redirect("candidates:my", token)
    if request.method == "POST":
        return withdraw(request, candidate, token, chosen)
    return confirm(request, token, chosen, WithdrawForm())


@once
def withdraw(
    request: HttpRequest, candidate: Candidate, token: str, chosen: Standing
) -> HttpResponse:
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return confirm(request, token, chosen, form, status=422)
    # it may have ended a moment ago: their page shows it, while a refusal speaks of the inside
    with suppress(NotAllowed):
        chosen.application.withdraw(by=candidate, why=form.cleaned_data["why"])
    return redirect("candidates:my", token)


def page(
    request: HttpRequest,
    candidate: Candidate,
    token: str,
    writing: Writing | None = None,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    rows = [(one, form_of(one, writing)) for one in standings_of(candidate)]
    done = {name: request.GET.get(name, "") for name in ("sent", "kept", "named", "answered")}
    meetings = meetings_of(candidate)
    context = {"candidate": candidate, "token": token, "rows": rows, **done, **more}
    with their_zone(candidate, *(one.ours for one in meetings[:1])):
        return render(request, "careers/my.html", context | {"meetings": meetings}, status=status)


def form_of(one: Standing, writing: Writing | None) -> MessageForm:
    """An empty one, or the one that comes back."""
    pk = one.application.pk
    return writing.form if writing and writing.pk == pk else MessageForm(auto_id=f"{pk}_%s")


def standing_for(candidate: Candidate, pk: int) -> Standing:
    """404 for an application that is not theirs, or that they have not heard of."""
    for one in standings_of(candidate):
        if one.application.pk == pk:
            return one
    raise Http404


def confirm(
    request: HttpRequest, token: str, chosen: Standing, form: WithdrawForm, *, status: int = 200
) -> HttpResponse:
    context = {"token": token, "standing": chosen, "form": form}
    return render(request, "careers/withdraw.html", context, status=status)
