"""The broker is a doorbell: it may be away, and nothing is lost but a few seconds."""

import logging

from django.db import transaction

from hiring.celery import app

log = logging.getLogger(__name__)


def ring() -> None:
    """Ask a worker to look at the outbox once this transaction is through; once each."""
    waiting = transaction.get_connection().run_on_commit
    if not any(callback is pull for _, callback, _ in waiting):
        transaction.on_commit(pull, robust=True)


def pull() -> None:
    try:
        app.send_task("hiring.activity.tasks.deliver_waiting", retry=False)
    except Exception as problem:
        log.warning("The bell did not ring; the sweeper will look: %s", type(problem).__name__)
