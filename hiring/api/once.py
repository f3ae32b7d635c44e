"""Idempotency-Key: a request that is repeated makes nothing twice and gets the first answer."""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from hiring.api.invalid import Invalid
from hiring.api.models import KeptAnswer
from hiring.lifecycle import NotAllowed

HEADER = "Idempotency-Key"
LONGEST = 200


def once(action: Callable[..., Response]) -> Callable[..., Response]:
    """Only answers that did something are kept: an error is no reason not to try again."""

    @wraps(action)
    def answer(self: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = request.headers.get(HEADER, "")
        if not key:
            return action(self, request, *args, **kwargs)
        if len(key) > LONGEST or not key.isprintable():
            most = {"most": LONGEST}
            raise Invalid({HEADER: [_("Use at most %(most)s printable characters.") % most]})
        with transaction.atomic():
            must_be_alone(f"{self.person.pk} {key}")
            kept, new = KeptAnswer.objects.get_or_create(
                owner=self.person, key=key, defaults={"request": fingerprint(request)}
            )
            if not new:
                return again(kept, request)
            response = action(self, request, *args, **kwargs)
            kept.status = response.status_code
            kept.body = json.loads(JSONEncoder().encode(response.data))
            kept.save(update_fields=["status", "body"])
            return response

    return answer


def must_be_alone(key: str) -> None:
    """409 while the first request with this key is still being answered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 1))", [key])
        if not cursor.fetchone()[0]:
            raise NotAllowed(_("The first request with this key is still at work. Ask again soon."))


def again(kept: KeptAnswer, request: Request) -> Response:
    if kept.request != fingerprint(request):
        raise Invalid({HEADER: [_("This key was used for another request.")]})
    return Response(kept.body, status=kept.status, headers={"Idempotent-Replayed": "true"})


def fingerprint(request: Request) -> str:
    """Files count by name and size: their bytes are not read for it."""
    parts = {name: request.data[name] for name in sorted(request.data)}
    files = {name: f"{file.name} {file.size}" for name, file in request.FILES.items()}
    words = json.dumps([request.method, request.path, parts | files], default=str)
    return hashlib.sha256(words.encode()).hexdigest()
