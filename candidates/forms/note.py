import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User

AT = re.compile(r"(?:^|(?<=[\s(]))@(\w[\w'’\-]*(?: \w[\w'’\-]*){0,3})")


class NoteForm(forms.Form):
    """A note; `@name` asks a colleague, who must be one of its `readers`."""

    text = forms.CharField(
        label=_("Note"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": _("Note, or @name to ask someone")}),
        error_messages={"required": _("Write something first.")},
    )
    private = forms.BooleanField(
        label=_("Only for the hiring manager and the recruiter"), required=False
    )

    def __init__(
        self, *args: Any, readers: Sequence[User], may_be_private: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.readers = readers
        if not may_be_private:
            del self.fields["private"]

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        self.mentions, strangers = mentioned(text, self.readers)
        if strangers:
            raise forms.ValidationError(
                _("%(name)s may not read this, so they would not hear of it."),
                params={"name": strangers[0]},
            )
        return text


def mentioned(text: str, readers: Sequence[User]) -> tuple[list[User], list[User]]:
    """Who is asked by `@First Last` or, where only one is called so, `@First`.

    Colleagues who may not read the note come second; a word nobody is called by is only a word.
    """
    found: dict[int, User] = {}
    strangers: dict[int, User] = {}
    for written in AT.findall(text):
        if person := called(written, readers):
            found[person.pk] = person
        elif person := called(written, colleagues(written)):
            strangers[person.pk] = person
    return list(found.values()), list(strangers.values())


def colleagues(written: str) -> Iterable[User]:
    everyone: QuerySet[User] = User.objects.colleagues()
    return everyone.filter(name__istartswith=written.split()[0])


def called(written: str, people: Iterable[User]) -> User | None:
    """The longest name wins: "@Maya Okafor said" is Maya Okafor, not some Maya."""
    words = written.casefold().split()
    names = {" ".join(words[:n]) for n in range(1, len(words) + 1)}
    known = list(people)
    whole = [person for person in known if person.name.casefold() in names]
    first = [person for person in known if person.first_name.casefold() == words[0]]
    if whole:
        return max(whole, key=lambda person: len(person.name))
    return first[0] if len(first) == 1 else None
