"""Doorbells: each looks for what is due and may run twice, or many at once."""

from typing import Any

from celery import shared_task
from celery.signals import task_postrun, worker_init, worker_ready
from django.urls import get_resolver

from hiring import clocks
from hiring.activity import bell, delivery, digests, reminders
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


@worker_init.connect
def know_the_pages(**kwargs: Any) -> None:
    """Mails lead to them. Learnt once, before the worker's children are born, and not by each."""
    _ = get_resolver().url_patterns


@worker_ready.connect
def catch_up(**kwargs: Any) -> None:
    """Bells rang unheard meanwhile, or went with the broker."""
    for task in (write_reminders, deliver_waiting):
        bell.puller(task.name)()


@task_postrun.connect
def note_finished(task: Any = None, state: str = "", **kwargs: Any) -> None:
    """Alive means: finished something lately."""
    host = getattr(task.request, "hostname", None)
    if host and state == "SUCCESS":
        Heartbeat.objects.note(f"{WORKER}{host}", clocks.now())
