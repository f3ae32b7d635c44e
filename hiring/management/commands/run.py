"""The whole of Tandem on this machine, for one person to try or to work on."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection

from hiring.embedded.environment import checked_port
from hiring.embedded.parts import beat, listening_socket, wait_until_healthy, web, worker
from hiring.embedded.places import BASE_DIR, Places, places, var_root
from hiring.embedded.servers import start_servers
from hiring.embedded.supervisor import Supervisor
from hiring.embedded.trouble import Trouble, in_words

if TYPE_CHECKING:
    from django.db.backends.postgresql.base import DatabaseWrapper


class Command(BaseCommand):
    help = "Runs database, broker, web, worker and beat on 127.0.0.1:$PORT until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--parent", type=int, help="the process whose end stops this")

    def handle(self, *, parent: int | None, **options: Any) -> None:
        with in_words(), Supervisor(places(var_root()), parent=parent) as supervisor:
            self.run(supervisor)

    def run(self, supervisor: Supervisor) -> None:
        here = supervisor.places
        listener = listening_socket(checked_port(os.environ["PORT"]))
        self.say("Starting Tandem…")
        start_servers(supervisor, os.environ)
        self.prepare_database()
        pages = web(here, listener)
        supervisor.start(pages, worker(here), beat(here))
        address = f"http://127.0.0.1:{os.environ['PORT']}"
        wait_until_healthy(f"{address}/healthz", pages, supervisor.look)
        self.greet(address, here)
        supervisor.watch()

    def prepare_database(self) -> None:
        try:
            call_command("migrate", verbosity=0, interactive=False)
            empty = not get_user_model().objects.exists()
        except DatabaseError as error:
            reason = str(error).strip().splitlines()[0]
            raise Trouble(f"The database could not be prepared: {reason}") from error
        finally:
            leave_database()
        if wants_demo() and empty:
            self.say("Making the demo company, once. It takes up to a minute…")
            run_command("seed_demo", "--verbosity=0")

    def say(self, words: str) -> None:
        """At once, also where the output is a file."""
        self.stdout.write(words)
        self.stdout.flush()

    def greet(self, address: str, here: Places) -> None:
        self.say(f"\nTandem is at {address}\n")
        if wants_demo():
            run_command("seed_demo", "--sign-ins")
        self.say(f"\nLogs are in {here.logs}. Ctrl-C stops everything.")


def run_command(*words: str) -> None:
    """In a process of its own: what it loads and the threads it starts end with it."""
    done = subprocess.run([sys.executable, BASE_DIR / "manage.py", *words], check=False)  # noqa: S603
    if done.returncode:
        raise Trouble(f"{words[0]} did not finish; the reason is above.")


def leave_database() -> None:
    """The pool's threads must not see the processes fork."""
    connection.close()
    cast("DatabaseWrapper", connection).close_pool()


def wants_demo() -> bool:
    """`make run DEMO=no` begins with an empty installation."""
    return os.environ.get("DEMO", "yes") != "no" and "seed_demo" in get_commands()
