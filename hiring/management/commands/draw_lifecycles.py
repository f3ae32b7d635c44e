"""Draws every lifecycle into README.md from the tables themselves."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from hiring.checks import lifecycled
from hiring.lifecycle import Lifecycle

BEGIN, END = "<!-- lifecycles: drawn by `manage.py draw_lifecycles` -->", "<!-- end -->"


def diagram(lifecycle: Lifecycle) -> str:
    """A Mermaid state diagram: an arrow for each source of each move."""
    arrows = [
        f"    {source} --> {move.target}: {move.verb}"
        for move in lifecycle.moves.values()
        for source in sorted(move.sources)
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", *arrows, "```"])


def drawn(readme: str) -> str:
    """The README with its diagrams as the tables have them now."""
    parts = []
    for model in lifecycled():
        heading = "Posting revision" if model.__name__ == "Revision" else model.__name__
        parts.append(f"### {heading}\n\n{diagram(model.lifecycle)}")
    body = "\n\n".join([BEGIN, *parts, END])
    return re.sub(re.escape(BEGIN) + ".*?" + re.escape(END), lambda _: body, readme, flags=re.S)


class Command(BaseCommand):
    help = "Draw the lifecycles into README.md, or --check that they are true."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / "README.md"
        before = path.read_text()
        after = drawn(before)
        if options["check"]:
            raise SystemExit(int(before != after))
        path.write_text(after)
        self.stdout.write("README.md shows the lifecycles as they are.")
