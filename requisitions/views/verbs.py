"""The verbs of a requisition that ask for nothing but a press."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hiring.http import Request
from hiring.once import once
from requisitions.models import Requisition
from requisitions.pages import requisition_for


def done(request: Request, requisition: Requisition, sentence: str) -> HttpResponse:
    messages.success(request, sentence % {"code": requisition.code})
    return redirect(requisition)


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
    requisition.hold(by=request.user)
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
    requisition.cancel(by=request.user)
    return done(request, requisition, _("%(code)s is cancelled."))


@require_POST
@once
def reopen(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.reopen")
    requisition.reopen(by=request.user)
    return done(request, requisition, _("%(code)s is a draft again; it needs approval anew."))
