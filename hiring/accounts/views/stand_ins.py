"""Who takes a hiring manager's place, and when."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hiring.accounts import verbs
from hiring.accounts.forms.stand_in import StandInForm
from hiring.accounts.models import StandIn, User
from hiring.http import Request
from hiring.moments import today
from hiring.once import once
from hiring.policy import can, require


@once
def stand_ins(request: Request) -> HttpResponse:
    """Everyone sees theirs; a hiring manager names somebody."""
    if request.method != "POST":
        return shown(request, StandInForm(by=request.user))
    if not request.user.is_admin:
        require(request.user, "stand_in.name", request.user)
    form = StandInForm(request.POST, by=request.user)
    if not form.is_valid():
        return shown(request, form)
    manager: User = form.cleaned_data["manager"]
    require(request.user, "stand_in.name", manager)
    verbs.name_stand_in(**form.cleaned_data, by=request.user)
    named = {"person": form.cleaned_data["person"].first_name, "manager": manager.first_name}
    messages.success(request, _("%(person)s stands in for %(manager)s then.") % named)
    return redirect("stand_ins")


@require_POST
@once
def remove(request: Request, pk: int) -> HttpResponse:
    stand_in = get_object_or_404(StandIn.objects.visible_to(request.user), pk=pk)
    require(request.user, "stand_in.remove", stand_in)
    verbs.remove_stand_in(stand_in, by=request.user)
    messages.success(request, _("Removed. Open tasks are with the hiring manager alone again."))
    return redirect("stand_ins")


def shown(request: Request, form: StandInForm) -> HttpResponse:
    theirs = StandIn.objects.visible_to(request.user).unfinished(today())
    listed = theirs.select_related("manager", "person")
    may_name = can(request.user, "stand_in.name", request.user)
    rows = [(one, can(request.user, "stand_in.remove", one)) for one in listed]
    page = {"form": form if may_name else None, "rows": rows, "today": today()}
    return render(request, "accounts/stand_ins.html", page, status=422 if form.errors else 200)
