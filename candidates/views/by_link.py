"""Pages that a signed link opens: for whoever holds it, kept by no cache, found by no search."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from hiring.links import BadLink

type View = Callable[..., HttpResponse]


def told_to_nobody(response: HttpResponse) -> HttpResponse:
    """Found by no search engine, and the address, which is the key, is not passed on: only where
    people came from. With "no-referrer" browsers would leave the origin out of our own forms, too.
    """
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


def by_link(
    find: Callable[[str], Any], lost: str, context: Callable[[], dict[str, Any]] = dict
) -> Callable[[View], View]:
    """The view is given what `find` makes of the token. For a link that does not count any more
    the template `lost` is shown, with this context."""

    def opened(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                found = find(token)
            except BadLink:
                response = render(request, lost, context(), status=404)
            else:
                response = view(request, found, token, *args, **kwargs)
            return told_to_nobody(response)

        return login_not_required(never_cache(answer))

    return opened
