"""Signed links: bound to one purpose and one person, they expire; GET never acts."""

from typing import Any

from django.core import signing


class BadLink(Exception):
    """The link is not ours, too old, or was taken back."""


def sign(purpose: str, *parts: Any) -> str:
    return signing.dumps([str(part) for part in parts], salt=f"tandem.{purpose}")


def read(purpose: str, token: str, *, days: int) -> list[str]:
    try:
        parts: list[str] = signing.loads(token, salt=f"tandem.{purpose}", max_age=days * 86400)
    except signing.BadSignature as problem:
        raise BadLink from problem
    return parts
