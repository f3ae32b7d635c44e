"""To be told: the declined, and everyone left over when a requisition is filled or cancelled."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from candidates.farewells import (
    Farewell,
    Outcome,
    Waiting,
    farewells,
    fingerprint,
    first_words,
    send,
    why,
)
from candidates.forms.farewell import FarewellForm, PeopleForm
from candidates.models import Application
from candidates.models.application_queryset import ApplicationQuerySet
from hiring.accounts.models import User
from hiring.http import Request
from hiring.once import once
from requisitions.models import Requisition
from requisitions.pages import head, requisition_for

MOST_AT_ONCE = 100


@require_safe
def everyone_to_be_told(request: Request) -> HttpResponse:
    """Every requisition of this person where somebody still waits for an answer."""
    waiting = Application.objects.visible_to(request.user).to_be_told()
    people = {number: sum(stages.values()) for number, stages in waiting.counts().items()}
    mine = Requisition.objects.with_part(request.user).for_list()
    page = {"requisitions": [(one, people[one.pk]) for one in mine if one.pk in people]}
    return render(request, "candidates/everyone_to_be_told.html", page)


@require_safe
def to_be_told(request: Request, number: int) -> HttpResponse:
    """Those of one requisition, longest waiting first."""
    requisition = requisition_for(request.user, number, to="requisition.follow")
    return list_page(request, requisition, people_form(requisition, request.user))


def listed(requisition: Requisition, user: User) -> ApplicationQuerySet:
    return requisition.applications.visible_to(user).for_telling()


def people_form(requisition: Requisition, user: User, data: Any = None) -> PeopleForm:
    return PeopleForm(data, listed=listed(requisition, user), begins=first_words(requisition))


def list_page(request: Request, requisition: Requisition, form: PeopleForm) -> HttpResponse:
    waiting = listed(requisition, request.user).to_be_told()
    chosen = set(request.POST.getlist("people"))
    page = head(requisition, request.user, "pipeline") | {
        "form": form,
        "people": [
            Waiting(one, why(one), requisition.is_over or str(one.pk) in chosen)
            for one in waiting[:MOST_AT_ONCE]
        ],
        "total": waiting.count(),
        "may_tell": request.user.can("application.release", requisition),
    }
    status = 422 if form.is_bound else 200
    return render(request, "candidates/to_be_told.html", page, status=status)


@require_POST
def farewell_preview(request: Request, number: int) -> HttpResponse:
    """What each of them will read; nothing is sent."""
    requisition = requisition_for(request.user, number, to="application.release")
    form = people_form(requisition, request.user, request.POST)
    if not form.is_valid():
        return list_page(request, requisition, form)
    people = within(requisition, form.cleaned_data["people"])
    shown = farewells(people, form.suggestion(), by=request.user)
    return preview_page(request, requisition, form.suggestion(), shown)


def within(requisition: Requisition, people: Iterable[Application]) -> list[Application]:
    """The same people, sharing one requisition, so that it and its job title are read once."""
    found = list(people)
    prefetch_related_objects([requisition], "postings__revision")
    for application in found:
        application.requisition = requisition
    return found


def preview_page(
    request: Request,
    requisition: Requisition,
    words: str,
    shown: list[Farewell],
    form: FarewellForm | None = None,
) -> HttpResponse:
    """The words and everyone who reads them. With a form that has errors, nobody yet."""
    sent = [one for one in shown if one.can_be_sent]
    fresh = FarewellForm(
        listed=listed(requisition, request.user),
        people=[one.application.pk for one in sent],
        words=words,
        shown=fingerprint(sent),
    )
    page = {
        "requisition": requisition,
        "form": form or fresh,
        "shown": sent,
        "unreachable": [one.application for one in shown if not one.can_be_sent],
        "changed": request.POST.get("shown"),
    }
    return render(request, "candidates/farewell.html", page, status=422 if form else 200)


@require_POST
@once
def farewell_send(request: Request, number: int) -> HttpResponse:
    """Send what was shown; words that were changed since are shown once more first."""
    requisition = requisition_for(request.user, number, to="application.release")
    form = FarewellForm(request.POST, listed=listed(requisition, request.user))
    if not form.is_valid():
        return preview_page(request, requisition, "", [], form)
    words = form.cleaned_data["words"]
    people = within(requisition, form.cleaned_data["people"])
    shown = farewells(people, words, by=request.user)
    if "again" in request.POST or form.cleaned_data["shown"] != fingerprint(shown):
        return preview_page(request, requisition, words, shown)
    say(request, send(shown, by=request.user))
    return redirect("candidates:to_be_told", number)


@require_POST
@once
def farewell_already(request: Request, number: int) -> HttpResponse:
    """They have heard in another way: close their applications without a message."""
    requisition = requisition_for(request.user, number, to="application.release")
    form = people_form(requisition, request.user, request.POST)
    if not form.is_valid():
        return list_page(request, requisition, form)
    people = within(requisition, form.cleaned_data["people"])
    say(request, send([Farewell(person, "") for person in people], by=request.user))
    return redirect("candidates:to_be_told", number)


def say(request: Request, outcome: Outcome) -> None:
    """How many were told, and for each of the others why not."""
    told = len(outcome.told)
    if told:
        words = ngettext(
            "%(count)d person was told. Their application is closed.",
            "%(count)d people were told. Their applications are closed.",
            told,
        )
        messages.success(request, words % {"count": told})
    for application, sentence in outcome.kept:
        words = _("%(name)s was not told. %(why)s")
        messages.warning(request, words % {"name": application, "why": sentence})
