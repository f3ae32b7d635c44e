"""Whether this web process can work: for load balancers and for whoever starts it."""

import logging
from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hiring.celery import app

log = logging.getLogger(__name__)


def ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def ask_broker() -> None:
    with app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, interval_start=0, timeout=2)


PARTS: dict[str, Callable[[], None]] = {"database": ask_database, "broker": ask_broker}


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200, or 503 with the word for the part that does not answer; the reason goes to the log."""
    for part, ask in PARTS.items():
        try:
            ask()
        except Exception:
            log.exception("%s does not answer", part)
            return HttpResponse(part, status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")
