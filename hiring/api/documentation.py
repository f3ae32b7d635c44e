"""The schema as people read it: a chapter for each noun, an entry for each thing one can do."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

METHODS = ("get", "post", "patch", "put", "delete")
A_DAY, A_MOMENT = "2027-01-31", "2027-01-31T09:00:00Z"


class Value(NamedTuple):
    """A parameter or a field."""

    name: str
    kind: str
    required: bool
    words: str


class Entry(NamedTuple):
    """One operation: `anchor` is its name, "requisitions_submit"."""

    anchor: str
    method: str
    path: str
    words: str
    scope: str
    parameters: list[Value]
    takes: list[Value]
    gives: list[Value]
    example: str
    answers: str
    problems: list[tuple[str, str]]


class Chapter(NamedTuple):
    noun: str
    entries: list[Entry]


def chapters(schema: dict[str, Any]) -> list[Chapter]:
    found: dict[str, list[Entry]] = {}
    for path, operations in schema["paths"].items():
        for method in METHODS:
            if operation := operations.get(method):
                found.setdefault(operation["tags"][0], []).append(
                    entry(schema, method, path, operation)
                )
    return [Chapter(noun, entries) for noun, entries in found.items()]


def entry(schema: dict[str, Any], method: str, path: str, operation: dict[str, Any]) -> Entry:
    answers: dict[str, dict[str, Any]] = operation["responses"]
    status, done = next((code, one) for code, one in answers.items() if code.startswith("2"))
    sent = content_of(operation.get("requestBody", {}))
    return Entry(
        anchor=operation["operationId"],
        method=method.upper(),
        path=path,
        words=operation.get("description", ""),
        scope=", ".join(operation["security"][0]["token"]),
        parameters=[parameter(one) for one in operation.get("parameters", ())],
        takes=list(fields(schema, sent)),
        gives=list(fields(schema, content_of(done))),
        example=json.dumps(example(schema, sent), ensure_ascii=False) if sent else "",
        answers=status,
        problems=[
            (code, one["description"])
            for code, one in sorted(answers.items())
            if not code.startswith("2")
        ],
    )


def parameter(one: dict[str, Any]) -> Value:
    words = one.get("description", "") or (
        _("The number of the record.") if one["name"] == "id" else ""
    )
    return Value(one["name"], kind_of(one["schema"]), one.get("required", False), words)


def content_of(part: dict[str, Any]) -> dict[str, Any]:
    content = part.get("content", {})
    found: dict[str, Any] = content.get("application/json", {}).get("schema", {})
    return found


def fields(schema: dict[str, Any], part: dict[str, Any], within: str = "") -> Iterator[Value]:
    """Those of an object and of what is inside it; of a page of a list, those of its rows."""
    whole = resolved(schema, part)
    if rows := whole.get("properties", {}).get("results"):
        whole = resolved(schema, rows["items"])
    required = whole.get("required", [])
    for name, one in whole.get("properties", {}).items():
        words = one.get("description", "") if "$ref" not in one else ""
        yield Value(f"{within}{name}", kind_of(one), name in required, words)
        if inside := inner(one):
            many = "[]" if one.get("type") == "array" else ""
            yield from fields(schema, inside, f"{within}{name}{many}.")


def inner(part: dict[str, Any]) -> dict[str, Any] | None:
    """The object that it is, or that it is a list of."""
    one = part.get("items", part)
    several = one.get("oneOf") or one.get("anyOf") or one.get("allOf") or [one]
    found: dict[str, Any] | None = next((each for each in several if "$ref" in each), None)
    return found


def example(schema: dict[str, Any], part: dict[str, Any]) -> Any:
    """What one could send: what is required, or the first field where nothing is."""
    whole = resolved(schema, part)
    if "properties" in whole:
        every = whole["properties"]
        needed = whole.get("required") or list(every)[:1]
        return {name: example(schema, every[name]) for name in every if name in needed}
    if whole.get("type") == "array":
        return [example(schema, whole["items"])]
    if "enum" in whole:
        return next(value for value in whole["enum"] if value)
    formats = {"date": A_DAY, "date-time": A_MOMENT, "email": "ada@example.org"}
    plain = {"integer": 1, "boolean": True}
    return plain.get(whole.get("type", ""), formats.get(whole.get("format", ""), "…"))


def resolved(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in part:
        return part
    found: dict[str, Any] = schema["components"]["schemas"][name_of(part["$ref"])]
    return found


def name_of(reference: str) -> str:
    return reference.rpartition("/")[2]


def kind_of(part: dict[str, Any]) -> str:
    """In a few words: "text", "list of numbers", "one of a, b"."""
    return ", ".join(kinds(part))


def kinds(part: dict[str, Any]) -> Iterator[str]:
    if "$ref" in part:
        yield "object"
    elif "enum" in part:
        yield " | ".join(str(value) for value in part["enum"] if value not in ("", None))
    elif part.get("type") == "array":
        yield f"list of {kind_of(part['items'])}"
    elif many := part.get("oneOf") or part.get("anyOf") or part.get("allOf"):
        yield from (kind_of(one) for one in many)
    else:
        named = part.get("type", "anything")
        yield part.get("format") or (named if isinstance(named, str) else " or ".join(named))
