"""How an upload arrives: no more of it is written down than tells that it is too large."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

type View = Callable[..., HttpResponse]

MOST = 12 * 1024 * 1024
"""Bytes that any form may write down of a file, also one that does not ask for any."""


class Bounded(FileUploadHandler):
    """Takes one file and lets the end of a larger one go by; what else was typed is kept.

    Settings put it before Django's own: a stranger could fill the disk through any form else.
    """

    def __init__(self, request: HttpRequest | None = None, most: int = MOST) -> None:
        super().__init__(request)
        self.most, self.files = most, 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.files += 1
        if self.files > 1:
            self.let_go()
            raise SkipFile

    def let_go(self) -> None:
        """Django closes what its handlers hold when a file is skipped: the first one is whole."""
        for handler in self.request.upload_handlers if self.request else ():
            vars(handler).pop("file", None)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= self.most else None

    def file_complete(self, file_size: int) -> None:
        return None


def takes_one_file(most: int) -> Callable[[View], View]:
    """A view whose form takes one file of at most so many bytes.

    A larger one arrives one chunk too long, so that it can be refused in words.
    """

    def with_view(view: View) -> View:
        protected = csrf_protect(view)  # once the handler is there: it reads the whole form

        @csrf_exempt
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.upload_handlers.insert(0, Bounded(request, most))
            return protected(request, *args, **kwargs)

        return answer

    return with_view
