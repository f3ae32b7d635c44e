"""Reads the URLs that say where the servers are."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def broker_url(url: str) -> str:
    """Kombu writes a socket as ``redis+socket://``; the redis client writes ``unix://``."""
    return url.replace("unix://", "redis+socket://", 1)


def mailer(url: str) -> dict[str, Any]:
    """A ``MAILERS`` entry from ``smtp://user:password@host:587/?tls=1``; empty keeps the mail."""
    if not url:
        return {"BACKEND": "hiring.activity.mail.KeepMail"}
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port or 25,
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": "tls" in asked,
            "use_ssl": parts.scheme == "smtps",
            "timeout": 10,
        },
    }
