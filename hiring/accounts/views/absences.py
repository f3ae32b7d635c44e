"""When somebody is away: said by themselves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hiring.accounts import verbs
from hiring.accounts.forms.absence import AbsenceForm
from hiring.accounts.models import Absence
from hiring.accounts.views.calendar import shown
from hiring.http import Request
from hiring.once import once
from hiring.policy import require


@require_POST
@once
def add(request: Request) -> HttpResponse:
    require(request.user, "absence.add", request.user)
    form = AbsenceForm(request.POST, person=request.user)
    if not form.is_valid():
        return shown(request, absence=form)
    verbs.add_absence(request.user, **form.cleaned_data, by=request.user)
    messages.success(request, _("Nobody is offered a time with you on these days."))
    return redirect("calendar")


@require_POST
@once
def remove(request: Request, pk: int) -> HttpResponse:
    absence = get_object_or_404(Absence.objects.visible_to(request.user), pk=pk)
    require(request.user, "absence.remove", absence)
    verbs.remove_absence(absence, by=request.user)
    messages.success(request, _("Removed. You can be asked to interview on these days again."))
    return redirect("calendar")
