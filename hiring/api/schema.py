"""OpenAPI 3.1, drawn from the code; and what every operation has in common."""

from functools import cache
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema

from hiring.api.once import HEADER, LONGEST
from hiring.api.problems import MEDIA_TYPE

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
    "412": "It is no longer as If-Match says. Nothing changed.",
    "415": "Send JSON.",
}
# fmt: on

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

    def get_tags(self) -> list[str]:
        return [self.view.basename]


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
                operation["responses"].setdefault(status, problem(words))
            if method == "post":
                operation.setdefault("parameters", []).append(KEY)
    return result


def problem(words: str) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": words, "content": content}


@cache
def document() -> dict[str, Any]:
    """The whole schema; it changes with the code only."""
    made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return made
