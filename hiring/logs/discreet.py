"""Libraries put addresses, and with them the tokens of links, into what they log."""

import logging
import re
from typing import Any

REQUEST = "django.request"
TELLTALES = {
    REQUEST: "A page failed",
    "django.security": "A request was refused",
    "django.server": "A request was answered",
    "gunicorn.error": "A request failed",
}
"""Logger → what is said instead. That a page was not found stands in the line of the request."""

ASKED = re.compile(r"Invalid request|Error handling|request line", re.IGNORECASE)


class Discreet(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == REQUEST and record.levelno < logging.ERROR:
            return False
        if record.name == "celery.app.trace":
            record.args = without_words(record.args, record.exc_info)
        elif instead := telltale(record):
            record.msg, record.args = instead, None
        return True


def telltale(record: logging.LogRecord) -> str:
    if record.name == "gunicorn.error":
        tells = record.exc_info or ASKED.search(str(record.msg))
        return TELLTALES["gunicorn.error"] if tells else ""
    near = (name for name in TELLTALES if f"{record.name}.".startswith(f"{name}."))
    return TELLTALES[name] if (name := next(near, None)) else ""


def without_words(args: Any, broken: Any) -> Any:
    """A task that failed: which, and the kind of its problem."""
    if not isinstance(args, dict):
        return args
    kind = broken[0].__name__ if broken and broken[0] else "its problem stands in the trace"
    return args | {"exc": kind, "args": "", "kwargs": "", "return_value": ""}
