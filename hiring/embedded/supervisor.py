"""Starts processes, keeps them running and leaves none behind."""

import os
import signal
import sys
import time
from collections import defaultdict
from contextlib import suppress
from typing import Self

import psutil

from hiring.embedded.lock import Lock
from hiring.embedded.places import Places, check_private, passable_directory, private_directory
from hiring.embedded.processes import MARK, Process

GRACE = 10  # seconds to end by itself
LOOK = 0.3  # seconds between two looks at the processes
TRIES, LATELY = 4, 20  # a process is started again this often within so many seconds
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Use it as a context: on leaving, every process has ended, the last started first."""

    def __init__(self, places: Places, *, parent: int | None = None) -> None:
        self.places = places
        self.parent = parent  # when this process is gone, so are we
        self.lock = Lock(places.var / "run.lock")
        self.groups: list[tuple[Process, ...]] = []
        self.tries: dict[str, list[float]] = defaultdict(list)
        self.settled = False

    def __enter__(self) -> Self:
        make_places(self.places)
        self.lock.take()
        for stop in STOPS:
            if stop is not signal.SIGHUP or signal.getsignal(stop) is not signal.SIG_IGN:
                signal.signal(stop, signal.default_int_handler)
        end_left_over(self.places)
        return self

    def start(self, *processes: Process) -> None:
        """Together; they are stopped together too."""
        self.groups.append(processes)
        for process in processes:
            process.start()

    def watch(self) -> None:
        """Until it is interrupted. A process that ended is started again, and never given up."""
        self.settled = True
        while True:
            self.look()
            time.sleep(LOOK)

    def look(self) -> None:
        """Once. At the beginning a process that keeps ending is trouble."""
        if self.parent is not None and os.getppid() != self.parent:
            raise KeyboardInterrupt
        for group in self.groups:
            for process in group:
                if process.ended():
                    self._start_again(process)

    def _start_again(self, process: Process) -> None:
        now = time.monotonic()
        tries = self.tries[process.name]
        tries[:] = [at for at in tries if at > now - LATELY]
        if len(tries) < TRIES:
            tries.append(now)
            sys.stderr.write(f"{process.name} ended and is started again. See {process.log}\n")
            process.start()
        elif not self.settled:
            raise process.trouble(f"{process.name} keeps ending")

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """An interruption is how it is meant to end, so it is no error."""
        for stop in STOPS:
            signal.signal(stop, signal.SIG_IGN)
        self.lock.say("stopping")
        for group in reversed(self.groups):
            for process in group:
                process.ask_to_stop()
            for process in group:
                process.wait(GRACE)
        end_left_over(self.places)
        forget_places(self.places)
        self.lock.give_back()
        return isinstance(error, KeyboardInterrupt)


def make_places(places: Places) -> None:
    if not places.var.is_dir():
        places.var.parent.mkdir(parents=True, exist_ok=True)
        private_directory(places.var, None)
    private_directory(places.logs, None)
    if places.keeper:
        passable_directory(places.servers.parent)
    private_directory(places.servers, places.keeper)
    private_directory(places.sockets, places.keeper)
    check_private(places.sockets, places.keeper)


def forget_places(places: Places) -> None:
    """The sockets' directory is made anew each time; left behind in /tmp it would be litter."""
    with suppress(OSError):
        places.sockets.rmdir()


def end_left_over(places: Places) -> None:
    """Ends what still runs of this ``var``: what a killed run left behind."""
    left = [process for process in psutil.process_iter() if _belongs(process, places)]
    for process in left:
        _signal(process, signal.SIGINT)
    for process in psutil.wait_procs(left, timeout=GRACE)[1]:
        _signal(process, signal.SIGKILL)


def _belongs(process: psutil.Process, places: Places) -> bool:
    try:
        return process.environ().get(MARK) == str(places.var)
    except (psutil.Error, OSError):  # ended meanwhile, or another account's
        return False


def _signal(process: psutil.Process, number: signal.Signals) -> None:
    with suppress(psutil.Error):
        process.send_signal(number)
