"""Doorbells: each looks for what is to be done, and may run twice or many at once."""

import datetime as dt
import logging
import time

from celery import shared_task

from candidates.models import Resume
from hiring import files
from hiring.files import uploads

log = logging.getLogger(__name__)

PATIENCE = 60  # seconds; well under the time limit of a task
KEPT_ASIDE = dt.timedelta(days=uploads.DAYS + 1)
YOUNG = dt.timedelta(hours=1)


@shared_task
def read_resumes() -> None:
    """Read what people sent, one after the other; what is left waits for the next bell."""
    ends, last = time.monotonic() + PATIENCE, 0
    while time.monotonic() < ends and (waiting := Resume.objects.waiting().after(last).first()):
        last = waiting.pk
        read_resume(last)


def read_resume(pk: int) -> None:
    """One that cannot be read must not keep the others waiting."""
    try:
        Resume.objects.read_one(pk)
    except Exception:
        log.exception("Résumé %s could not be read; it will be tried again", pk)


@shared_task
def sweep_files() -> None:
    """Remove files without a row, uploads whose form was never sent, and what was left half-done.

    Files carry the time of the machine, which CLOCK_SHIFT does not shift.
    """
    now = dt.datetime.now(dt.UTC)
    files.sweep(now - KEPT_ASIDE)
    for orphan in files.orphans(Resume.objects.paths, before=now - YOUNG):
        if orphan.missing == "row":
            files.remove(orphan.path)
        else:
            log.error("The file %s of a row is gone", orphan.path)
