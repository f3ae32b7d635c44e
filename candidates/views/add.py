"""Adding somebody by hand: the same person is the same row, however they come."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from candidates import intake
from candidates.forms.add import AddForm
from hiring.http import Request
from hiring.once import once
from requisitions.pages import requisition_for


@require_http_methods(["GET", "HEAD", "POST"])
@once
def add(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="application.add")
    if request.method != "POST":
        return page(request, AddForm(requisition, request.user))
    if "remove" in request.POST:
        typed = request.POST.dict() | {"held": ""}
        return page(request, AddForm(requisition, request.user, initial=typed))
    form = AddForm(requisition, request.user, request.POST, request.FILES)
    if not form.is_valid():
        form.hold()
        return page(request, form, status=422)
    application = intake.add(requisition, form.sent(), by=request.user, **form.details())
    messages.success(request, _("%(name)s is added as a prospect.") % {"name": application})
    return redirect(application)


def page(request: Request, form: AddForm, *, status: int = 200) -> HttpResponse:
    context = {"requisition": form.requisition, "form": form}
    return render(request, "candidates/add.html", context, status=status)
