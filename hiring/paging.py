"""Pages by key: the next one begins where this one ended, however long the list."""

import datetime as dt
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import QueryDict
from django.utils.timezone import is_naive

SIZE = 25
BETWEEN = "~"  # between the values of one place; never inside a number or an ISO date


class Page(NamedTuple):
    """Some rows of a list, and the query strings of its neighbours; empty where there is none."""

    rows: list[Any]
    newer: str
    older: str


def page_of(
    rows: "models.QuerySet[Any]",
    asked: QueryDict,
    *keys: str,
    size: int = SIZE,
    soonest: bool = False,
) -> Page:
    """Newest first by `keys` (the last one unique, "pk" if none are given); with `soonest` the
    other way round, so that "older" leads to what is later.

    `asked` is the address: `?older=` and `?newer=` hold a place; anything else in it is kept. A
    place that nobody can read is the beginning.
    """
    keys = keys or ("pk",)
    after = place(rows.model, keys, asked.get("newer", ""))
    before = place(rows.model, keys, asked.get("older", ""))
    down, up = ("lt", "gt") if not soonest else ("gt", "lt")
    first, last = [f"-{key}" for key in keys], list(keys)
    if soonest:
        first, last = last, first
    if after:
        some = list(rows.filter(beyond(keys, after, up)).order_by(*last)[: size + 1])
        shown = some[:size][::-1]
        more_newer, more_older = len(some) > size, True
    else:
        later = rows.filter(beyond(keys, before, down)) if before else rows
        some = list(later.order_by(*first)[: size + 1])
        shown = some[:size]
        more_newer, more_older = bool(before), len(some) > size
    if not shown:
        return Page([], "", "")
    return Page(
        shown,
        address(asked, "newer", keys, shown[0]) if more_newer else "",
        address(asked, "older", keys, shown[-1]) if more_older else "",
    )


def place(model: type[models.Model], keys: tuple[str, ...], words: str) -> list[Any]:
    """The values a place stands for; none when it is not one."""
    parts = words.split(BETWEEN)
    if len(parts) != len(keys):
        return []
    columns = {field.name: field for field in model._meta.fields} | {"pk": model._meta.pk}
    fields = [columns[key] for key in keys]
    try:
        values = [field.to_python(part) for field, part in zip(fields, parts, strict=True)]
    except ValidationError:
        return []
    return values if all(map(is_whole, values)) else []


def is_whole(value: Any) -> bool:
    """A moment without its time zone is no moment."""
    return value is not None and not (isinstance(value, dt.datetime) and is_naive(value))


def beyond(keys: tuple[str, ...], values: list[Any], way: str) -> Q:
    """Rows on one side of a place, compared key by key."""
    found = Q()
    for n, (key, value) in enumerate(zip(keys, values, strict=True)):
        same = dict(zip(keys[:n], values[:n], strict=True))
        found |= Q(**same, **{f"{key}__{way}": value})
    return found


def address(asked: QueryDict, way: str, keys: tuple[str, ...], row: models.Model) -> str:
    """The same list from another place, with the same filters."""
    kept = asked.copy()
    for name in ("newer", "older"):
        kept.pop(name, None)
    values = (getattr(row, key) for key in keys)
    kept[way] = BETWEEN.join(
        value.isoformat() if hasattr(value, "isoformat") else str(value) for value in values
    )
    return f"?{kept.urlencode()}"
