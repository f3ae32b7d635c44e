"""Scheduling a round with somebody: a time that was agreed, or several to choose from."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from candidates.forms.schedule import BookForm, OfferForm, OfferOthersForm, SettleForm, TimesForm
from candidates.models import Application, Interview
from candidates.pages import application_for, interview_for
from candidates.when import said_span
from hiring.http import Request, sent
from hiring.lifecycle import NotAllowed
from hiring.once import once
from requisitions.models import Round

LOOK = "look"
"""The button that only asks for other people's free times."""


@once
def interview_book(request: Request, pk: int, number: int) -> HttpResponse:
    """A new interview at a time that was agreed."""
    application = application_for(request.user, pk, to="interview.book")
    round = round_of(application, number)
    form = begun(request, BookForm, application, round)
    if not form.is_valid():
        return plan(request, application, round, form)
    try:
        made = Interview.arrange(application, round, by=request.user, **form.given)
    except NotAllowed as refusal:
        return plan(request, application, round, form, refusal)
    return done(request, application, booked_words(made))


@once
def interview_offer(request: Request, pk: int, number: int) -> HttpResponse:
    """A new interview, for which the candidate chooses the time."""
    application = application_for(request.user, pk, to="interview.offer")
    round = round_of(application, number)
    form = begun(request, OfferForm, application, round)
    if not form.is_valid():
        return plan(request, application, round, form)
    try:
        made = Interview.offer(application, round, by=request.user, **form.given)
    except NotAllowed as refusal:
        return plan(request, application, round, form, refusal)
    return done(request, application, offered_words(made))


@once
def interview_settle(request: Request, pk: int) -> HttpResponse:
    """The time of one that was offered, agreed in another way."""
    interview = interview_for(request.user, pk, to="interview.book")
    form = SettleForm(sent(request), interview=interview)
    if not form.is_valid():
        return choose(request, interview, form, "book")
    try:
        interview.book(by=request.user, **form.given)
    except NotAllowed as refusal:
        return choose(request, interview, form, "book", refusal)
    return done(request, interview.application, booked_words(interview))


@once
def interview_offer_others(request: Request, pk: int) -> HttpResponse:
    """Other times, in the place of those that did not suit."""
    interview = interview_for(request.user, pk, to="interview.offer")
    form = OfferOthersForm(sent(request), interview=interview)
    if not form.is_valid():
        return choose(request, interview, form, "offer")
    try:
        interview.offer_others(by=request.user, **form.given)
    except NotAllowed as refusal:
        return choose(request, interview, form, "offer", refusal)
    return done(request, interview.application, offered_words(interview))


def round_of(application: Application, number: int) -> Round:
    rounds = application.requisition.rounds.current().for_page()
    round: Round = get_object_or_404(rounds, pk=number)
    return round


def begun[F: BookForm | OfferForm](
    request: Request, kind: type[F], application: Application, round: Round
) -> F:
    """Sent, or drawn again with what was typed and the free times of others."""
    if request.method != "POST":
        return kind(application=application, round=round)
    if LOOK not in request.POST:
        return kind(request.POST, application=application, round=round)
    typed: dict[str, Any] = request.POST.dict()
    many = {name: request.POST.getlist(name) for name in ("panel", "times")}
    return kind(application=application, round=round, initial=typed | many)


def plan(
    request: Request,
    application: Application,
    round: Round,
    form: TimesForm,
    refusal: NotAllowed | None = None,
) -> HttpResponse:
    """The page of a new one; nothing that was typed is lost."""
    page = {
        "application": application,
        "round": round,
        "form": form,
        "offers": not form.one,
        "book": reverse("candidates:interview_book", args=[application.pk, round.pk]),
        "offer": reverse("candidates:interview_offer", args=[application.pk, round.pk]),
    }
    return answer(request, "candidates/schedule.html", page, refusal)


def choose(
    request: Request,
    interview: Interview,
    form: TimesForm,
    verb: str,
    refusal: NotAllowed | None = None,
) -> HttpResponse:
    """The page of one that there is already."""
    page = {
        "application": interview.application,
        "interview": interview,
        "round": interview.round,
        "form": form,
        "verb": verb,
    }
    return answer(request, "candidates/reschedule.html", page, refusal)


def answer(
    request: Request, name: str, page: dict[str, Any], refusal: NotAllowed | None
) -> HttpResponse:
    if refusal:
        page["form"].add_error(None, str(refusal))
        return render(request, name, page, status=409)
    return render(request, name, page, status=422 if page["form"].is_bound else 200)


def done(request: Request, application: Application, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(f"{application.get_absolute_url()}#interviews")


def booked_words(interview: Interview) -> str:
    return _("Booked: %(round)s, %(when)s. Everybody is invited by mail.") % {
        "round": interview.round,
        "when": said_span(interview.during),
    }


def offered_words(interview: Interview) -> str:
    name = interview.candidate.first_name
    if not interview.candidate.email:
        return _("The times are on %(name)s’s own page. There is no e-mail to tell them.") % {
            "name": name
        }
    return _("%(name)s can choose a time now.") % {"name": name}
