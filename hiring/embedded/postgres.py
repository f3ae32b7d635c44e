"""The embedded PostgreSQL: made once, listening on a socket that only its keeper reaches."""

import os
import shutil
import subprocess
import time
from signal import SIGINT
from urllib.parse import quote

import psycopg

from hiring.embedded.places import Places, private_directory
from hiring.embedded.processes import MARK, Process, as_account
from hiring.embedded.programs import postgres_programs
from hiring.embedded.trouble import Trouble

NAME = "tandem"  # of the database and of the account inside PostgreSQL
PATIENCE = 60  # seconds, for a recovery after a crash
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def postgres_url(places: Places) -> str:
    return f"postgres://{NAME}@{quote(str(places.sockets), safe='')}/{NAME}"


def postgres_process(places: Places, *, forgetful: bool = False) -> Process:
    """Forgetful is quick, and for data that nobody misses after a power cut: tests."""
    programs = postgres_programs(places)
    if forgetful:
        shutil.rmtree(places.postgres, ignore_errors=True)
    if not places.postgres.is_dir():
        _make_cluster(places, str(programs / "initdb"))
    settings = ("listen_addresses=", "unix_socket_permissions=0700", "max_connections=200")
    flags = [word for s in (*settings, *(FORGETFUL if forgetful else ())) for word in ("-c", s)]
    return Process(
        name="PostgreSQL",
        command=[programs / "postgres", "-D", places.postgres, "-k", places.sockets, *flags],
        log=places.logs / "postgres.log",
        environ=_environ(places),
        directory=places.servers,
        keeper=places.keeper,
        stop_signal=SIGINT,  # ends the sessions first; SIGTERM would wait for them
    )


def wait_for_postgres(places: Places, process: Process) -> None:
    """Until it answers and has Tandem's database."""
    deadline = time.monotonic() + PATIENCE
    while not process.ended() and time.monotonic() < deadline:
        try:
            with psycopg.connect(_conninfo(places), autocommit=True) as connection:
                _make_database(connection)
                return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise process.trouble("PostgreSQL did not start")


def _make_cluster(places: Places, initdb: str) -> None:
    """Made under another name and then renamed: a start that is cut short leaves no half of one."""
    unfinished = places.servers / "postgres.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    private_directory(unfinished, places.keeper)
    made = subprocess.run(  # noqa: S603
        [initdb, "-D", unfinished, "-U", NAME, "--auth-local=trust", "--auth-host=reject",
         "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
        env=_environ(places), cwd=places.servers, capture_output=True, text=True, check=False,
        **as_account(places.keeper),
    )  # fmt: skip
    if made.returncode:
        raise Trouble(f"PostgreSQL could not be set up: {made.stderr.strip()}")
    unfinished.rename(places.postgres)


def _make_database(connection: psycopg.Connection) -> None:
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
        connection.execute("CREATE DATABASE tandem")


def _conninfo(places: Places) -> str:
    return psycopg.conninfo.make_conninfo(
        host=str(places.sockets), user=NAME, dbname="postgres", connect_timeout=5
    )


def _environ(places: Places) -> dict[str, str]:
    """A locale and a zone of its own, so that no machine's setting gets into the data."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", MARK: str(places.var)}
