"""What was tried is taken back, so that the next try finds everything as it was."""

from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
