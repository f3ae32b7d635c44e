"""Answers of approvers from inside, and what those who wait for them can do."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hiring.http import Request
from hiring.once import once
from hiring.policy import require
from requisitions.forms.note import NoteForm, ReasonForm
from requisitions.forms.people import ReplaceForm
from requisitions.models import Approval, Change, Requisition
from requisitions.overview import overview
from requisitions.pages import requisition_for


@require_POST
@once
def approve(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.approve")
    return agree(request, requisition, requisition)


@require_POST
@once
def send_back(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.send_back")
    return refuse(request, requisition, requisition)


@require_POST
@once
def change_approve(request: Request, number: int, pk: int) -> HttpResponse:
    change = change_for(request, number, pk, to="change.approve")
    return agree(request, change.requisition, change)


@require_POST
@once
def change_send_back(request: Request, number: int, pk: int) -> HttpResponse:
    change = change_for(request, number, pk, to="change.send_back")
    return refuse(request, change.requisition, change)


@require_POST
@once
def change_withdraw(request: Request, number: int, pk: int) -> HttpResponse:
    change = change_for(request, number, pk, to="change.withdraw")
    change.withdraw(by=request.user)
    messages.success(request, _("Withdrawn. The old terms stand."))
    return redirect(change)


@require_POST
@once
def remind(request: Request, number: int, pk: int) -> HttpResponse:
    approval = approval_for(request, number, pk, to="approval.remind")
    approval.remind(by=request.user)
    name = approval.approver.first_name
    messages.success(request, _("%(name)s is asked again.") % {"name": name})
    return redirect(approval)


@once
def replace(request: Request, number: int, pk: int) -> HttpResponse:
    """Ask somebody else instead."""
    approval = approval_for(request, number, pk, to="approval.replace")
    form = ReplaceForm(request.POST or None, approval=approval)
    if not form.is_valid():
        page = {"approval": approval, "requisition": approval.requisition, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "requisitions/replace.html", page, status=status)
    approval.replace(by=request.user, person=form.cleaned_data["person"])
    name = approval.approver.first_name
    messages.success(request, _("%(name)s is asked instead.") % {"name": name})
    return redirect(approval)


def agree(request: Request, requisition: Requisition, thing: Requisition | Change) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return answered_wrong(request, requisition, form)
    thing.approve(by=request.user, **form.cleaned_data)
    messages.success(request, _("Your yes is kept."))
    return redirect("requisitions:detail", requisition.pk)


def refuse(request: Request, requisition: Requisition, thing: Requisition | Change) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return answered_wrong(request, requisition, form)
    thing.send_back(by=request.user, **form.cleaned_data)
    messages.success(request, _("Your no is kept, with your note."))
    return redirect("requisitions:detail", requisition.pk)


def answered_wrong(request: Request, requisition: Requisition, form: NoteForm) -> HttpResponse:
    page = overview(requisition, request.user) | {"answer": form}
    return render(request, "requisitions/detail.html", page, status=422)


def change_for(request: Request, number: int, pk: int, *, to: str) -> Change:
    requisition = requisition_for(request.user, number)
    change: Change = get_object_or_404(requisition.changes, pk=pk)
    require(request.user, to, change)
    return change


def approval_for(request: Request, number: int, pk: int, *, to: str) -> Approval:
    requisition = requisition_for(request.user, number)
    approval = get_object_or_404(Approval.objects.of(requisition), pk=pk)
    require(request.user, to, approval)
    return approval
