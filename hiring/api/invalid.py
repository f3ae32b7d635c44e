"""What a request can be refused for before anything is done."""

from django.forms import BaseForm


class Invalid(Exception):
    """422: `errors` are the form's, by the name of the field; "" is the whole."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        self.errors = errors

    @classmethod
    def form(cls, *forms: BaseForm) -> "Invalid":
        found: dict[str, list[str]] = {}
        for form in forms:
            for name, errors in form.errors.items():
                field = "" if name == "__all__" else form.add_prefix(name)
                found.setdefault(field, []).extend(map(str, errors))
        return cls(found)


class Overtaken(Exception):
    """412: the record is not as If-Match says."""


class Unread(Exception):
    """428: nobody says what they have read of the record that they would change."""
