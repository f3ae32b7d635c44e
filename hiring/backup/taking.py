"""Makes a backup while Tandem runs. Files are written once, so those that rows name are enough."""

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from hiring.backup import database
from hiring.backup.archive import DATABASE, FILES, Writer
from hiring.backup.named import named_files
from hiring.embedded.trouble import Trouble
from hiring.files import open_stored, workspace

UNFINISHED = ".part"


class Taken(NamedTuple):
    """How many files it holds, and which were gone though a row names them."""

    files: int
    missing: list[str]


class Snapshot(NamedTuple):
    """One moment of the database, which another program may look at too."""

    id: str
    migrations: list[str]


def take(target: Path, now: dt.datetime) -> Taken:
    """Whole or not at all: it gets its name when everything is on the disk."""
    if target.exists():
        raise Trouble(f"{target} is already there. Choose another name.")
    part = target.with_name(target.name + UNFINISHED)
    try:
        taken = write(part, now)
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    return taken


def write(part: Path, now: dt.datetime) -> Taken:
    with open(part, "wb", opener=private) as file, snapshot() as moment:
        archive = Writer(file)
        add_database(archive, moment)
        missing = [path for path in named_files() if not add_file(archive, path)]
        files = len(archive.parts) - 1
        archive.finish(made_at=now.isoformat(), migrations=moment.migrations, missing=missing)
        file.flush()
        os.fsync(file.fileno())
    return Taken(files, missing)


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        made = MigrationRecorder(connection).applied_migrations()
        yield Snapshot(cursor.fetchone()[0], sorted(f"{app}.{name}" for app, name in made))


def add_database(archive: Writer, moment: Snapshot) -> None:
    with workspace() as folder:
        database.dump(folder / DATABASE, snapshot=moment.id)
        with (folder / DATABASE).open("rb") as dumped:
            archive.add(DATABASE, dumped)


def add_file(archive: Writer, path: str) -> bool:
    """False when it is gone: erased a moment ago, or lost."""
    try:
        with open_stored(path) as file:
            archive.add(FILES + path, file)
    except FileNotFoundError:
        return False
    return True


def private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
