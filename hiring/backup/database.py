"""The database in and out of a file, by PostgreSQL's own programs."""

import os
import subprocess
from pathlib import Path

from django.db import connection
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from hiring.backup.programs import program
from hiring.backup.quiet import QUIET
from hiring.embedded.trouble import Trouble

FLEETING = ("django_session", "cache", "activity_heartbeat")
"""Tables kept empty: whoever was signed in signs in again."""

AFRESH = "SET lock_timeout = '10s'; DROP SCHEMA public CASCADE; CREATE SCHEMA public;"


def dump(target: Path, *, snapshot: str) -> None:
    """As another transaction of the same snapshot sees it."""
    without = [f"--exclude-table-data=public.{table}" for table in FLEETING]
    kind = ["--format=custom", "--compress=3", "--no-owner", "--no-privileges", "--no-comments"]
    run("pg_dump", *kind, *without, f"--snapshot={snapshot}", f"--file={target}", address())


def load(source: Path, work: Path) -> None:
    """In one transaction: everything is replaced and the outbox kept quiet, or nothing changes."""
    data, before, after = work / "data.sql", work / "before.sql", work / "after.sql"
    run("pg_restore", "--no-owner", "--no-privileges", f"--file={data}", str(source))
    before.write_text(AFRESH)
    after.write_text(QUIET)
    files = [f"--file={script}" for script in (before, data, after)]
    strictly = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    run("psql", *strictly, *files, address())


def address() -> str:
    """Where the database is, without the password: others may read a program's arguments."""
    return "--dbname=" + make_conninfo(**_settings())


def run(name: str, *words: str) -> None:
    secret = connection.get_connection_params().get("password")
    environ = os.environ | ({"PGPASSWORD": str(secret)} if secret else {})
    done = subprocess.run(  # noqa: S603
        [program(name), *words],
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Trouble(f"{name} did not finish: {done.stderr.strip() or 'it said nothing'}")


def _settings() -> dict[str, str]:
    """Time limits are for pages: these programs take as long as they take."""
    known = {option.keyword.decode() for option in Conninfo.get_defaults()}
    known -= {"password", "options"}
    params = connection.get_connection_params()
    return {name: str(value) for name, value in params.items() if name in known and value}
