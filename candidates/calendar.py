"""Interviews as they stand in calendars: one identity each, whoever's calendar it is."""

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from candidates.models import Interview
from hiring import clocks
from hiring.accounts.models import Company, User
from hiring.calendars import Meeting, Person

BEHIND = dt.timedelta(days=90)


def meetings(user: User) -> Iterator[Meeting]:
    """What this person has a seat in: to come, and of the last months."""
    since = clocks.now() - BEHIND
    for interview in Interview.objects.of_panel(user).takes_time().since(since).for_feed():
        yield for_panel(interview, stamped_at=interview.since)


def for_panel(
    interview: Interview, *, stamped_at: dt.datetime, people: tuple[User, ...] = ()
) -> Meeting:
    """As its interviewers read it: the kit is a link, and nothing private stands here."""
    url = settings.SITE_URL + reverse("candidates:interview", args=[interview.pk])
    return Meeting(
        uid=uid_of(interview),
        sequence=interview.sequence,
        starts_at=interview.during.lower,
        ends_at=interview.during.upper,
        title=_("%(round)s: %(name)s, %(job)s") % names(interview),
        organizer=organizer(interview),
        stamped_at=stamped_at,
        attendees=tuple(Person(one.name, one.email) for one in people),
        description=_("The kit, the résumé and your scorecard: %(url)s") % {"url": url},
        place=interview.place,
        url=url,
        cancelled=interview.is_ended,
    )


def for_candidate(interview: Interview, *, stamped_at: dt.datetime, url: str) -> Meeting:
    """As the candidate reads it: whom they meet, how to prepare, their own page."""
    met = ", ".join(person.name for person in interview.interviewers)
    parts = [_("You meet %(people)s.") % {"people": met}, interview.guidance, url]
    person = interview.candidate
    return Meeting(
        uid=uid_of(interview),
        sequence=interview.sequence,
        starts_at=interview.during.lower,
        ends_at=interview.during.upper,
        title=_("%(round)s: %(job)s at %(company)s")
        % {**names(interview), "company": Company.ours().name},
        organizer=organizer(interview),
        stamped_at=stamped_at,
        attendees=(Person(person.name, person.email or ""),),
        description="\n\n".join(filter(None, parts)),
        place=interview.place,
        url=url,
        cancelled=interview.is_ended,
    )


def names(interview: Interview) -> dict[str, object]:
    return {
        "round": interview.round,
        "name": interview.candidate,
        "job": interview.requisition.title,
    }


def uid_of(interview: Interview) -> str:
    return f"{interview.uid}@{settings.MAIL_DOMAIN}"


def organizer(interview: Interview) -> Person:
    """Whoever booked it, for good: a calendar takes changes from nobody else."""
    return Person(interview.booked_by.name, interview.booked_by.email)
