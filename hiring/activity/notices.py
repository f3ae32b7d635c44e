"""Who hears of what, in which words: reads every app's NOTICES."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

from hiring.activity import bell
from hiring.activity.models import Event, Notice, Preference, Reminder

type Audience = Callable[[Any], Iterable[models.Model]]


def their_page(notice: Notice) -> str:
    """The path of the page the notice is about."""
    return str(notice.subject.get_absolute_url()) if notice.subject else "/"


def no_text(notice: Notice) -> str:
    return ""


def still_true(notice: Notice) -> bool:
    return notice.subject is not None


@dataclass(frozen=True)
class Telling:
    """One row of a notice table.

    `cause` is an event's verb ("shortlist.present") or a reminder's kind ("feedback.due");
    `audience` is asked with the event's or the clock's subject. `yours` marks what only the
    reader can do: it is never off. `still` is asked again before sending.
    """

    cause: str
    audience: Audience
    sentence: Any
    button: Any = _("Open in Tandem")
    kind: str = ""
    yours: bool = False
    link: Callable[[Notice], str] = their_page
    text: Callable[[Notice], str] = no_text
    still: Callable[[Notice], bool] = still_true

    @property
    def name(self) -> str:
        """The notice's kind: its key in preferences and wordings."""
        return self.kind or self.cause


@cache
def tellings() -> dict[str, list[Telling]]:
    """Every row, by what causes it."""
    rows: dict[str, list[Telling]] = {}
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "notices"):
            for row in getattr(import_module(f"{config.name}.notices"), "NOTICES", ()):
                rows.setdefault(row.cause, []).append(row)
    return rows


@cache
def by_kind() -> dict[str, Telling]:
    return {row.name: row for rows in tellings().values() for row in rows}


def tell(event: Event) -> None:
    """Write the notices this event owes, one for each reader; nobody hears of their own act."""
    for row in tellings().get(event.verb, ()):
        readers = [
            reader
            for reader in row.audience(event.subject)
            if (reader._meta.model_name, reader.pk) != event.actor_key
        ]
        write(row, readers, event.subject, event=event)


def remind(reminder: Reminder) -> None:
    """Write the notices of one reminder that has come due."""
    for row in tellings().get(reminder.step.kind, ()):
        subject = reminder.clock.subject
        write(row, row.audience(subject), subject, reminder=reminder)


def write(
    row: Telling,
    readers: Iterable[models.Model],
    subject: Any,
    *,
    event: Event | None = None,
    reminder: Reminder | None = None,
) -> None:
    """The in-app notice is the row itself: the database keeps it to one for each reader."""
    people = {(reader._meta.label, reader.pk): reader for reader in readers}
    wishes = Preference.objects.wishes(row.name, people.values())
    for reader in people.values():
        Notice.objects.create(
            kind=row.name,
            event=event,
            reminder=reminder,
            recipient=reader,
            subject=subject,
            mail=Preference.How.AT_ONCE if row.yours else wishes(reader),
        )
    if people:
        bell.ring()
