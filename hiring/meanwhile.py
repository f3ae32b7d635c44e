"""What somebody else changed while a form was being written: its page says how things stood."""

import json

from django import forms
from django.utils.translation import gettext as _

type Stands = dict[str, str]
"""Label → words, as people read a record."""
type Changes = list[tuple[str, str, str]]
"""(label, old, new); what `{% diff %}` takes."""


def mark(stands: Stands) -> str:
    """How it stood when the page was drawn; the page sends it back with the form."""
    return json.dumps(stands)


def since(seen: str, stands: Stands) -> Changes:
    """What is not as the page said. Nothing where it said nothing that can be read."""
    try:
        before = json.loads(seen)
    except (ValueError, RecursionError):
        return []
    return changed(before, stands) if isinstance(before, dict) else []


def changed(old: Stands, new: Stands) -> Changes:
    """Of every part that is not the same, in the order of the new ones."""
    labels = [*new, *(label for label in old if label not in new)]
    return [
        (label, str(old.get(label, "")), new.get(label, ""))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    ]


def overtaken() -> str:
    return _(
        "Somebody changed this while you were writing. Your words are kept here: look at what"
        " it says now, then save again."
    )


class Watched(forms.BaseForm):
    """A form whose record may change while it is written. Its page sends back, as `seen`, how the
    record stood; `meanwhile` is what somebody changed since."""

    meanwhile: Changes | None = None

    @property
    def stands(self) -> Stands:
        raise NotImplementedError

    @property
    def fingerprint(self) -> str:
        """How it stood when the page was drawn."""
        return mark(self.stands)

    def clean_seen(self) -> str:
        seen = str(self.cleaned_data["seen"])
        self.meanwhile = since(seen, self.stands)
        if self.meanwhile:
            self.add_error(None, overtaken())
        return seen
