"""Twenty people press at the same moment, each over a connection of their own."""

import threading
from collections import Counter
from contextlib import contextmanager

from django.db import connection

from hiring.lifecycle import NotAllowed

PEOPLE = 20


@contextmanager
def wide_pool():
    """One process has fewer connections than there are people here."""
    options = connection.settings_dict["OPTIONS"]
    before = options["pool"]
    connection.close()
    connection.close_pool()
    options["pool"] = before | {"max_size": PEOPLE + 4, "timeout": 60}
    try:
        yield
    finally:
        connection.close()
        connection.close_pool()
        options["pool"] = before


def press(presses):
    """What each press came to, counted: done, refused, or the error's name."""
    gate, came_to = threading.Barrier(len(presses)), []

    def one(action):
        connection.ensure_connection()
        gate.wait()
        try:
            came_to.append(action() or "done")
        except NotAllowed:
            came_to.append("refused")
        except Exception as problem:
            came_to.append(f"{type(problem).__name__}: {problem}")
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[action]) for action in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(came_to)
