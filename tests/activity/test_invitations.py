"""A mail that brings a meeting: as calendars read it, beside the words, and as a file."""

import datetime as dt
from dataclasses import replace

import pytest
from icalendar import Calendar

from hiring.activity import delivery
from hiring.activity.models import Notice
from hiring.activity.notices import by_kind
from hiring.activity.record import record
from hiring.calendars import Invitation, Meeting, Method, Person, invitation

KIND = "requisition.resume"
ICS = "\r\n".join(
    (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        "SUMMARY:Gespräch mit Åsa, " + "in " * 40,
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
).encode()


@pytest.fixture
def brings(monkeypatch):
    """A row of the notice table that brings this meeting."""

    def set_calendar(calendar):
        monkeypatch.setitem(by_kind(), KIND, replace(by_kind()[KIND], calendar=calendar))

    return set_calendar


@pytest.fixture
def arrived(requisition, tomas, maya, postbox):
    """What Maya gets when Tomás resumes."""

    def send():
        record(KIND, requisition, by=tomas)
        delivery.deliver()
        assert Notice.objects.get().status == "sent"
        return postbox.mails[0]

    return send


def parts(mail, content_type):
    return [part for part in mail.walk() if part.get_content_type() == content_type]


@pytest.mark.parametrize("method", Method)
def test_the_calendar_part_says_the_method_of_its_object(brings, arrived, method):
    brings(lambda notice: Invitation(method, ICS))
    [part] = parts(arrived(), "text/calendar")
    assert dict(part["Content-Type"].params) == {
        "method": method.value,
        "component": "VEVENT",
        "charset": "utf-8",
    }


def test_the_calendar_part_is_the_last_and_richest_beside_the_words(brings, arrived):
    brings(lambda notice: Invitation(Method.REQUEST, ICS))
    [together] = parts(arrived(), "multipart/alternative")
    kinds = [part.get_content_type() for part in together.iter_parts()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]


def test_the_object_arrives_as_it_was_written(brings, arrived):
    brings(lambda notice: Invitation(Method.REQUEST, ICS))
    mail = arrived()
    [part] = parts(mail, "text/calendar")
    [file] = parts(mail, "application/ics")
    assert part.get_content().splitlines() == ICS.decode().splitlines()
    assert file.get_content() == ICS
    assert file.get_filename() == "invite.ics"
    assert file.is_attachment()
    assert not part.is_attachment()


def test_the_words_are_read_as_in_any_mail(brings, arrived):
    brings(lambda notice: Invitation(Method.REQUEST, ICS))
    assert "Tomas resumed REQ-" in arrived().get_body(("plain",)).get_content()


def test_a_row_that_brings_nothing_this_time_sends_words_alone(brings, arrived):
    brings(lambda notice: None)
    mail = arrived()
    assert parts(mail, "text/calendar") == parts(mail, "application/ics") == []


def test_a_meeting_is_asked_of_the_notice_that_is_sent(brings, arrived, requisition):
    asked = []
    brings(lambda notice: asked.append(notice.subject))
    arrived()
    assert asked == [requisition]


NINE = dt.datetime(2026, 7, 6, 9, tzinfo=dt.UTC)
MEETING = Meeting(
    uid="interview-7@tandem.example",
    sequence=0,
    starts_at=NINE,
    ends_at=NINE + dt.timedelta(hours=1),
    title="Gespräch mit Åsa Björk: " + "Schweißerin " * 8,
    organizer=Person("Tomás Ribeiro", "tomas@fernhill.example"),
    stamped_at=NINE,
    attendees=(Person("Maya", "maya@fernhill.example"),),
    description="日本語\n" * 30,
)


def test_a_meeting_arrives_whole_moves_and_goes(requisition, tomas, brings, postbox):
    """As one library reads the mail and another the calendar."""
    moved = MEETING._replace(sequence=1, starts_at=NINE - dt.timedelta(hours=1))
    gone = moved._replace(sequence=2, cancelled=True)
    for meeting, method in (
        (MEETING, Method.REQUEST),
        (moved, Method.REQUEST),
        (gone, Method.CANCEL),
    ):
        brings(lambda notice, to=(meeting, method): invitation(*to))
        record(KIND, requisition, by=tomas)
        delivery.deliver()
    read = [event_of(mail) for mail in postbox.mails]
    assert [method for method, _ in read] == ["REQUEST", "REQUEST", "CANCEL"]
    events = [event for _, event in read]
    assert {event["UID"] for event in events} == {MEETING.uid}
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    assert [event.decoded("DTSTART") for event in events] == [NINE, *[moved.starts_at] * 2]
    assert {event["SUMMARY"] for event in events} == {MEETING.title}
    assert {event["DESCRIPTION"] for event in events} == {MEETING.description}
    assert [event["STATUS"] for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


def event_of(mail):
    """The method that the mail names, and the event; the file is the same object."""
    [part] = parts(mail, "text/calendar")
    [file] = parts(mail, "application/ics")
    calendar = Calendar.from_ical(part.get_content())
    assert calendar == Calendar.from_ical(file.get_content())
    assert calendar["METHOD"] == part["Content-Type"].params["method"]
    return str(calendar["METHOD"]), calendar.walk("VEVENT")[0]
