"""The processes of `make run` beside the servers: web, worker and beat."""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence

from hiring.embedded.places import BASE_DIR, Places
from hiring.embedded.processes import MARK, Process
from hiring.embedded.trouble import Trouble

PATIENCE = 60  # seconds until the first page


def listening_socket(port: int) -> socket.socket:
    """Reachable from this machine only. Held from the start, so that nobody takes it meanwhile."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as error:
        listener.close()
        raise Trouble(
            f"Port {port} cannot be used: {error.strerror}. "
            f"Choose another, for example: make run PORT={port % 65535 + 1}"
        ) from None
    return listener


def web(places: Places, listener: socket.socket) -> Process:
    server = ["gunicorn", "--config", "gunicorn.conf.py", "--bind", f"fd://{listener.fileno()}"]
    return _part("web", places, server, [listener.fileno()])


def worker(places: Places) -> Process:
    quiet = ["--without-gossip", "--without-mingle"]
    return _part(
        "worker", places, ["celery", "--app", "hiring", "worker", "--concurrency", "2", *quiet]
    )


def beat(places: Places) -> Process:
    return _part("beat", places, ["celery", "--app", "hiring", "beat"])


def wait_until_healthy(url: str, process: Process, look: Callable[[], None]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        look()
        if _answers(url):
            return
        time.sleep(0.1)
    raise process.trouble("Tandem did not begin to answer")


def _part(name: str, places: Places, module: list[str], fds: Sequence[int] = ()) -> Process:
    """Run as a module, so that it works in a checkout that was moved."""
    return Process(
        name=name,
        command=[sys.executable, "-m", *module],
        log=places.logs / f"{name}.log",
        environ={"LOG_FORMAT": "lines"}
        | os.environ
        | {MARK: str(places.var), "STATIC_FROM_SOURCE": "1"},
        directory=BASE_DIR,
        pass_fds=fds,
    )


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 (our own address)
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
