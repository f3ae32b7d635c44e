"""Interviews as they stand in calendars: one identity each, whoever's calendar it is."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.urls import reverse
from django.utils.translation import gettext as _

from candidates.models import Interview
from hiring import clocks
from hiring.accounts.models import Company, User
from hiring.calendars import Meeting, Person

BEHIND = dt.timedelta(days=90)


class Booked(NamedTuple):
    """What every calendar says of an interview, before it is put into words."""

    pk: int
    uid: UUID
    sequence: int
    during: DateTimeTZRange
    place: str
    round: str
    name: str
    job: str
    organizer: Person
    cancelled: bool = False

    @classmethod
    def of(cls, interview: Interview) -> "Booked":
        """Whoever booked it organizes it for good: a calendar takes changes from nobody else."""
        return cls(
            pk=interview.pk,
            uid=interview.uid,
            sequence=interview.sequence,
            during=interview.during,
            place=interview.place,
            round=interview.round.title,
            name=interview.candidate.name,
            job=interview.requisition.title,
            organizer=Person(interview.booked_by.name, interview.booked_by.email),
            cancelled=interview.is_ended,
        )

    def meeting(self, **more: Any) -> Meeting:
        return Meeting(
            uid=f"{self.uid}@{settings.MAIL_DOMAIN}",
            sequence=self.sequence,
            starts_at=self.during.lower,
            ends_at=self.during.upper,
            organizer=self.organizer,
            place=self.place,
            cancelled=self.cancelled,
            **more,
        )


def meetings(user: User) -> Iterator[Meeting]:
    """What this person has a seat in: to come, and of the last months."""
    since = clocks.now() - BEHIND
    theirs = Interview.objects.of_panel(user).takes_time().since(since)
    for row in theirs.feed_rows():
        pk, uid, sequence, during, place, round, name, job, booker, email, stamped_at = row
        by = Person(booker, email)
        booked = Booked(pk, uid, sequence, during, place, round, name, job, by)
        yield said_to_panel(booked, stamped_at=stamped_at)


def for_panel(
    interview: Interview, *, stamped_at: dt.datetime, people: tuple[User, ...] = ()
) -> Meeting:
    attendees = tuple(Person(one.name, one.email) for one in people)
    return said_to_panel(Booked.of(interview), stamped_at=stamped_at, attendees=attendees)


def said_to_panel(
    booked: Booked, *, stamped_at: dt.datetime, attendees: tuple[Person, ...] = ()
) -> Meeting:
    """As its interviewers read it: the kit is a link, and nothing private stands here."""
    url = settings.SITE_URL + reverse("candidates:interview", args=[booked.pk])
    return booked.meeting(
        title=_("%(round)s: %(name)s, %(job)s") % booked._asdict(),
        stamped_at=stamped_at,
        attendees=attendees,
        description=_("The kit, the résumé and your scorecard: %(url)s") % {"url": url},
        url=url,
    )


def for_candidate(interview: Interview, *, stamped_at: dt.datetime, url: str) -> Meeting:
    """As the candidate reads it: whom they meet, how to prepare, their own page."""
    booked, person = Booked.of(interview), interview.candidate
    met = ", ".join(person.name for person in interview.interviewers)
    parts = [_("You meet %(people)s.") % {"people": met}, interview.guidance, url]
    return booked.meeting(
        title=_("%(round)s: %(job)s at %(company)s")
        % {**booked._asdict(), "company": Company.ours().name},
        stamped_at=stamped_at,
        attendees=(Person(person.name, person.email or ""),),
        description="\n\n".join(filter(None, parts)),
        url=url,
    )
