"""References, as the recruiter works with them: asked for, named, asked, heard on the phone."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.forms.reference import (
    AskRefereesForm,
    CorrectRefereeForm,
    RefereeOfTheirsForm,
    ReferenceForm,
)
from candidates.models import Application, Reference
from candidates.pages import application_for, reference_for
from candidates.views.asking import ask_in
from hiring.http import Request, sent
from hiring.once import once

SECTION = "references"


@require_http_methods(["GET", "HEAD", "POST"])
@once
def ask_referees(request: Request, pk: int) -> HttpResponse:
    """Words to the candidate, who then names people on their own page."""
    application = application_for(request.user, pk, to="application.ask_referees")
    form = AskRefereesForm(sent(request), application=application, by=request.user)
    if not form.is_valid():
        return ask_in(request, application, form, **asking_words(application))
    application.ask_referees(by=request.user, note=form.cleaned_data["note"])
    words = _("%(name)s is asked to name referees.")
    messages.success(request, words % {"name": application.candidate.first_name})
    return redirect(f"{application.get_absolute_url()}#{SECTION}")


def asking_words(application: Application) -> dict[str, Any]:
    name = application.candidate.first_name
    introduction = _("%(name)s reads this by mail and on their own page, and names people there.")
    return {
        "title": _("Ask %(name)s for referees") % {"name": name},
        "introduction": introduction % {"name": name},
        "button": _("Send to %(name)s") % {"name": name},
    }


@require_http_methods(["GET", "HEAD", "POST"])
@once
def reference_name(request: Request, pk: int) -> HttpResponse:
    """Somebody the candidate named in another way, and agreed to."""
    application = application_for(request.user, pk, to="reference.name")
    form = RefereeOfTheirsForm(sent(request), application=application)
    if not form.is_valid():
        words = {"title": _("Name a referee"), "button": _("Name them")}
        return ask_in(request, application, form, **words)
    named = Reference.objects.name_one(application, by=request.user, said=form.said)
    messages.success(request, _("%(name)s is named. They are not asked yet.") % {"name": named})
    return redirect(named)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def reference_correct(request: Request, pk: int) -> HttpResponse:
    """How to reach them, until they have answered."""
    reference = reference_for(request.user, pk, to="reference.correct")
    reference.must_be_open()
    form = CorrectRefereeForm(sent(request), reference=reference)
    if not form.is_valid():
        return ask_in(request, reference.application, form, **correcting_words(reference))
    reference.correct(by=request.user, **form.said)
    messages.success(request, _("%(name)s is corrected.") % {"name": reference})
    return redirect(reference)


def correcting_words(reference: Reference) -> dict[str, Any]:
    words = {"title": _("Correct %(name)s") % {"name": reference}, "button": _("Save")}
    if reference.is_waited_for:
        words["introduction"] = _(
            "They have their link. With another address it stops working, and a new one goes there."
        )
    return words


@require_POST
@once
def reference_ask(request: Request, pk: int) -> HttpResponse:
    reference = reference_for(request.user, pk, to="reference.ask")
    reference.ask(by=request.user)
    messages.success(request, _("%(name)s gets the questions by mail.") % {"name": reference})
    return redirect(reference)


@require_POST
@once
def reference_remind(request: Request, pk: int) -> HttpResponse:
    reference = reference_for(request.user, pk, to="reference.remind")
    reference.remind(by=request.user)
    messages.success(request, _("%(name)s is asked once more.") % {"name": reference})
    return redirect(reference)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def reference_record(request: Request, pk: int) -> HttpResponse:
    """What was heard on the phone: the same questions."""
    reference = reference_for(request.user, pk, to="reference.record")
    reference.must_allow("record")
    form = form_of(reference, sent(request))
    if not form.is_valid():
        page = {"reference": reference, "application": reference.application, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "candidates/record_reference.html", page, status=status)
    reference.record(by=request.user, said=form.testimony)
    messages.success(request, _("What %(name)s said is kept.") % {"name": reference})
    return redirect(reference)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def reference_drop(request: Request, pk: int) -> HttpResponse:
    reference = reference_for(request.user, pk, to="reference.drop")
    reference.must_allow("drop")
    if request.method != "POST":
        words = {
            "title": _("Drop the reference of %(name)s?") % {"name": reference},
            "introduction": _("Their link stops working. Nobody is told."),
            "button": _("Drop it"),
            "danger": True,
        }
        return ask_in(request, reference.application, Form(), **words)
    reference.drop(by=request.user)
    messages.success(request, _("The reference of %(name)s is dropped.") % {"name": reference})
    return redirect(reference)


def form_of(reference: Reference, data: Any = None) -> ReferenceForm:
    """The questions of a reference: what the requisition asks for now."""
    return ReferenceForm(data, criteria=list(reference.requisition.criteria.current()))
