"""Migrations beside a running Tandem: they may take their time, but hold nobody up."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

PATIENT = "SET lock_timeout = '5s'; SET statement_timeout = 0"
AS_BEFORE = "RESET lock_timeout; RESET statement_timeout"


class Command(migrate.Command):
    """Everyone queues behind a change of a table that waits for its lock, so it soon gives up.

    It is rolled back then, and can be run again.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        with connections[options["database"]].cursor() as cursor:
            cursor.execute(PATIENT)
        try:
            super().handle(*args, **options)
        finally:
            with connections[options["database"]].cursor() as cursor:
                cursor.execute(AS_BEFORE)
