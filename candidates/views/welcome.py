"""The new hire's own page, by their link: what to do before, whom they meet, what we expect."""

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candidates.forms.my import LinkForm
from candidates.forms.owed_document import MAX_SIZE, DocumentForm
from candidates.models import Onboarding, OnboardingTask
from candidates.views.by_link import by_link
from candidates.welcome_page import Welcome, onboarding_of
from hiring.files import takes_one_file
from hiring.lifecycle import NotAllowed
from hiring.limits import Limit, minutes
from hiring.once import once

DOCUMENTS = Limit("welcome.document", times=20, seconds=60 * 60)


new_hire = by_link(onboarding_of, "careers/bad_welcome_link.html", lambda: {"form": LinkForm()})


def theirs(onboarding: Onboarding, pk: int) -> OnboardingTask:
    """404 for a task that is not theirs."""
    for task in Welcome.of(onboarding).tasks:
        if task.pk == pk:
            return task
    raise Http404


@new_hire
@require_safe
def welcome(request: HttpRequest, onboarding: Onboarding, token: str) -> HttpResponse:
    context = {
        "token": token,
        "welcome": Welcome.of(onboarding),
        "onboarding": onboarding,
        "sent": request.GET.get("sent", ""),
    }
    return render(request, "careers/welcome.html", context)


@new_hire
@require_POST
@once
def welcome_finish(
    request: HttpRequest, onboarding: Onboarding, token: str, pk: int
) -> HttpResponse:
    return moved(onboarding, token, pk, "finish")


@new_hire
@require_POST
@once
def welcome_reopen(
    request: HttpRequest, onboarding: Onboarding, token: str, pk: int
) -> HttpResponse:
    return moved(onboarding, token, pk, "reopen")


def moved(onboarding: Onboarding, token: str, pk: int, verb: str) -> HttpResponse:
    task = theirs(onboarding, pk)
    # ticked twice, or dropped a moment ago: their page shows how it is
    with suppress(NotAllowed):
        getattr(task, verb)(by=onboarding.application.candidate)
    return redirect(f"{reverse('candidates:welcome', args=[token])}#task-{pk}")


@takes_one_file(MAX_SIZE)
@new_hire
@require_http_methods(["GET", "HEAD", "POST"])
def welcome_document(
    request: HttpRequest, onboarding: Onboarding, token: str, pk: int
) -> HttpResponse:
    task = theirs(onboarding, pk)
    if not task.wants_document:
        raise Http404
    if request.method == "POST":
        return send_document(request, onboarding, token, task)
    return document_page(request, token, task, DocumentForm())


@once
def send_document(
    request: HttpRequest, onboarding: Onboarding, token: str, task: OnboardingTask
) -> HttpResponse:
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        return document_page(request, token, task, form, status=422)
    if wait := DOCUMENTS.spend(f"{onboarding.pk}"):
        response = document_page(request, token, task, form, status=429, wait=minutes(wait))
        response["Retry-After"] = str(wait)
        return response
    try:
        task.send_document(
            by=onboarding.application.candidate,
            name=form.name,
            kind=form.kind,
            stored=form.stored(),
        )
    except NotAllowed as refused:
        return document_page(request, token, task, form, status=409, refused=str(refused))
    return redirect(reverse("candidates:welcome", args=[token], query={"sent": str(task.pk)}))


def document_page(
    request: HttpRequest,
    token: str,
    task: OnboardingTask,
    form: DocumentForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {"token": token, "task": task, "form": form, **more}
    return render(request, "careers/welcome_document.html", context, status=status)
