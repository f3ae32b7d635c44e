"""The timetable's scheduler: one at a time over all machines, and it keeps nothing on disk."""

import datetime as dt
import logging
import time
from typing import Any

import psycopg
from celery import beat
from django.db import connection as django_connection

from hiring import clocks
from hiring.activity.models.heartbeat import BEAT

log = logging.getLogger(__name__)
LOCK = 0x7A9D  # any number that nothing else locks
LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
PAUSE = 2  # seconds between two looks at a lock that another beat holds
NOTE = """
    INSERT INTO activity_heartbeat (name, at) VALUES (%s, %s)
    ON CONFLICT (name) DO UPDATE SET at = excluded.at
"""
ALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}


class Baton:
    """A PostgreSQL advisory lock on a connection of its own: when that drops, it is gone."""

    def __init__(self) -> None:
        settings = django_connection.get_connection_params() | ALIVE
        self.connection = psycopg.connect(**settings, autocommit=True)

    def wait(self) -> None:
        """Until no other beat runs."""
        if self.take():
            return
        log.warning("Another beat keeps the timetable. Waiting for it to end.")
        while not self.take():
            time.sleep(PAUSE)
        log.warning("The other beat has ended. This one keeps the timetable now.")

    def take(self) -> bool:
        row = self.connection.execute("SELECT pg_try_advisory_lock(%s)", [LOCK]).fetchone()
        return bool(row and row[0])

    def show(self) -> None:
        """Leave the heartbeat, over the connection that holds the lock.

        Raises psycopg.OperationalError when that dropped: then beat ends, and is started again.
        """
        self.connection.execute(NOTE, [BEAT, clocks.now()])

    def drop(self) -> None:
        self.connection.close()


class Scheduler(beat.Scheduler):
    """Rings the doorbells of SCHEDULE while it holds the baton; ends when it lost it."""

    max_interval = 5
    producer: Any = (
        None  # each bell takes a connection of its own: a broker that is away holds up none
    )

    def __init__(self, *args: Any, lazy: bool = False, **kwargs: Any) -> None:
        self.baton: Baton | None = None
        if not lazy:
            self.baton = Baton()
            self.baton.wait()
        super().__init__(*args, **kwargs | {"lazy": lazy})

    def setup_schedule(self) -> None:
        """Nothing is remembered from before, so everything rings once at the start."""
        super().setup_schedule()
        for entry in self.schedule.values():
            entry.last_run_at = LONG_AGO

    def tick(self, *args: Any, **kwargs: Any) -> float:
        if self.baton:
            self.baton.show()
        return float(super().tick(*args, **kwargs))

    def apply_entry(self, entry: Any, producer: Any = None) -> None:
        """A bell that does not ring is only logged: the next one comes soon."""
        try:
            self.app.send_task(entry.task, retry=False, **entry.options)
        except Exception as problem:
            log.warning("%s did not ring: %s", entry.name, type(problem).__name__)

    def close(self) -> None:
        super().close()
        if self.baton:
            self.baton.drop()
