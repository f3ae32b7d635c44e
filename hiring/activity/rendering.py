"""What a notice says: the admins' own words or the table's, with the names filled in."""

from collections.abc import Callable, Iterable, Mapping

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hiring.accounts.models import Company, User
from hiring.activity.actors import SYSTEM
from hiring.activity.models import Notice, Wording
from hiring.activity.notices import Telling, by_kind, table_of, tables
from hiring.activity.words import fill

OUTSIDE = {"job", "company", "candidate"}
"""All that the notice of a candidate, or of their referee, may name."""


def people(n: int) -> str:
    return ngettext("%(n)d person", "%(n)d people", n) % {"n": n}


COUNTED: dict[str, Callable[[int], str]] = {
    "people": people,
    "waiting": people,
    "verdicts": people,
}
"""Details of an event or a reminder that sentences say, and how."""


def sentence(notice: Notice, own: Mapping[str, str] | None = None) -> str:
    """One line, plain text. `own` are the admins' sentences by kind, asked for when missing."""
    row = by_kind().get(notice.kind)
    if row is None or (notice.subject is None and notice.digest_on is None):
        return _("What this was about is no longer here.")
    if own is None:
        own = Wording.objects.sentences(get_language())
    return fill(own.get(notice.kind) or str(row.sentence), values(notice, row))


def values(notice: Notice, row: Telling) -> dict[str, object]:
    """What the placeholders stand for."""
    known: dict[str, object] = {"company": SimpleLazyObject(lambda: Company.ours().name)}
    if hasattr(table := table_of(notice.subject), "words"):
        known |= table.words(notice.subject)
    if row.outside:
        return {name: word for name, word in known.items() if name in OUTSIDE}
    return known | counts(notice) | {"actor": actor_name(notice)}


def counts(notice: Notice) -> dict[str, str]:
    cause = notice.event or notice.reminder
    details = cause.details if cause else {}
    return {name: say(details[name]) for name, say in COUNTED.items() if name in details}


def actor_name(notice: Notice) -> str:
    """Colleagues by first name, candidates in full."""
    if notice.event is None or notice.event.actor_type_id is None:
        return SYSTEM.name
    actor = notice.actor
    if actor is None:
        return _("Somebody")
    return actor.first_name if isinstance(actor, User) else str(actor.name)


def with_words(notices: models.QuerySet[Notice]) -> models.QuerySet[Notice]:
    """Everything their sentences need, in a number of queries that does not grow with them."""
    subjects = [rows.all() for t in tables().values() for rows in getattr(t, "SUBJECTS", ())]
    return notices.select_related("event", "reminder").prefetch_related(
        "event__actor", GenericPrefetch("subject", subjects)
    )


def said(notices: Iterable[Notice]) -> list[tuple[Notice, str]]:
    """Each with its sentence."""
    own = Wording.objects.sentences(get_language())
    return [(notice, sentence(notice, own)) for notice in notices]
