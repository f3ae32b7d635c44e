"""Bounds on time that hold on a machine that is busy with something else, too."""

import time
from contextlib import contextmanager

BUSY = 10  # how many times longer everything may take there


@contextmanager
def quick(seconds, what=""):
    """So much of a processor, and no more than so many times longer by the clock on the wall."""
    spent, began = time.process_time(), time.monotonic()
    yield
    assert time.process_time() - spent < seconds, what
    assert time.monotonic() - began < BUSY * seconds, what


def best_of(times, act):
    """Seconds it takes where nothing else comes between."""
    took = []
    for _ in range(times):
        began = time.monotonic()
        act()
        took.append(time.monotonic() - began)
    return min(took)
