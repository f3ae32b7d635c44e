"""The real processes, as `make run` starts them, and ways to kill them."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

import psutil

from hiring.embedded.lock import Lock
from hiring.embedded.places import BASE_DIR
from hiring.embedded.supervisor import end_left_over, make_places

GREETED = "Ctrl-C stops everything"
PARTS = ("web", "worker", "beat", "broker", "database")
ONLY_LEADERS = ("beat", "broker")


class Stack:
    """One installation on a data directory of its own, which is emptied first."""

    def __init__(self, here, environ):
        self.here, self.environ = here, environ

    def __enter__(self):
        make_places(self.here)
        lock = Lock(self.here.var / "run.lock")
        lock.take()
        end_left_over(self.here)
        shutil.rmtree(self.here.postgres, ignore_errors=True)
        lock.give_back()
        self.run = subprocess.Popen(
            [sys.executable, "manage.py", "run"],
            cwd=BASE_DIR,
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        said = []
        for line in self.run.stdout:
            said.append(line)
            if GREETED in line:
                return self
        raise SystemExit("".join(said) or "Tandem did not start.")

    def __exit__(self, *problem):
        with suppress(ProcessLookupError):
            self.run.send_signal(signal.SIGCONT)
            self.run.send_signal(signal.SIGINT)
        self.run.wait(60)

    def parts(self):
        """Name → process, of those that run at the moment."""
        found = {}
        for process in psutil.Process(self.run.pid).children():
            with suppress(psutil.Error):
                found[part_of(process.name(), process.cmdline())] = process
        return found

    def kill(self, part, random):
        """Alone, with everything it started, or one of what it started; whether it was there."""
        leader = self.parts().get(part)
        if leader is None:
            return False
        with suppress(psutil.Error, ProcessLookupError):
            children = [] if part in ONLY_LEADERS else leader.children()
            how = random.choice(["alone", "family", "child"] if children else ["alone"])
            if how == "family":
                os.killpg(leader.pid, signal.SIGKILL)
            else:
                (random.choice(children) if how == "child" else leader).kill()
            return True
        return False

    @contextmanager
    def away(self, part):
        """Killed, and not started again meanwhile."""
        self.whole()
        supervisor = psutil.Process(self.run.pid)
        supervisor.suspend()
        try:
            leader = self.parts()[part]
            leader.kill()
            yield
        finally:
            supervisor.resume()

    def whole(self, patience=60):
        """Until every part runs."""
        until = time.monotonic() + patience
        while time.monotonic() < until and set(self.parts()) < set(PARTS):
            time.sleep(0.2)


def part_of(name, words):
    if name.startswith("postgres"):
        return "database"
    if name.startswith("valkey"):
        return "broker"
    known = {"gunicorn": "web", "worker": "worker", "beat": "beat"}
    return next((part for word, part in known.items() if word in words), "")
