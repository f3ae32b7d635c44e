"""Web is started anew under load, as an update does, and nobody notices."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from contextlib import contextmanager

import psutil
import pytest

from hiring.embedded.places import BASE_DIR
from tests.ports import free_port
from tests.running.home import PATIENCE, eventually

PAGES = ("/healthz", "/static/css/base.css")
VISITORS = 4


@pytest.fixture
def server():
    port = free_port()
    run = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"],
        cwd=BASE_DIR,
        env=os.environ | {"STATIC_FROM_SOURCE": "1", "DEBUG": "", "SITE_URL": "http://127.0.0.1"},
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    assert eventually(lambda: ask(f"{address}/healthz") == 200)
    yield address, psutil.Process(run.pid)
    run.send_signal(signal.SIGTERM)
    run.wait(PATIENCE)


def ask(url):
    """The status, or the word for what went wrong."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310  our own address
            answer.read()
            return answer.status
    except OSError as problem:
        return repr(problem)


@contextmanager
def visited(address):
    """A steady stream; counts what came of it."""
    seen, over = Counter(), threading.Event()

    def visit():
        while not over.is_set():
            seen.update(ask(address + page) for page in PAGES)
            time.sleep(0.02)

    visitors = [threading.Thread(target=visit) for _ in range(VISITORS)]
    for visitor in visitors:
        visitor.start()
    try:
        yield seen
    finally:
        over.set()
        for visitor in visitors:
            visitor.join()


def workers(process):
    return {child.pid for child in process.children()}


def start_anew(gunicorn, seen):
    """Until every worker is a new one and has answered for a while."""
    before = workers(gunicorn)
    gunicorn.send_signal(signal.SIGHUP)
    assert eventually(lambda: workers(gunicorn) and workers(gunicorn).isdisjoint(before))
    counted = seen[200]
    assert eventually(lambda: seen[200] > counted + 20)


def test_no_request_fails_while_web_is_started_anew(server):
    address, gunicorn = server
    with visited(address) as seen:
        start_anew(gunicorn, seen)
        start_anew(gunicorn, seen)
    assert set(seen) == {200}, seen
