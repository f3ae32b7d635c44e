from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hiring.accounts.models import User
from hiring.http import Request
from hiring.once import once
from hiring.policy import require
from requisitions.forms.sheet import Sheet
from requisitions.models import Requisition
from requisitions.pages import requisition_for


@once
def new(request: Request) -> HttpResponse:
    require(request.user, "requisition.draft")
    sheet = Sheet(request.POST or None, user=request.user)
    return draft(request, sheet, title=_("New requisition"))


@once
def clone(request: Request, number: int) -> HttpResponse:
    """The form, filled in from another requisition."""
    requisition = requisition_for(request.user, number, to="requisition.clone")
    sheet = Sheet(request.POST or None, user=request.user, requisition=requisition, copied=True)
    return draft(request, sheet, title=_("Copy %(code)s") % {"code": requisition.code})


@once
def edit(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.edit")
    requisition.must_not_be_over()
    sheet = Sheet(
        request.POST or None, user=request.user, requisition=requisition, proposed=request.GET
    )
    if not sheet.is_valid():
        return shown(request, sheet, title=_("Edit %(code)s") % {"code": requisition.code})
    asked = requisition.edit(by=request.user, **sheet.values)
    if asked:
        messages.success(request, _("Saved. The new terms are with the approvers."))
    elif not ask_too(request, sheet, requisition):
        messages.success(request, _("Saved."))
    return redirect(requisition)


def draft(request: Request, sheet: Sheet, *, title: str) -> HttpResponse:
    if not sheet.is_valid():
        return shown(request, sheet, title=title)
    requisition = Requisition.objects.draft(by=request.user, like=sheet.copied, **sheet.values)
    if not ask_too(request, sheet, requisition):
        messages.success(request, _("%(code)s is kept as a draft.") % {"code": requisition.code})
    return redirect(requisition)


def ask_too(request: Request, sheet: Sheet, requisition: Requisition) -> bool:
    """Ask for approval in the same go, where that button was pressed."""
    if not sheet.asks:
        return False
    if not may_ask(request.user, requisition):
        messages.warning(
            request, _("Kept as a draft: its hiring manager or recruiter asks for approval.")
        )
        return True
    requisition.submit(by=request.user)
    messages.success(request, _("%(code)s is with its approvers.") % {"code": requisition.code})
    return True


def may_ask(user: User, requisition: Requisition) -> bool:
    return "submit" in requisition.open_verbs() and user.can("requisition.submit", requisition)


def shown(request: Request, sheet: Sheet, *, title: str) -> HttpResponse:
    page: dict[str, Any] = {"sheet": sheet, "title": title, "requisition": sheet.edited}
    return render(request, "requisitions/form.html", page, status=422 if sheet.is_bound else 200)
