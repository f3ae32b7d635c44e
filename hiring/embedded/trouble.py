"""What a person is told instead of a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager


class Trouble(Exception):
    """Why Tandem cannot run on this machine just now, and what to do about it."""


@contextmanager
def in_words() -> Iterator[None]:
    """A directory that cannot be entered or written, or a full disk, said in a sentence."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            raise
        raise Trouble(f"{error.filename} cannot be used: {error.strerror}.") from error
