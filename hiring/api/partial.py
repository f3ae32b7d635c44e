"""What a program leaves out stays as it is; what it sends must have a name that is known."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.serializers import Serializer

from hiring.api.bodies import form_data
from hiring.api.invalid import Invalid


def over(stands: Mapping[str, Any], sent: Mapping[str, Any]) -> QueryDict:
    """As a browser would send the page's form, had somebody changed only this. Null empties."""
    return form_data(merged(stands, sent))


def merged(stands: Mapping[str, Any], sent: Mapping[str, Any]) -> dict[str, Any]:
    """An object is laid over the object that stands; a list takes the place of the list."""
    found = dict(stands)
    for name, new in sent.items():
        old = stands.get(name)
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            new = merged(old, new)
        found[name] = new
    return found


def refuse_strangers(sent: Mapping[str, Any], body: Any) -> None:
    """A slip of the pen shall not look like a change that was made. `body` describes what is
    taken, if anything is."""
    refuse(strangers(sent, instance_of(body).fields if body else {}))


def refuse(names: Iterable[str]) -> None:
    if found := {name: [_("There is no such field, or not for you now.")] for name in names}:
        raise Invalid(found)


def strangers(
    sent: Mapping[str, Any], fields: Mapping[str, Any], within: str = ""
) -> Iterator[str]:
    """Named as the pages' forms name them: "criteria-0-text"."""
    for name, value in sent.items():
        if name not in fields:
            yield f"{within}{name}"
        elif isinstance(one := getattr(fields[name], "child", fields[name]), Serializer):
            many = isinstance(value, list)
            for number, line in enumerate(value if many else [value]):
                if isinstance(line, dict):
                    place = f"{within}{name}-{number}-" if many else f"{within}{name}-"
                    yield from strangers(line, one.fields, place)


@cache
def instance_of(body: Any) -> Any:
    return body()
