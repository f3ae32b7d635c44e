"""Writing only what one has read: ETag, If-None-Match, If-Match (RFC 9110, 13)."""

import hashlib
from typing import Any

from django.utils.http import parse_etags
from rest_framework.request import Request
from rest_framework.utils.encoders import JSONEncoder

from hiring.api.invalid import Overtaken, Unread


def etag_of(body: Any) -> str:
    """Strong: the same words, the same tag."""
    words = JSONEncoder(sort_keys=True).encode(body).encode()
    return f'"{hashlib.sha256(words).hexdigest()[:32]}"'


def has_not_changed(request: Request, etag: str) -> bool:
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in known or etag in {one.removeprefix("W/") for one in known}


def must_match(request: Request, etag: str) -> None:
    """412 where If-Match names another state, 428 without it; "*" overwrites whatever is there."""
    wanted = request.headers.get("If-Match")
    if not wanted:
        raise Unread
    tags = parse_etags(wanted)
    if "*" not in tags and etag not in tags:
        raise Overtaken
