"""What a view is given once somebody has signed in, and what htmx is answered."""

from django.http import HttpRequest, HttpResponse
from django_htmx.http import trigger_client_event
from django_htmx.middleware import HtmxDetails

from hiring.accounts.models import User


class Request(HttpRequest):
    """Views behind the sign-in: somebody is there."""

    user: User
    htmx: HtmxDetails


def wants_fragment(request: Request) -> bool:
    """htmx asks for a part of the page; when it restores history it wants the whole."""
    return bool(request.htmx) and not request.htmx.history_restore_request


def toast(response: HttpResponse, text: str, *, stays: bool = False) -> HttpResponse:
    """A short message at the foot of the page; `stays` until it is closed."""
    trigger_client_event(response, "toast", {"text": text, "stays": stays})
    return response
