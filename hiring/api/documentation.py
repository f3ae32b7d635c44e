"""The schema as people read it: a chapter for each noun, an entry for each thing one can do."""

from collections.abc import Iterator
from typing import Any, NamedTuple

METHODS = ("get", "post", "patch", "put", "delete")


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
    parameters: list[Value]
    takes: list[Value]
    gives: list[Value]


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
    done = next(answer for status, answer in answers.items() if status.startswith("2"))
    return Entry(
        anchor=operation["operationId"],
        method=method.upper(),
        path=path,
        words=operation.get("description", ""),
        parameters=[parameter(one) for one in operation.get("parameters", ())],
        takes=fields(schema, content_of(operation.get("requestBody", {}))),
        gives=fields(schema, content_of(done)),
    )


def parameter(one: dict[str, Any]) -> Value:
    words = one.get("description", "")
    return Value(one["name"], kind_of(one["schema"]), one.get("required", False), words)


def content_of(part: dict[str, Any]) -> dict[str, Any]:
    content = part.get("content", {})
    found: dict[str, Any] = content.get("application/json", {}).get("schema", {})
    return found


def fields(schema: dict[str, Any], part: dict[str, Any]) -> list[Value]:
    """Those of an object; of a page of a list, those of its rows."""
    whole = resolved(schema, part)
    rows = whole.get("properties", {}).get("results")
    if rows:
        whole = resolved(schema, rows["items"])
    required = whole.get("required", [])
    return [
        Value(name, kind_of(one), name in required, one.get("description", ""))
        for name, one in whole.get("properties", {}).items()
    ]


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
        yield name_of(part["$ref"])
    elif "enum" in part:
        yield " | ".join(str(value) for value in part["enum"] if value not in ("", None))
    elif part.get("type") == "array":
        yield f"list of {kind_of(part['items'])}"
    elif many := part.get("oneOf") or part.get("anyOf") or part.get("allOf"):
        yield from (kind_of(one) for one in many)
    else:
        named = part.get("type", "anything")
        yield part.get("format") or (named if isinstance(named, str) else " or ".join(named))
