"""Doorbells: each looks for what is to be done, and may run twice or many at once."""

import datetime as dt
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from celery import shared_task

from candidates.models import BackgroundCheck, DecisionRecord, Interview, Offer, OfferLetter, Resume
from candidates.stored import stored
from hiring import clocks, files
from hiring.files import uploads
from hiring.lifecycle import NotAllowed

log = logging.getLogger(__name__)

PATIENCE = 60  # seconds; well under the time limit of a task
KEPT_ASIDE = dt.timedelta(days=uploads.DAYS + 1)
YOUNG = dt.timedelta(hours=1)


@shared_task
def read_resumes() -> None:
    """Read what people sent."""
    work_off(Resume.objects, Resume.objects.read_one)


@shared_task
def make_records() -> None:
    """Make the documents of what was decided."""
    work_off(DecisionRecord.objects, DecisionRecord.objects.make_one)


@shared_task
def make_letters() -> None:
    """Make the letters of offers that were approved."""
    work_off(OfferLetter.objects, OfferLetter.objects.make_one)


def work_off(rows: Any, work: Callable[[int], None]) -> None:
    """One after the other; what is left waits for the next bell. One that cannot be done must
    not keep the others waiting."""
    ends, last = time.monotonic() + PATIENCE, 0
    while time.monotonic() < ends and (waiting := rows.waiting().after(last).first()):
        last = waiting.pk
        try:
            work(last)
        except Exception:
            log.exception("%r could not be done; it will be tried again", waiting)


@shared_task
def sweep_files() -> None:
    """Remove files without a row, uploads whose form was never sent, and what was left half-done.

    Files carry the time of the machine, which CLOCK_SHIFT does not shift.
    """
    now = dt.datetime.now(dt.UTC)
    files.sweep(now - KEPT_ASIDE)
    for orphan in files.orphans(stored, before=now - YOUNG):
        if orphan.missing == "row":
            files.remove(orphan.path)
        else:
            log.error("The file %s of a row is gone", orphan.path)


@shared_task
def expire_checks() -> int:
    """Results that are older than they are good for; how many. Safe to run twice, and at once."""
    expired = 0
    for check in BackgroundCheck.objects.past(clocks.now().date()):
        with suppress(NotAllowed):  # somebody was quicker
            check.expire()
            expired += 1
    return expired


@shared_task
def conclude_interviews() -> int:
    """Those whose end has passed; how many. What a stopped beat left behind is made up for."""
    concluded = 0
    for interview in Interview.objects.over_by(clocks.now()).order_by("pk"):
        try:
            concluded += interview.conclude()
        except Exception:  # one that cannot be concluded must not keep the others waiting
            log.exception("%r could not be concluded; it will be tried again", interview)
    return concluded


@shared_task
def expire_offers() -> int:
    """Offers that nobody answered in time; how many. Safe to run twice, and at once."""
    expired = 0
    for offer in Offer.objects.past(clocks.now()).for_page():
        with suppress(NotAllowed):  # somebody was quicker
            offer.expire()
            expired += 1
    return expired
