"""The whole of Tandem on this machine, for one person to try or to work on."""

import os
from argparse import ArgumentParser
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection

from hiring.embedded.environment import checked_port
from hiring.embedded.parts import beat, listening_socket, wait_until_healthy, web, worker
from hiring.embedded.places import Places, places, var_root
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
            if wants_demo() and not get_user_model().objects.exists():
                self.say("Making the demo company, once. It takes up to a minute…")
                call_command("seed_demo", verbosity=0)
        except DatabaseError as error:
            reason = str(error).strip().splitlines()[0]
            raise Trouble(f"The database could not be prepared: {reason}") from error
        finally:
            connection.close()
            cast(
                "DatabaseWrapper", connection
            ).close_pool()  # its threads must not see the processes fork

    def say(self, words: str) -> None:
        """At once, also where the output is a file."""
        self.stdout.write(words)
        self.stdout.flush()

    def greet(self, address: str, here: Places) -> None:
        self.say(f"\nTandem is at {address}\n")
        if wants_demo():
            call_command("seed_demo", sign_ins=True, stdout=self.stdout)
        self.say(f"\nLogs are in {here.logs}. Ctrl-C stops everything.")


def wants_demo() -> bool:
    """`make run DEMO=no` begins with an empty installation."""
    return os.environ.get("DEMO", "yes") != "no" and "seed_demo" in get_commands()
