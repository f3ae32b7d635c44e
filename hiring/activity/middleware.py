"""A notice is read once its reader follows its link, from the inbox or from a mail."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hiring.accounts.models import User
from hiring.activity.following import follow
from hiring.activity.letters import LINKED

type View = Callable[[HttpRequest], HttpResponse]


class NoticeMiddleware:
    """Wherever it leads behind the sign-in."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> None:
        # public pages never ask who is there
        if LINKED not in request.GET or not getattr(view, "login_required", True):
            return
        if request.method == "GET" and isinstance(request.user, User):
            follow(request, request.user)
