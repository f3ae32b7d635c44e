"""PDF by typst: a layout reads the person as JSON, so that their words are never markup."""

import json
from dataclasses import asdict
from functools import cache
from typing import Any, cast

import typst

from candidates.demo.person import Person
from candidates.demo.words import CONTENT

WRITTEN_AT = 1_767_225_600  # 1 January 2026: the same person makes the same bytes


def make(person: Person) -> bytes:
    shown = json.dumps(_shown(person), ensure_ascii=False)
    layout = (CONTENT / "layouts" / f"{person.layout}.typ").read_bytes()
    made = _compiler().compile(
        input=layout, format="pdf", sys_inputs={"person": shown}, timestamp=WRITTEN_AT
    )
    return cast(bytes, made)


def _shown(person: Person) -> dict[str, Any]:
    history = [asdict(job) | {"period": job.period} for job in person.history]
    education = asdict(person.education) | {"period": person.education.period}
    return asdict(person) | {
        "headline": person.headline,
        "history": history,
        "education": education,
    }


@cache
def _compiler() -> typst.Compiler:
    """One for all: it keeps its fonts. Only its own, so that every machine makes the same file."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    return typst.Compiler(font_paths=fonts)
