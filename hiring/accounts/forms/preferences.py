from collections.abc import Iterable, Set
from typing import Any, NamedTuple

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User
from hiring.activity.models import Preference
from hiring.activity.notices import Telling, may_hear, tables
from hiring.activity.words import fill

ANYBODY = {
    "actor": _("somebody"),
    "requisition": _("a requisition"),
    "candidate": _("a candidate"),
    "manager": _("the hiring manager"),
    "people": _("people"),
    "verdicts": _("people"),
    "waiting": _("people"),
    "from": _("one day"),
    "until": _("another"),
}
"""What the placeholders of a sentence stand for where it speaks of no one in particular."""


class Group(NamedTuple):
    """The kinds of one table: those with a choice as fields, the others as sentences."""

    title: str
    fields: list[forms.BoundField]
    always: list[str]


def in_general(row: Telling) -> str:
    """The sentence of a kind, about nobody in particular."""
    return capfirst(fill(str(row.sentence), ANYBODY).removesuffix("."))


class PreferencesForm(forms.Form):
    """How this person hears of each kind: by mail at once, once a day, or only in the app."""

    marks_optional = False

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wishes = Preference.objects.of(person)
        self.tables = tables_for(person.parts)
        for _title, rows in self.tables:
            for row in rows:
                if not row.yours:
                    self.fields[row.name] = forms.ChoiceField(
                        label=in_general(row),
                        choices=Preference.How.choices,
                        initial=wishes.get(row.name, Preference.How.AT_ONCE),
                        widget=forms.Select(attrs={"class": "small"}),
                    )

    @property
    def groups(self) -> list[Group]:
        return [
            Group(
                title,
                [self[row.name] for row in rows if not row.yours],
                [in_general(row) for row in rows if row.yours],
            )
            for title, rows in self.tables
        ]

    @property
    def wishes(self) -> dict[str, str]:
        """Kind → how; only what differs from what was asked for before."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


def tables_for(parts: Set[str]) -> list[tuple[str, list[Telling]]]:
    """The tables that have a title, the longest first, with the kinds such a person hears of."""
    titled = [table for table in tables().values() if hasattr(table, "TITLE")]
    titled.sort(key=lambda table: len(table.NOTICES), reverse=True)
    return [(str(table.TITLE), each_kind(table.NOTICES, parts)) for table in titled]


def each_kind(rows: Iterable[Telling], parts: Set[str]) -> list[Telling]:
    return list({row.name: row for row in rows if may_hear(row, parts)}.values())
