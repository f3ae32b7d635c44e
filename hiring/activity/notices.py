"""Who hears of what, in which words: reads every app's NOTICES."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

from hiring.accounts.roles import Role
from hiring.activity import bell
from hiring.activity.models import Clock, Event, Notice, Preference, Reminder
from hiring.calendars import Invitation

type Audience = Callable[[Any], Iterable[models.Model]]

EMPLOYEES = frozenset(Role) - {Role.AGENCY}


def their_page(notice: Notice) -> str:
    """The path of the page the notice is about."""
    return str(notice.subject.get_absolute_url()) if notice.subject else "/"


def no_text(notice: Notice) -> str:
    return ""


def nothing_listed(notice: Notice) -> Iterable[tuple[str, str]]:
    return ()


def still_true(notice: Notice) -> bool:
    return notice.subject is not None


def nobody_else(event: Event) -> Iterable[models.Model]:
    return ()


def no_calendar(notice: Notice) -> Invitation | None:
    return None


def no_details(clock: Clock) -> Mapping[str, int]:
    return {}


@dataclass(frozen=True)
class Telling:
    """One row of a notice table.

    `cause` is an event's verb ("shortlist.present") or a reminder's kind ("feedback.due");
    `audience` is asked with the event's or the clock's subject; `named` are people whom only the
    event knows, such as whoever had a part before. `yours` marks what only the
    reader can do: it is never off. `outside` marks readers who may not know our insides.
    `because` says why they hear of it, where the usual reason is not theirs.
    `listed` are what it is about one by one, name and a few words, in the mail only.
    `calendar` is the meeting that its mail puts into the reader's calendar, changes or takes out;
    `also_actor` tells it even whoever did it, for it belongs into their calendar, too.
    `due` is off where a clock says when something takes place, not by when it is owed.
    `still` is asked again before sending. `details` are counts that a reminder keeps for its
    sentence, as an event does.
    """

    cause: str
    audience: Audience
    sentence: Any
    named: Callable[[Event], Iterable[models.Model]] = nobody_else
    button: Any = _("Open in Tandem")
    kind: str = ""
    yours: bool = False
    outside: bool = False
    because: Any = ""
    link: Callable[[Notice], str] = their_page
    text: Callable[[Notice], str] = no_text
    listed: Callable[[Notice], Iterable[tuple[str, str]]] = nothing_listed
    calendar: Callable[[Notice], Invitation | None] = no_calendar
    also_actor: bool = False
    due: bool = True
    still: Callable[[Notice], bool] = still_true
    details: Callable[[Clock], Mapping[str, int]] = no_details

    @property
    def name(self) -> str:
        """The notice's kind: its key in preferences and wordings."""
        return self.kind or self.cause


@cache
def tables() -> dict[str, Any]:
    """App label → its module of notices.

    Beside NOTICES it may have `words(thing)`, what sentences name; SUBJECTS, how to fetch what
    they need; `hides(thing, reader)`, what somebody must not hear of; and ROLES, audience → the
    roles its people have. An audience without a line may be anybody who works here.
    """
    return {
        config.label: import_module(f"{config.name}.notices")
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "notices")
    }


def table_of(thing: Any) -> Any:
    """The table of the app that a record belongs to; None when there is no record or table."""
    return tables().get(thing._meta.app_label) if thing is not None else None


@cache
def tellings() -> dict[str, list[Telling]]:
    """Every row, by what causes it."""
    rows: dict[str, list[Telling]] = {}
    for table in tables().values():
        for row in getattr(table, "NOTICES", ()):
            rows.setdefault(row.cause, []).append(row)
    return rows


@cache
def by_kind() -> dict[str, Telling]:
    return {row.name: row for rows in tellings().values() for row in rows}


@cache
def roles() -> dict[Audience, frozenset[str]]:
    return {
        audience: frozenset(of_these)
        for table in tables().values()
        for audience, of_these in getattr(table, "ROLES", {}).items()
    }


def may_hear(row: Telling, parts: Set[str]) -> bool:
    """Whether somebody with these roles can ever be told this."""
    return not row.outside and not parts.isdisjoint(roles().get(row.audience, EMPLOYEES))


def tell(event: Event) -> None:
    """Write the notices this event owes, one for each reader; nobody hears of their own act, but
    for what belongs into their calendar."""
    for row in tellings().get(event.verb, ()):
        readers = [
            reader
            for reader in (*row.audience(event.subject), *row.named(event))
            if row.also_actor or (reader._meta.model_name, reader.pk) != event.actor_key
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
    hides = getattr(table_of(subject), "hides", nothing)
    people = {(r._meta.label, r.pk): r for r in readers if not hides(subject, r)}
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


def nothing(thing: Any, reader: Any) -> bool:
    """What an app hides that hides nothing."""
    return False


def address(notice: Notice) -> str:
    """Where its mail goes; empty when its reader is gone, may not sign in any more, or is a
    program."""
    if notice.mailbox:
        return notice.mailbox
    person = notice.recipient
    if person is None or getattr(person, "is_service", False):
        return ""
    return person.email or "" if getattr(person, "is_active", True) else ""


def stands(notice: Notice) -> bool:
    """Whether it is still so: its reader, its question, its clock. Asked before it is sent."""
    row = by_kind().get(notice.kind)
    if row is None or not address(notice) or not row.still(notice):
        return False
    if notice.reminder and not notice.reminder.clock.running:
        return False
    return not row.yours or notice.recipient in who_hears(row, notice)


def who_hears(row: Telling, notice: Notice) -> list[models.Model]:
    """Whoever would be told now."""
    named = row.named(notice.event) if notice.event else ()
    return [*row.audience(notice.subject), *named]


def nobody(thing: Any) -> Iterable[models.Model]:
    return ()


def inbox_page(notice: Notice) -> str:
    return reverse("inbox")


def has_lines(notice: Notice) -> bool:
    return notice.lines.exists()


NOTICES = (
    Telling(
        "digest",
        nobody,
        _("What is new in Tandem"),
        button=_("Open your inbox"),
        link=inbox_page,
        still=has_lines,
    ),
)
