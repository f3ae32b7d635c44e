"""Every error is a problem document: RFC 9457, application/problem+json."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from hiring.accounts.models import User
from hiring.activity.record import record
from hiring.api.invalid import Invalid, Overtaken, Unread
from hiring.api.throttling import A_STRANGER
from hiring.lifecycle import NotAllowed
from hiring.limits import connection_of
from hiring.policy import Refused

KEPT = ("WWW-Authenticate", "Retry-After", "Allow")
MEDIA_TYPE = "application/problem+json"


def answer(problem: Exception, context: dict[str, Any]) -> Response | None:
    """What DRF asks of its EXCEPTION_HANDLER. What it does not know is a 500, as elsewhere."""
    request: Request = context["request"]
    if isinstance(problem, Invalid):
        errors = [
            {"field": field, "message": message}
            for field, messages in problem.errors.items()
            for message in messages
        ]
        return document(422, _("Some of it cannot be taken as it is."), errors=errors)
    if isinstance(problem, NotAllowed):
        return document(409, str(problem))
    if isinstance(problem, Overtaken):
        return document(412, _("It was changed meanwhile. Read it again, then write."))
    if isinstance(problem, Unread):
        return document(428, _("Send the ETag of what you read as If-Match."))
    if isinstance(problem, Refused):
        if isinstance(request.user, User):
            record("account.refused", request.user, by=request.user, rule=problem.verb)
        return document(403, str(problem))
    if isinstance(problem, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        wait = A_STRANGER.spend(connection_of(request))
        problem = exceptions.Throttled(wait) if wait else problem
    if isinstance(problem, Http404 | exceptions.NotFound):
        return document(404, _("There is nothing here that you may see."))
    if isinstance(problem, RequestDataTooBig):
        return document(413, _("That is more than is read at once."))
    if isinstance(problem, SuspiciousOperation):
        return document(400, _("It could not be read."))
    return of_framework(problem, context)


def of_framework(problem: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's own: 400, 401, 403, 405, 406, 415, 429, with the headers that belong to them."""
    response = exception_handler(problem, context)
    if response is None:
        return None
    said = getattr(problem, "detail", None) or str(problem)
    headers = {name: response[name] for name in KEPT if name in response}
    return document(response.status_code, str(said), headers=headers)


def document(
    status: int, detail: str, *, headers: dict[str, str] | None = None, **more: Any
) -> Response:
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    return Response(
        body | {"detail": detail} | more,
        status=status,
        headers=headers,
        content_type=MEDIA_TYPE,
    )
