from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework.exceptions import MethodNotAllowed, NotFound
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.views import APIView


class Nothing(APIView):
    """Any other address below /api/: programs get no page that is made for people."""

    schema = None
    permission_classes = ()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise NotFound


class NothingToDo(Nothing):
    """An address that is only read."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise MethodNotAllowed(str(request.method))


def only_read(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For pages beside the API: a program that writes to them is told so in its own language."""
    write = NothingToDo.as_view()

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in SAFE_METHODS and request.method != "OPTIONS":
            return view(request, *args, **kwargs)
        return write(request, *args, **kwargs)

    return answer
