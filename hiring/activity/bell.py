"""The broker is a doorbell: it may be away, and nothing is lost but a few seconds."""

import logging
import time
from collections.abc import Callable
from functools import cache

from django.db import transaction

from hiring.celery import app

log = logging.getLogger(__name__)
OUTBOX = "hiring.activity.tasks.deliver_waiting"
REST = 5  # seconds without a bell after one that failed, so that pages stay quick


class Line:
    """The way to the broker, as this process last found it."""

    rests_until = 0.0


def ring(task: str = OUTBOX) -> None:
    """Ask a worker for this task once the transaction is through; once each."""
    waiting = transaction.get_connection().run_on_commit
    pull = puller(task)
    if not any(callback is pull for _, callback, _ in waiting):
        transaction.on_commit(pull, robust=True)


@cache
def puller(task: str) -> Callable[[], None]:
    def pull() -> None:
        if time.monotonic() < Line.rests_until:
            return
        try:
            app.send_task(task, retry=False)
        except Exception as problem:
            Line.rests_until = time.monotonic() + REST
            log.warning("The bell did not ring; the sweeper will look: %s", type(problem).__name__)

    return pull
