"""The private address at which somebody's calendar reads when they meet whom."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_POST, require_safe

from hiring import calendars
from hiring.accounts import verbs
from hiring.accounts.models import Company, User
from hiring.activity.letters import readers_place
from hiring.http import Request
from hiring.policy import require


@require_POST
def make(request: Request) -> HttpResponse:
    require(request.user, "feed.make", request.user)
    verbs.make_feed(request.user, by=request.user)
    messages.success(request, _("Copy the address below into your calendar."))
    return redirect("calendar")


@require_POST
def take_back(request: Request) -> HttpResponse:
    require(request.user, "feed.take_back", request.user)
    verbs.take_back_feed(request.user, by=request.user)
    messages.success(request, _("Taken back. Calendars that knew the address learn no more."))
    return redirect("calendar")


@login_not_required
@conditional_page
@cache_control(private=True, no_cache=True)
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """Whoever knows the key reads it: calendars cannot sign in, and ask again all day."""
    reader = get_object_or_404(User.objects.of_feed(key))
    with readers_place(reader):
        words = calendars.feed(Company.shown().name, calendars.meetings_of(reader))
    response = HttpResponse(words, content_type="text/calendar; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    response["Content-Disposition"] = 'attachment; filename="interviews.ics"'
    return response
