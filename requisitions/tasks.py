"""What the timetable asks of requisitions."""

from celery import shared_task

from hiring import clocks
from hiring.activity.actors import SYSTEM
from hiring.lifecycle import NotAllowed
from requisitions.models import Posting


@shared_task
def close_postings() -> int:
    """Take down what closed yesterday or before; how many. Safe to run twice, and at once."""
    closed = 0
    for posting in Posting.objects.past(clocks.now().date()):
        try:
            posting.close(by=SYSTEM)
        except NotAllowed:  # somebody was quicker
            continue
        closed += 1
    return closed
