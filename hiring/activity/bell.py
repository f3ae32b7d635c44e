"""The broker is a doorbell: it may be away, and nothing is lost but a few seconds."""

import logging
from collections.abc import Callable
from functools import cache

from django.db import transaction

from hiring.celery import app

log = logging.getLogger(__name__)
OUTBOX = "hiring.activity.tasks.deliver_waiting"


def ring(task: str = OUTBOX) -> None:
    """Ask a worker for this task once the transaction is through; once each."""
    waiting = transaction.get_connection().run_on_commit
    pull = puller(task)
    if not any(callback is pull for _, callback, _ in waiting):
        transaction.on_commit(pull, robust=True)


@cache
def puller(task: str) -> Callable[[], None]:
    def pull() -> None:
        try:
            app.send_task(task, retry=False)
        except Exception as problem:
            log.warning("The bell did not ring; the sweeper will look: %s", type(problem).__name__)

    return pull
