"""What everyone keeps of their own account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hiring.accounts import verbs
from hiring.accounts.forms.preferences import PreferencesForm
from hiring.accounts.forms.profile import ProfileForm, ThemeForm
from hiring.http import Request, way_back
from hiring.policy import require


def settings(request: Request) -> HttpResponse:
    """Name, time zone, country, appearance."""
    require(request.user, "account.edit", request.user)
    form = ProfileForm(request.POST or None, instance=request.user)
    if not form.is_valid():
        request.user.refresh_from_db()
        return shown(request, form, PreferencesForm(person=request.user))
    verbs.edit(request.user, by=request.user, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("settings")


@require_POST
def choose_notices(request: Request) -> HttpResponse:
    """What they hear of by mail, and how."""
    require(request.user, "account.edit", request.user)
    form = PreferencesForm(request.POST, person=request.user)
    if not form.is_valid():
        return shown(request, ProfileForm(instance=request.user), form)
    verbs.choose_notices(request.user, form.wishes, by=request.user)
    messages.success(request, _("Saved."))
    return redirect("settings")


def shown(request: Request, profile: ProfileForm, preferences: PreferencesForm) -> HttpResponse:
    page = {
        "profile": profile,
        "preferences": preferences,
        "may_make_tokens": request.user.can("token.make"),
    }
    status = 422 if profile.errors or preferences.errors else 200
    return render(request, "accounts/settings.html", page, status=status)


@require_POST
def appearance(request: Request) -> HttpResponse:
    """Light or dark, from the menu on every page, and back there."""
    require(request.user, "account.edit", request.user)
    form = ThemeForm(request.POST)
    if form.is_valid():
        verbs.edit(request.user, by=request.user, theme=form.cleaned_data["theme"])
    return redirect(way_back(request) or "settings")
