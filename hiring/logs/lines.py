"""How a line is written: as JSON, or on a terminal for people.

In JSON of an exception stand its kinds and where it happened, not its words: those of a database or
a mail server quote addresses.
"""

import logging
import traceback
from typing import Any

import structlog
from structlog.typing import EventDict, ExcInfo, WrappedLogger

DEEPEST = 30  # frames; the last ones tell


def logging_of(form: str, level: str) -> dict[str, Any]:
    """A configuration for `logging.config`; `form` is "json" or "lines"."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"discreet": {"()": "hiring.logs.discreet.Discreet"}},
        "formatters": {"line": {"()": formatter, "form": form}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "line",
                "filters": ["discreet"],
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }


def formatter(form: str) -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            *(as_lines() if form == "lines" else as_json()),
        ],
        use_get_message=True,
    )


def as_lines() -> list[Any]:
    plain = structlog.dev.plain_traceback
    return [
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain, timestamp_key="at")
    ]


def as_json() -> list[Any]:
    return [where_it_broke, structlog.processors.JSONRenderer(ensure_ascii=False)]


def where_it_broke(logger: WrappedLogger, name: str, line: EventDict) -> EventDict:
    broken: ExcInfo | None = line.pop("exc_info", None)
    if broken:
        line["exception"] = kinds(broken[1])
        line["trace"] = frames(broken[2])
    return line


def kinds(problem: BaseException | None) -> list[str]:
    """Its kind, then that of what caused it."""
    found: list[str] = []
    while problem is not None and len(found) < DEEPEST:
        found.append(f"{type(problem).__module__}.{type(problem).__qualname__}")
        problem = problem.__cause__ or problem.__context__
    return found


def frames(trace: Any) -> list[str]:
    found = traceback.extract_tb(trace)[-DEEPEST:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in found]
