"""What a restored installation does not say again: the past was told by the one before it."""

import datetime as dt

from django.db import transaction

from hiring.activity import delivery, reminders
from hiring.activity.models import Delivery, Notice

HELD = "It waited when the backup was made and may have been sent since. Nothing was sent again."

QUIET = f"""
SET search_path = public;
UPDATE activity_notice SET status = 'cancelled', problem = '{HELD}'
    WHERE status IN ('waiting', 'claimed', 'sending', 'failed')
    AND (reminder_id IS NOT NULL OR digest_on IS NOT NULL OR mail = 'daily');
UPDATE activity_notice SET status = 'uncertain', problem = '{HELD}'
    WHERE status IN ('waiting', 'claimed', 'sending', 'failed') AND mail = 'at_once';
"""  # noqa: S608  no words but ours
"""Part of the transaction that loads the data, so that no deliverer ever sees it waiting.

Reminders and daily mails are over; what tells of an event waits for a person to look."""


def settle(now: dt.datetime) -> int:
    """Show what is held in the delivery log, and let the reminders of the past be past.

    Returns how many mails wait for a person.
    """
    held = Notice.objects.filter(status=Notice.Status.UNCERTAIN, problem=HELD)
    with transaction.atomic():
        for notice in held.exclude(deliveries__problem=HELD):
            delivery.note(notice, Delivery.Outcome.UNCERTAIN, HELD)
    reminders.let_pass(now)
    return held.count()
