"""What stands in somebody's calendar: asked of every app."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from hiring.calendars.meeting import Meeting

if TYPE_CHECKING:
    from hiring.accounts.models import User

type Meetings = Callable[["User"], Iterable[Meeting]]


@cache
def tables() -> tuple[Meetings, ...]:
    """The `meetings(user)` of each app that has a module `calendar`."""
    return tuple(
        import_module(f"{config.name}.calendar").meetings
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "calendar")
    )


def meetings_of(user: "User") -> Iterator[Meeting]:
    """Everything this person has a seat in, as far as feeds go."""
    for meetings in tables():
        yield from meetings(user)
