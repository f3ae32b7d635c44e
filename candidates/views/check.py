"""Background checks, as the recruiter works with them: requested, ordered, concluded."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candidates.check_file import opened
from candidates.forms.check import MAX_SIZE, RequestForm, ResultForm
from candidates.models import BackgroundCheck
from candidates.pages import application_for, check_for
from candidates.views.asking import ask_in
from hiring.files import takes_one_file
from hiring.http import Request, sent
from hiring.once import once


@require_http_methods(["GET", "HEAD", "POST"])
@once
def check_request(request: Request, pk: int) -> HttpResponse:
    application = application_for(request.user, pk, to="check.request")
    form = RequestForm(sent(request), application=application)
    if not form.is_valid():
        name = application.candidate.first_name
        introduction = _("%(name)s reads what is checked and consents on their own page, or not.")
        words = {
            "title": _("Request a check"),
            "introduction": introduction % {"name": name},
            "button": _("Ask %(name)s for consent") % {"name": name},
        }
        return ask_in(request, application, form, **words)
    check = BackgroundCheck.objects.request(application, form.cleaned_data["kind"], by=request.user)
    told = _("%(name)s is asked for their consent.")
    messages.success(request, told % {"name": application.candidate.first_name})
    return redirect(check)


@require_POST
@once
def check_step(request: Request, pk: int, verb: str) -> HttpResponse:
    """A move that needs no words."""
    check = check_for(request.user, pk, to=f"check.{verb}")
    getattr(check, verb)(by=request.user)
    return moved(request, check)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def check_drop(request: Request, pk: int) -> HttpResponse:
    check = check_for(request.user, pk, to="check.drop")
    check.must_allow("drop")
    if request.method != "POST":
        words = {
            "title": _("Drop “%(check)s”?") % {"check": check},
            "introduction": _("Nothing more is asked or ordered. It stays on the record."),
            "button": _("Drop it"),
            "danger": True,
        }
        return ask_in(request, check.application, Form(), **words)
    check.drop(by=request.user)
    return moved(request, check)


def moved(request: Request, check: BackgroundCheck) -> HttpResponse:
    words = _("“%(check)s” is now “%(status)s”.")
    messages.success(request, words % {"check": check, "status": check.get_status_display()})
    return redirect(check)


@takes_one_file(MAX_SIZE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def check_conclude(request: Request, pk: int, verb: str) -> HttpResponse:
    """What came back, clear or something to consider, with its file."""
    check = check_for(request.user, pk, to=f"check.{verb}")
    check.must_allow(verb)
    needs_note = verb == "consider"
    if request.method != "POST":
        return result_page(request, check, verb, ResultForm(check_of=check, needs_note=needs_note))
    if "remove" in request.POST:
        typed = request.POST.dict() | {"held": ""}
        bare = ResultForm(check_of=check, needs_note=needs_note, initial=typed)
        return result_page(request, check, verb, bare)
    form = ResultForm(request.POST, request.FILES, check_of=check, needs_note=needs_note)
    if not form.is_valid():
        form.hold()
        return result_page(request, check, verb, form, status=422)
    getattr(check, verb)(by=request.user, **form.given)
    return moved(request, check)


def result_page(
    request: Request, check: BackgroundCheck, verb: str, form: ResultForm, *, status: int = 200
) -> HttpResponse:
    names: dict[str, Any] = {"check": check, "name": check.application}
    headings = {
        "clear": _("“%(check)s” of %(name)s is clear"),
        "consider": _("“%(check)s” of %(name)s: something to consider"),
    }
    page = {"check": check, "application": check.application, "form": form}
    page |= {"title": headings[verb] % names, "verb": verb}
    return render(request, "candidates/check_result.html", page, status=status)


@require_safe
def check_result(request: Request, pk: int) -> FileResponse:
    check = check_for(request.user, pk, to="check.see_result")
    return opened(check, by=request.user)
