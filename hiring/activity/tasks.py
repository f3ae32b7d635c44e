"""Doorbells: each looks for what is due and may run twice, or many at once."""

from typing import Any

from celery import shared_task
from celery.signals import task_postrun

from hiring import clocks
from hiring.activity import delivery, digests, reminders
from hiring.activity.models import Heartbeat, Submission
from hiring.activity.models.heartbeat import WORKER


@shared_task
def deliver_waiting() -> None:
    """Send what is in the outbox."""
    delivery.deliver()


@shared_task
def write_reminders() -> None:
    """Make the reminders that came due."""
    reminders.write_due(clocks.now())


@shared_task
def write_digests() -> None:
    """Make the daily mails whose hour has come."""
    digests.write_due(clocks.now())


@shared_task
def canary() -> None:
    """Something small to finish, so that a worker with nothing to do shows that it lives."""
    Heartbeat.objects.forget(clocks.now())
    Submission.objects.forget(clocks.now())


@task_postrun.connect
def note_finished(task: Any = None, state: str = "", **kwargs: Any) -> None:
    """Alive means: finished something lately."""
    host = getattr(task.request, "hostname", None)
    if host and state == "SUCCESS":
        Heartbeat.objects.note(f"{WORKER}{host}", clocks.now())
