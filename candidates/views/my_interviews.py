"""What a candidate does with an interview, on their own page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candidates.forms.my_interview import CancelForm, OthersForm, PickForm, ZoneForm
from candidates.models import Candidate, Interview, Slot, Taken
from candidates.own_interviews import meeting, their_zone
from candidates.views.my import own
from hiring.lifecycle import NotAllowed
from hiring.limits import Limit, minutes
from hiring.once import once

ASKED = Limit("my.ask_others", times=10, seconds=60 * 60)


@own
@require_safe
def my_interview(request: HttpRequest, candidate: Candidate, token: str, pk: int) -> HttpResponse:
    return page(request, token, interview_of(candidate, pk))


@own
@require_POST
@once
def interview_pick(request: HttpRequest, candidate: Candidate, token: str, pk: int) -> HttpResponse:
    interview = interview_of(candidate, pk)
    pick = partial(interview.pick, by=candidate)
    return take(request, token, interview, "picked", pick)


@own
@require_POST
@once
def my_reschedule(request: HttpRequest, candidate: Candidate, token: str, pk: int) -> HttpResponse:
    interview = interview_of(candidate, pk)

    def move(slot: Slot) -> None:
        interview.reschedule(starts_at=slot.during.lower, by=candidate)

    return take(request, token, interview, "moved", move)


@own
@require_POST
@once
def my_ask_others(request: HttpRequest, candidate: Candidate, token: str, pk: int) -> HttpResponse:
    interview = interview_of(candidate, pk)
    form = OthersForm(request.POST)
    if not form.is_valid():
        return page(request, token, interview, others=form, status=422)
    if wait := ASKED.spend(f"{candidate.pk}"):
        response = page(request, token, interview, others=form, wait=minutes(wait), status=429)
        response["Retry-After"] = str(wait)
        return response
    try:
        interview.ask_others(by=candidate, wish=form.cleaned_data["wish"])
    except NotAllowed:
        return changed(request, token, candidate, pk)
    return back(token, pk, "asked")


@own
@require_http_methods(["GET", "HEAD", "POST"])
def my_cancel(request: HttpRequest, candidate: Candidate, token: str, pk: int) -> HttpResponse:
    """Asks once more; only sending that page cancels."""
    interview = interview_of(candidate, pk)
    if not meeting(interview).may_change:
        return redirect("candidates:my_interview", token, pk)
    if request.method == "POST":
        return cancel(request, candidate, token, interview)
    return confirm(request, token, interview, CancelForm())


@once
def cancel(
    request: HttpRequest, candidate: Candidate, token: str, interview: Interview
) -> HttpResponse:
    form = CancelForm(request.POST)
    if not form.is_valid():
        return confirm(request, token, interview, form, status=422)
    try:
        interview.cancel(by=candidate, why=form.cleaned_data["why"])
    except NotAllowed:
        return changed(request, token, candidate, interview.pk)
    return redirect("candidates:my_interview", token, interview.pk)


@own
@require_POST
def my_time_zone(request: HttpRequest, candidate: Candidate, token: str) -> HttpResponse:
    form = ZoneForm(request.POST)
    if form.is_valid():
        candidate.live_in(form.cleaned_data["time_zone"])
    number = request.POST.get("interview", "")
    if number.isdecimal() and candidate.interviews.filter(pk=number[:18]).exists():
        return redirect("candidates:my_interview", token, int(number))
    return redirect("candidates:my", token)


def interview_of(candidate: Candidate, pk: int) -> Interview:
    """404 for one that is not theirs."""
    interview = candidate.interviews.for_page().filter(pk=pk).first()
    if interview is None:
        raise Http404
    interview.candidate = interview.application.candidate = candidate
    return interview


def take(
    request: HttpRequest,
    token: str,
    interview: Interview,
    done: str,
    act: Callable[[Slot], None],
) -> HttpResponse:
    """One of the times offered; whoever comes second is told so, and shown the others."""
    form = PickForm(request.POST)
    number = form.cleaned_data["slot"] if form.is_valid() else 0
    slot = interview.slots.filter(pk=number).first()
    if slot is None:
        said = _("That time is no longer offered. Choose one of these.")
        return page(request, token, interview, problem=said, status=409)
    try:
        act(slot)
    except Taken:
        said = _("Somebody took that time a moment ago. These are still free.")
        return page(request, token, again(interview), problem=said, status=409)
    except NotAllowed:
        return changed(request, token, interview.candidate, interview.pk)
    return back(token, interview.pk, done)


def again(interview: Interview) -> Interview:
    """As it stands: what was refused left its marks on the one in hand."""
    return interview_of(interview.candidate, interview.pk)


def changed(request: HttpRequest, token: str, candidate: Candidate, pk: int) -> HttpResponse:
    """A refusal speaks of the inside, so they read how it stands now."""
    said = _("That was not possible any more. This is how it stands now.")
    return page(request, token, interview_of(candidate, pk), problem=said, status=409)


def back(token: str, pk: int, done: str) -> HttpResponse:
    return redirect(reverse("candidates:my_interview", args=[token, pk], query={"done": done}))


def page(
    request: HttpRequest,
    token: str,
    interview: Interview,
    *,
    status: int = 200,
    others: OthersForm | None = None,
    **more: Any,
) -> HttpResponse:
    candidate = interview.candidate
    with their_zone(candidate, interview.requisition.recruiter) as zone:
        context = {
            "token": token,
            "candidate": candidate,
            "one": meeting(interview),
            "others": others or OthersForm(),
            "zone_form": ZoneForm(zone=zone),
            "done": request.GET.get("done", ""),
            **more,
        }
        return render(request, "careers/interview.html", context, status=status)


def confirm(
    request: HttpRequest, token: str, interview: Interview, form: CancelForm, *, status: int = 200
) -> HttpResponse:
    with their_zone(interview.candidate, interview.requisition.recruiter):
        context = {"token": token, "one": meeting(interview), "form": form}
        return render(request, "careers/cancel_interview.html", context, status=status)
