"""What a view is given once somebody has signed in, and what htmx is answered."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import trigger_client_event
from django_htmx.middleware import HtmxDetails

from hiring.accounts.models import User


class Request(HttpRequest):
    """Views behind the sign-in: somebody is there."""

    user: User
    htmx: HtmxDetails


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was posted, nothing while the page is only read."""
    return request.POST if request.method == "POST" else None


def way_back(request: HttpRequest) -> str:
    """The page they came from, if it is one of ours and said to be: never another site, and no
    word that could be taken for the name of an address."""
    back = request.POST.get("next", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if is_ours else ""


def wants_fragment(request: Request) -> bool:
    """htmx asks for a part of the page; when it restores history it wants the whole."""
    return bool(request.htmx) and not request.htmx.history_restore_request


def toast(response: HttpResponse, text: str, *, stays: bool = False) -> HttpResponse:
    """A short message at the foot of the page; `stays` until it is closed."""
    trigger_client_event(response, "toast", {"text": text, "stays": stays})
    return response
