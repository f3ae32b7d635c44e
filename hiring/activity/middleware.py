"""A notice is read once its reader follows its link, from the inbox or from a mail."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.letters import LINKED
from hiring.activity.models import Notice

type View = Callable[[HttpRequest], HttpResponse]

LONGEST_NUMBER = 18


class NoticeMiddleware:
    """Marks as read the notice whose link led here, if it is this reader's."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> None:
        number = request.GET.get(LINKED, "")[:LONGEST_NUMBER]
        # public pages never ask who is there
        if not number.isdecimal() or not getattr(view, "login_required", True):
            return
        if request.method == "GET" and isinstance(request.user, User):
            Notice.objects.inbox(request.user).filter(pk=int(number)).read(clocks.now())
