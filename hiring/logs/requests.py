"""One line for each request: what was asked by its name in the URL map, never by its address."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from structlog.contextvars import bind_contextvars, clear_contextvars

from hiring.accounts.models import User

type View = Callable[[HttpRequest], HttpResponse]

log = logging.getLogger(__name__)
HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")
QUIET = frozenset({"static", "healthz"})
"""Many, and all alike while all is well."""


class RequestLogMiddleware:
    """Gives every request an id, which its answer, its lines and its tasks carry."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        clear_contextvars()
        bind_contextvars(request_id=(number := number_of(request)))
        try:
            response = self.get_response(request)
            write(request, response, time.perf_counter() - began)
        finally:
            clear_contextvars()
        response[HEADER] = number
        return response


def number_of(request: HttpRequest) -> str:
    """The proxy's own where we are told that there is one, so that its log and ours agree."""
    said = request.headers.get(HEADER, "") if settings.BEHIND_PROXY else ""
    return said if WELL_FORMED.fullmatch(said) else uuid.uuid4().hex


def write(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    page = page_of(request)
    level = logging.DEBUG if page in QUIET and response.status_code < 500 else logging.INFO
    bind_contextvars(
        method=(request.method or "")[:10],
        page=page,
        status=response.status_code,
        ms=round(seconds * 1000, 1),
        account=account_of(request),
    )
    log.log(level, "request")


def page_of(request: HttpRequest) -> str:
    if request.resolver_match:
        return request.resolver_match.view_name
    return "static" if request.path.startswith(settings.STATIC_URL) else "unknown"


def account_of(request: HttpRequest) -> int | None:
    """Only when the view asked who is there: public pages never do, and can be cached."""
    for name in ("_cached_user", "user"):
        user = vars(request).get(name)
        if type(user) is User:
            return user.pk
    return None
