"""A meeting that goes out by mail (RFC 5546), and a feed of many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from hiring.calendars.lines import mailto, moment, quoted, text, uri, written
from hiring.calendars.meeting import Meeting, Person

PRODUCT = "-//Tandem//Tandem//EN"
FRESH_FOR = "PT15M"  # how long a calendar may wait before it reads a feed again


class Method(StrEnum):
    """What an object wants of the calendar that reads it."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


@dataclass(frozen=True, slots=True)
class Invitation:
    """An iCalendar object as a mail carries it (RFC 6047)."""

    method: Method
    ics: bytes
    name: str = "invite.ics"

    @property
    def content_type(self) -> str:
        """Of the part that calendars read; the method must be the object's own."""
        return f"text/calendar; method={self.method}; component=VEVENT"


def invitation(meeting: Meeting, method: Method) -> Invitation:
    """Comes, changes (the same uid, a higher sequence) or, with CANCEL, goes.

    To take one person off a meeting that goes on: CANCEL with them as its only attendee.
    """
    event = [*begins(method), *lines_of(meeting, method), "END:VCALENDAR"]
    return Invitation(method, written(event))


def feed(name: str, meetings: Iterable[Meeting]) -> bytes:
    """A calendar that others read again and again. Attendees are not told (RFC 5546, 3.2.1)."""
    said = text(name)
    about = [
        f"NAME:{said}",
        f"X-WR-CALNAME:{said}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{FRESH_FOR}",
        f"X-PUBLISHED-TTL:{FRESH_FOR}",
    ]
    events = [line for one in meetings for line in lines_of(one, Method.PUBLISH)]
    return written([*begins(Method.PUBLISH), *about, *events, "END:VCALENDAR"])


def begins(method: Method) -> list[str]:
    return [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"METHOD:{method}",
    ]


def lines_of(meeting: Meeting, method: Method) -> Iterator[str]:
    stamp = moment(meeting.stamped_at)
    yield "BEGIN:VEVENT"
    yield f"UID:{text(meeting.uid)}"
    yield f"SEQUENCE:{meeting.sequence}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"DTSTART:{moment(meeting.starts_at)}"
    yield f"DTEND:{moment(meeting.ends_at)}"
    yield f"SUMMARY:{text(meeting.title)}"
    yield from said(meeting)
    yield f"ORGANIZER;CN={quoted(meeting.organizer.name)}:{mailto(meeting.organizer.email)}"
    if method != Method.PUBLISH:
        yield from (attendee(person, method) for person in meeting.attendees)
    yield from state(meeting, method)
    yield "TRANSP:OPAQUE"
    yield "END:VEVENT"


def said(meeting: Meeting) -> Iterator[str]:
    """What not every meeting has."""
    if meeting.description:
        yield f"DESCRIPTION:{text(meeting.description)}"
    if meeting.place:
        yield f"LOCATION:{text(meeting.place)}"
    if meeting.url:
        yield f"URL:{uri(meeting.url)}"


def state(meeting: Meeting, method: Method) -> Iterator[str]:
    """Who alone is taken off a meeting that goes on must not read that it is cancelled."""
    if meeting.cancelled:
        yield "STATUS:CANCELLED"
    elif method != Method.CANCEL:
        yield "STATUS:CONFIRMED"


def attendee(person: Person, method: Method) -> str:
    asked = "" if method == Method.CANCEL else ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
    known = f"CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT{asked};CN={quoted(person.name)}"
    return f"ATTENDEE;{known}:{mailto(person.email)}"
