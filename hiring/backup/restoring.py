"""Puts a backup back. Nothing changes before all of it is checked, and then all of it does."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.beat import Baton
from hiring.activity.models import Event
from hiring.backup import database, quiet
from hiring.backup.archive import DATABASE, FILES, Manifest, unpack
from hiring.embedded.trouble import Trouble
from hiring.files import remove, workspace
from hiring.files.disk import fsync_folder, make_folder, root

if TYPE_CHECKING:
    from django.db.backends.postgresql.base import DatabaseWrapper

GOING = 3  # seconds
OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend'
    AND pid <> pg_backend_pid()
"""


class Restored(NamedTuple):
    """Of when the backup is, its files, and how many mails wait for a person to look."""

    made_at: str
    files: int
    held: int
    missing: int


def restore(archive: Path, *, replace: bool) -> Restored:
    if not replace and not is_empty():
        raise Trouble(
            "This database is not empty. To throw away what is in it, say --replace. "
            "Nothing was changed."
        )
    with workspace() as folder:
        manifest = unpack(archive, folder)
        refuse_newer(manifest)
        with alone():
            put_back(manifest, folder)
            call_command("migrate", verbosity=0, interactive=False)
            held = quiet.settle(clocks.now())
    return Restored(manifest.made_at, len(manifest.files), held, len(manifest.missing))


def is_empty() -> bool:
    """Nobody has worked here, and nothing of another program's lies here."""
    tables = connection.introspection.table_names()
    ours = {*connection.introspection.django_table_names(), "django_migrations", "cache"}
    used = [model for model in (User, Event) if model._meta.db_table in tables]
    return ours.issuperset(tables) and not any(model._base_manager.exists() for model in used)


def refuse_newer(manifest: Manifest) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if set(manifest.migrations) - known:
        raise Trouble("A newer Tandem made this backup. Update this one first.")


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else uses the database; no timetable starts while the baton is ours."""
    leave_database()
    baton = Baton()
    try:
        if not (baton.take() and is_left_alone(baton)):
            raise Trouble(
                "Something else uses this database. Stop web, worker and beat first. "
                "Nothing was changed."
            )
        yield
    finally:
        baton.drop()


def is_left_alone(baton: Baton) -> bool:
    """Connections that were just closed, our own among them, take a moment to go."""
    ends = time.monotonic() + GOING
    while row := baton.connection.execute(OTHERS).fetchone():
        if not row[0] or time.monotonic() > ends:
            return not row[0]
        time.sleep(0.1)
    return True


def leave_database() -> None:
    connection.close()
    cast("DatabaseWrapper", connection).close_pool()


def put_back(manifest: Manifest, folder: Path) -> None:
    """Files first: until a row names them they are in nobody's way, and can be taken back."""
    placed: list[str] = []
    try:
        for path in manifest.files:
            if place(folder / FILES / path, root() / path):
                placed.append(path)
        database.load(folder / DATABASE, folder)
    except BaseException:
        for path in placed:
            remove(path)
        raise


def place(source: Path, target: Path) -> bool:
    """Whether it is new here. One that is there is written anew: its name says what it holds."""
    new = not target.exists()
    make_folder(target.parent)
    source.replace(target)
    target.chmod(0o600)
    fsync_folder(target.parent)
    return new
