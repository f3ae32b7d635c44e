"""Puts what happened on the record, with the notices it owes."""

from typing import Any

from django.db import models, transaction

from hiring.activity.actors import Actor
from hiring.activity.models import Event
from hiring.activity.notices import tell


@transaction.atomic
def record(
    verb: str,
    subject: models.Model,
    *,
    by: Actor,
    source: str = "",
    target: str = "",
    **details: Any,
) -> Event:
    """Write the event and its notices: both, or neither. `details` are ids and facts, no text."""
    event = Event.objects.create(
        verb=verb,
        subject=subject,
        actor=by if isinstance(by, models.Model) else None,
        within=getattr(subject, "within", None),
        source=source,
        target=target,
        details=details,
    )
    tell(event)
    return event
