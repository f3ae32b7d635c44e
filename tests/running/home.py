"""A machine's disk of its own, and the runs on it."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import psutil
import pytest

from hiring.embedded.places import BASE_DIR
from hiring.embedded.processes import MARK
from tests.ports import free_port

OURS = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "FILES_ROOT", "SITE_URL", "PORT", "DEBUG"}
PATIENCE = 90  # seconds, on a machine that is busy with other tests
GREETED = "Ctrl-C stops everything"


class Home:
    """Closed to others as a careful person's home is; the servers' share as root lies beside it."""

    def __init__(self, root):
        self.root = root
        self.closed = root / "closed"
        self.closed.mkdir(mode=0o700)
        self.var = self.closed / "var"
        self.servers = root / "servers"
        self.port = free_port()

    def environ(self, **more):
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        roots = {"VAR_ROOT": str(self.var), "SERVERS_ROOT": str(self.servers)}
        return kept | roots | {"PORT": str(self.port), "DEMO": "no"} | more

    def start(self, *command, **more):
        return subprocess.Popen(
            command or (sys.executable, "manage.py", "run"),
            cwd=BASE_DIR,
            env=self.environ(**more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @contextmanager
    def running(self, *command, **more):
        """From the greeting on; stopped as with Ctrl-C, unless the test has ended it otherwise."""
        run = self.start(*command, **more)
        said = []
        for line in run.stdout:
            said.append(line)
            if GREETED in line:
                break
        else:
            pytest.fail("".join(said))
        try:
            yield run
        finally:
            if run.poll() is None:
                end(run, signal.SIGINT)

    def refusal(self, **more):
        run = self.start(**more)
        said = run.communicate(timeout=PATIENCE)[0]
        assert run.returncode != 0
        return said.removeprefix("Starting Tandem…\n").strip()

    def health(self):
        try:
            answer = urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=10)
        except urllib.error.HTTPError as error:
            answer = error
        return answer.status, answer.read().decode()

    def processes(self):
        return [process for process in psutil.process_iter() if mark_of(process) == str(self.var)]

    def names(self):
        return {re.match(r"\w+", process.name())[0] for process in self.processes()}

    def process(self, name):
        return next(process for process in self.processes() if process.name().startswith(name))


def mark_of(process):
    try:
        return process.environ().get(MARK)
    except (psutil.Error, OSError):
        return None


def end(run, how):
    run.send_signal(how)
    run.communicate(timeout=PATIENCE)
    return run.returncode


def eventually(true):
    deadline = time.monotonic() + PATIENCE
    while not (so := true()) and time.monotonic() < deadline:
        time.sleep(0.2)
    return so
