"""When somebody can meet others, and how their own calendar learns of it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hiring.accounts import verbs
from hiring.accounts.forms.absence import AbsenceForm
from hiring.accounts.forms.working_time import WorkingTimeForm
from hiring.accounts.models import User
from hiring.http import Request
from hiring.moments import today
from hiring.policy import require


@require_safe
def calendar(request: Request) -> HttpResponse:
    require(request.user, "account.edit", request.user)
    return shown(request)


@require_POST
def working_time(request: Request) -> HttpResponse:
    require(request.user, "account.edit", request.user)
    form = WorkingTimeForm(request.POST, instance=request.user)
    if not form.is_valid():
        request.user.refresh_from_db()
        return shown(request, working_time=form)
    verbs.edit(request.user, by=request.user, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("calendar")


def shown(
    request: Request,
    *,
    working_time: WorkingTimeForm | None = None,
    absence: AbsenceForm | None = None,
) -> HttpResponse:
    """The page, with the form that was filled in wrong where there is one."""
    page = {
        "working_time": working_time or WorkingTimeForm(instance=request.user),
        "absence": absence or AbsenceForm(person=request.user),
        "absences": request.user.absences.unfinished(today()),
        "feed": address(request.user),
        "today": today(),
    }
    wrong = any(form and form.errors for form in (working_time, absence))
    response = render(request, "accounts/calendar.html", page, status=422 if wrong else 200)
    response["Cache-Control"] = "no-store"
    return response


def address(user: User) -> str:
    """Where this person's feed is read; empty while there is none."""
    key = user.calendar_key
    return settings.SITE_URL + reverse("feed", args=[key]) if key else ""
