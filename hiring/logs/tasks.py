"""A task's lines carry the id of the request that rang for it."""

from typing import Any

from celery.signals import before_task_publish, setup_logging, task_postrun, task_prerun
from structlog.contextvars import bind_contextvars, clear_contextvars, get_contextvars

CARRIED = "request_id"


@setup_logging.connect
def as_django_does(**kwargs: Any) -> None:
    """Whoever listens here keeps Celery from writing lines of its own kind."""


@before_task_publish.connect
def send_along(headers: dict[str, Any] | None = None, **kwargs: Any) -> None:
    if headers is not None and (number := get_contextvars().get(CARRIED)):
        headers[CARRIED] = number


@task_prerun.connect
def take_up(task: Any = None, task_id: str = "", **kwargs: Any) -> None:
    clear_contextvars()
    bind_contextvars(task=task.name, task_id=task_id)
    said = {**(task.request.headers or {}), **vars(task.request)}
    if number := said.get(CARRIED):
        bind_contextvars(**{CARRIED: str(number)[:64]})


@task_postrun.connect
def let_go(**kwargs: Any) -> None:
    clear_contextvars()
