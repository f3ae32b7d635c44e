"""One mail a day for those who wish it so: at eight in the morning, their time."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from hiring.accounts.models import User
from hiring.activity import bell
from hiring.activity.models import Notice

EIGHT = dt.time(8)


def write_due(now: dt.datetime) -> int:
    """Make the digests whose hour has come; how many there were. Twice changes nothing."""
    waiting = Notice.objects.for_a_day().to_kind(User)
    people = User.objects.active().filter(pk__in=waiting.values("recipient_id"))
    return sum(write(person, eight(person, now)) for person in people if eight(person, now) <= now)


def eight(person: User, now: dt.datetime) -> dt.datetime:
    """Eight in the morning of this person's day."""
    day = now.astimezone(ZoneInfo(person.time_zone)).date()
    return dt.datetime.combine(day, EIGHT, ZoneInfo(person.time_zone))


@transaction.atomic
def write(person: User, until: dt.datetime) -> bool:
    """The digest carries what was written before its hour; nothing to say, no digest."""
    lines = Notice.objects.for_a_day().to(person).filter(at__lt=until)
    if not lines.exists():
        return False
    digest, new = Notice.objects.get_or_create(
        kind="digest",
        digest_on=until.date(),
        recipient_type=ContentType.objects.get_for_model(User),
        recipient_id=person.pk,
        event=None,
        reminder=None,
    )
    if new:
        lines.update(digest=digest)
        bell.ring()
    return new
