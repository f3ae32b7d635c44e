"""Idempotency: a form that creates carries a key, so that pressing twice makes one thing."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hiring.activity.models import Submission


def key_of(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return None


def once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The second sending of the same form waits for the first and is shown what it made."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = key_of(request)
        if request.method != "POST" or key is None:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            made, new = Submission.objects.get_or_create(
                key=key, defaults={"path": request.path[:300]}
            )
            if not new and made.path == request.path[:300] and made.location:
                return redirect(made.location)
            response = view(request, *args, **kwargs)
            if 300 <= response.status_code < 400:
                made.location = response["Location"]
                made.save(update_fields=["location"])
            else:
                made.delete()
            return response

    return answer
