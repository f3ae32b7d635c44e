"""What the environment leaves unset points at the embedded servers and at ``var/``."""

import os
import secrets
from collections.abc import MutableMapping
from pathlib import Path

from hiring.embedded.places import Places, private_directory
from hiring.embedded.postgres import postgres_url
from hiring.embedded.trouble import Trouble
from hiring.embedded.valkey import valkey_url

HIGHEST_PORT = 65535


def fill_in(environ: MutableMapping[str, str], places: Places) -> None:
    port = environ.setdefault("PORT", "8000")
    environ.setdefault("SITE_URL", f"http://127.0.0.1:{checked_port(port)}")
    environ.setdefault("DATABASE_URL", postgres_url(places))
    environ.setdefault("REDIS_URL", valkey_url(places))
    environ.setdefault("FILES_ROOT", str(places.var / "files"))
    if "SECRET_KEY" not in environ:
        environ["SECRET_KEY"] = _kept_secret(places)


def checked_port(port: str) -> int:
    if not port.isascii() or not port.isdigit() or not 0 < int(port) <= HIGHEST_PORT:
        raise Trouble(f"{port} is no port. Choose a number from 1 to {HIGHEST_PORT}.")
    return int(port)


def _kept_secret(places: Places) -> str:
    """Made once for this checkout, readable by its owner alone."""
    path = places.var / "secret_key"
    if not path.exists():
        private_directory(places.var, None)
        _write_private(path, secrets.token_urlsafe(50))
    return path.read_text()


def _write_private(path: Path, words: str) -> None:
    """Whole or not at all, also when two processes start at once."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(words)
    unfinished.rename(path)
