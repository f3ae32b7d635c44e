"""OpenAPI 3.1, drawn from the code; and what every operation has in common."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema

from hiring.api.once import HEADER, LONGEST
from hiring.api.problems import MEDIA_TYPE
from hiring.lifecycle import Lifecycled
from hiring.policy import rules

PROBLEM = {
    "type": "object",
    "description": "What went wrong, as RFC 9457 has it.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "A sentence for people."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}

# fmt: off
ALWAYS = {
    "400": "It could not be read.",
    "401": "No token, or one that is no longer good.",
    "403": "The token, or its owner, may not do this.",
    "404": "There is nothing here that you may see.",
    "406": "Only JSON is spoken here.",
    "422": "Some of it cannot be taken as it is.",
    "429": "Too often: wait as Retry-After says.",
}
WRITING = {
    "409": "What happened meanwhile does not allow it. Nothing changed.",
    "413": "It is too long.",
    "415": "Send JSON.",
}
# fmt: on

UNCHANGED = "It is as If-None-Match says: you have it already."
UNREAD = "Send If-Match: nobody overwrites what they have not read."
OVERTAKEN = "It is no longer as If-Match says. Nothing changed."
HEADERS = {
    "401": {"WWW-Authenticate": {"required": True, "schema": {"type": "string"}}},
    "429": {"Retry-After": {"required": True, "schema": {"type": "integer", "minimum": 1}}},
}

KEY = {
    "name": HEADER,
    "in": "header",
    "description": "Sent again within a day, it makes nothing twice and gets the first answer.",
    "schema": {"type": "string", "maxLength": LONGEST},
}


class Operation(AutoSchema):
    """Named after the words of the house: requisitions_submit."""

    view: Any

    def get_operation_id(self) -> str:
        return f"{self.view.basename}_{self.view.action}".replace("-", "_")

    def get_auth(self) -> list[dict[str, list[str]]]:
        """The scope that a token needs for it."""
        way = "read" if self.method == "GET" else "write"
        return [{"token": [f"{self.view.scope}:{way}"]}]

    def get_description(self) -> str:  # type: ignore[override]
        """Of a verb its row in the lifecycle and in the policy, as far as it has them."""
        act: Any = getattr(type(self.view), self.view.action)
        if not hasattr(act, "rule"):
            return str(super().get_description())
        return explained(self.view, act.rule or f"{self.view.noun}.{self.view.action}")

    def get_tags(self) -> list[str]:
        return [self.view.basename]


def explained(view: Any, rule: str) -> str:
    """ "Choose. From deciding to offering. Who may: hiring manager." """
    model = view.queryset.model
    move = model.lifecycle.moves.get(view.action) if issubclass(model, Lifecycled) else None
    said = (
        f"{move.label}. From {', '.join(sorted(move.sources))} to {move.target}. " if move else ""
    )
    return f"{said}Who may: {'; '.join(str(one.words) for one in rules()[rule].who)}."


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "hiring.api.authentication.Bearer"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}


def say_what_all_share(result: Any, **kwargs: Any) -> Any:
    """The answers that any operation can give."""
    result["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    for operations in result["paths"].values():
        for method, operation in operations.items():
            answers = ALWAYS if method == "get" else ALWAYS | WRITING
            for status, words in answers.items():
                operation["responses"].setdefault(status, problem(words, HEADERS.get(status)))
            if method == "post":
                operation.setdefault("parameters", []).append(KEY)
            if operation["operationId"].endswith("_retrieve"):
                operation.setdefault("parameters", []).append(tag("If-None-Match"))
                operation["responses"]["304"] = {"description": UNCHANGED}
            if method == "patch":
                operation.setdefault("parameters", []).append(tag("If-Match") | {"required": True})
                operation["responses"]["412"] = problem(OVERTAKEN)
                operation["responses"]["428"] = problem(UNREAD)
    for part in bodies(result):
        part["additionalProperties"] = False
    return result


def bodies(result: Any) -> Iterator[dict[str, Any]]:
    """Everything that is sent: what has no name here is refused."""
    for name, part in result["components"]["schemas"].items():
        if name.endswith("Body") or name.startswith("Sent"):
            yield part


def tag(name: str) -> dict[str, Any]:
    words = "The ETag of the answer that you read."
    return {"name": name, "in": "header", "description": words, "schema": {"type": "string"}}


def problem(words: str, headers: Any = None) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    described = {"description": words, "content": content}
    return described | {"headers": headers} if headers else described


@cache
def document() -> dict[str, Any]:
    """The whole schema; it changes with the code only."""
    made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return made
