"""Redirects that htmx can follow: it would otherwise put the page it lands on into a fragment."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

type View = Callable[[HttpRequest], HttpResponse]


def is_same_page(request: Any, location: str) -> bool:
    """To another place of the page they are on: the browser would only scroll there, and show it
    as it was."""
    here = urlsplit(request.htmx.current_url or "")
    there = urlsplit(location)
    return bool(there.fragment) and (here.path, here.query) == (there.path, there.query)


class HtmxRedirectMiddleware:
    """The browser itself goes where a view redirects; where the session ended, the page reloads.

    Belongs after HtmxMiddleware and before LoginRequiredMiddleware.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not (getattr(request, "htmx", False) and 300 <= response.status_code < 400):
            return response
        answer: HttpResponse = HttpResponseClientRedirect(response["Location"])
        if is_same_page(request, response["Location"]):
            answer["HX-Refresh"] = "true"
        if response["Location"].startswith(resolve_url(settings.LOGIN_URL)):
            answer = HttpResponseClientRefresh()
        answer.cookies = response.cookies  # messages travel in one
        return answer
