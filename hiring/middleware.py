"""What every answer shares: the reader's time zone, and refusals said in words."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import timezone

from hiring.accounts.models import User
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed
from hiring.policy import Refused

type View = Callable[[HttpRequest], HttpResponse]


class ReaderMiddleware:
    """Times are shown in the reader's zone."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> None:
        # public pages never ask who is there: they set no cookie and can be cached
        if not getattr(view, "login_required", True):
            return
        if isinstance(request.user, User):
            timezone.activate(ZoneInfo(request.user.time_zone))


class RefusalMiddleware:
    """403 with the rule's own sentence, and on the record; 409 with the lifecycle's; 405 with
    the way back to where the button is."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and request.method == "GET":
            page = render_to_string("405.html", {"back": page_above(request.path)}, request)
            response.content = page.encode()
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if isinstance(problem, NotAllowed):
            return refusal(request, 409, str(problem))
        if isinstance(problem, Refused):
            if not isinstance(request.user, AnonymousUser):
                record("account.refused", request.user, by=request.user, rule=problem.verb)
            return refusal(request, 403, str(problem))
        return None


def page_above(path: str) -> str:
    """The nearest address above this one: of a verb that is its record's page."""
    above = path.rstrip("/").rpartition("/")[0] + "/"
    try:
        resolve(above)
    except Resolver404:
        return page_above(above)
    return above


def refusal(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    page = f"{status}.html#fragment" if getattr(request, "htmx", False) else f"{status}.html"
    return render(request, page, {"sentence": sentence}, status=status)
