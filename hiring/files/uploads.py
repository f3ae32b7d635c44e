"""An upload survives a form error: it waits for a day, and the form carries a signed reference.

The reference is all there is; no row. Whoever sends the form again uses the file as often as the
form needs, and the sweep takes it away.
"""

import secrets
from typing import Any

from django.core.files.base import File

from hiring import links
from hiring.files.disk import root, write
from hiring.files.names import safe_name

FOLDER = "held"
DAYS = 1


def hold(upload: "File[Any]", *, purpose: str) -> str:
    """Keep an upload aside. `purpose` names the form, and only that form gets the file back."""
    token = secrets.token_hex(16)
    write(upload, f"{FOLDER}/{token}")
    upload.seek(0)
    return links.sign(f"held.{purpose}", token, safe_name(upload.name or ""))


def held(reference: str, *, purpose: str) -> "File[Any] | None":
    """The upload again, under its own name; None if the reference is not ours or too old."""
    try:
        token, name = links.read(f"held.{purpose}", reference, days=DAYS)
        return File((root() / FOLDER / token).open("rb"), name=name)
    except (links.BadLink, FileNotFoundError):
        return None
