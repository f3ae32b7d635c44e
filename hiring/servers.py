"""Reads the URLs that say where the servers are."""

import os
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

BROKERS = ("redis://", "rediss://", "unix://", "redis+socket://")


def needed(name: str) -> str:
    """A variable of the environment without which nothing works."""
    if not os.environ.get(name):
        raise ImproperlyConfigured(f"{name} is not set in the environment.")
    return os.environ[name]


def database(url: str) -> dict[str, Any]:
    """An entry of ``DATABASES``; only PostgreSQL keeps Tandem's rules."""
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            "DATABASE_URL must look like postgres://user:password@host/name."
        )
    try:
        return dict(dj_database_url.parse(url))
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from None


def broker_url(url: str) -> str:
    """Kombu writes a socket as ``redis+socket://``; the redis client writes ``unix://``."""
    if not url.startswith(BROKERS):
        raise ImproperlyConfigured("REDIS_URL must look like redis://host:6379 or unix:///path.")
    return url.replace("unix://", "redis+socket://", 1)


def mailer(url: str) -> dict[str, Any]:
    """A ``MAILERS`` entry from ``smtp://user:password@host:587/?tls=1``; empty keeps the mail."""
    if not url:
        return {"BACKEND": "hiring.activity.mail.KeepMail"}
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    return {
        "BACKEND": "hiring.activity.mail.SendMail",
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
