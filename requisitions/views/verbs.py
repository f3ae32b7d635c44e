"""The verbs of a requisition that ask for a press, or for a few words at most."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hiring.http import Request
from hiring.once import once
from requisitions.forms.note import ReasonForm, WhyForm
from requisitions.models import Requisition
from requisitions.overview import overview
from requisitions.pages import requisition_for


def done(request: Request, requisition: Requisition, sentence: str) -> HttpResponse:
    messages.success(request, sentence % {"code": requisition.code})
    return redirect(requisition)


def asked_again(request: Request, requisition: Requisition, **form: WhyForm) -> HttpResponse:
    page = overview(requisition, request.user) | {"answer": ReasonForm()} | form
    return render(request, "requisitions/detail.html", page, status=422)


@require_POST
@once
def submit(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.submit")
    requisition.submit(by=request.user)
    return done(request, requisition, _("%(code)s is with its approvers."))


@require_POST
@once
def recall(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.recall")
    requisition.recall(by=request.user)
    return done(request, requisition, _("%(code)s is a draft again."))


@require_POST
@once
def open(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.open")
    requisition.open(by=request.user)
    return done(request, requisition, _("%(code)s is open to candidates."))


@require_POST
@once
def hold(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.hold")
    form = WhyForm(request.POST, auto_id="hold-%s")
    if not form.is_valid():
        return asked_again(request, requisition, hold_why=form)
    requisition.hold(by=request.user, **form.cleaned_data)
    return done(request, requisition, _("%(code)s is on hold. Every clock stands still."))


@require_POST
@once
def resume(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.resume")
    requisition.resume(by=request.user)
    return done(request, requisition, _("%(code)s runs again, and so do its clocks."))


@require_POST
@once
def cancel(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.cancel")
    form = WhyForm(request.POST, auto_id="cancel-%s")
    if not form.is_valid():
        return asked_again(request, requisition, cancel_why=form)
    requisition.cancel(by=request.user, **form.cleaned_data)
    return done(request, requisition, _("%(code)s is cancelled."))


@require_POST
@once
def reopen(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.reopen")
    requisition.reopen(by=request.user)
    return done(request, requisition, _("%(code)s is a draft again; it needs approval anew."))
