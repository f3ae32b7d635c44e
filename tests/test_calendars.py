"""Meetings as other calendars read them: read here by a library that knows nothing of ours."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, vCalAddress

from hiring.calendars import Meeting, Method, Person, feed, invitation
from hiring.calendars.tables import tables
from tests.quick import quick

NINE = dt.datetime(2026, 7, 6, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
TOMAS = Person("Tomás Ribeiro", "tomas@fernhill.example")
JOANA = Person("Joana Fonseca", "joana@example.org")
PRIYA = Person("Priya Nair", "priya@fernhill.example")
MEETING = Meeting(
    uid="interview-7@tandem.example",
    sequence=0,
    starts_at=NINE,
    ends_at=NINE + HOUR,
    title="Interview: Welder",
    organizer=TOMAS,
    stamped_at=NINE - 48 * HOUR,
    attendees=(JOANA, PRIYA),
    description="You meet Priya.\nBring nothing.",
    place="Lisbon, Room 4; second floor",
    url="https://tandem.example/interviews/7/?a=1&b=2",
)
ODD = 'A, B; C\\D "E"\r\nATTENDEE:mailto:eve@evil.example\nBEGIN:VEVENT <b>&amp;</b> \x00\u202e'


def read(ics):
    """The calendar and its only event."""
    calendar = Calendar.from_ical(ics)
    [event] = calendar.walk("VEVENT")
    assert not event.errors
    return calendar, event


def sent(meeting, method=Method.REQUEST):
    made = invitation(meeting, method)
    assert made.method == method
    return read(made.ics)


def addresses(event):
    found = event.get("ATTENDEE", [])
    return [str(one) for one in (found if isinstance(found, list) else [found])]


def test_a_request_says_who_meets_when_and_where():
    calendar, event = sent(MEETING)
    assert (calendar["METHOD"], calendar["VERSION"], calendar["CALSCALE"]) == (
        "REQUEST",
        "2.0",
        "GREGORIAN",
    )
    assert calendar["PRODID"]
    assert event["UID"] == MEETING.uid
    assert event["SEQUENCE"] == 0
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (NINE, NINE + HOUR)
    assert event.decoded("DTSTAMP") == event.decoded("LAST-MODIFIED") == MEETING.stamped_at
    assert event["STATUS"] == "CONFIRMED"
    assert (event["SUMMARY"], event["DESCRIPTION"]) == (MEETING.title, MEETING.description)
    assert (event["LOCATION"], event["URL"]) == (MEETING.place, MEETING.url)


def test_everybody_is_asked_to_answer_the_organizer():
    event = sent(MEETING)[1]
    assert str(event["ORGANIZER"]) == "mailto:tomas@fernhill.example"
    assert event["ORGANIZER"].params["CN"] == "Tomás Ribeiro"
    assert addresses(event) == ["mailto:joana@example.org", "mailto:priya@fernhill.example"]
    for one, person in zip(event["ATTENDEE"], (JOANA, PRIYA), strict=True):
        assert one.params["CN"] == person.name
        assert one.params["RSVP"] == "TRUE"
        assert one.params["PARTSTAT"] == "NEEDS-ACTION"
        assert one.params["ROLE"] == "REQ-PARTICIPANT"


def test_a_meeting_comes_moves_and_goes_under_one_uid():
    moved = MEETING._replace(
        sequence=1, starts_at=NINE + 24 * HOUR, ends_at=NINE + 25 * HOUR, stamped_at=NINE
    )
    gone = moved._replace(sequence=2, cancelled=True, stamped_at=NINE + HOUR)
    walked = [sent(MEETING), sent(moved), sent(gone, Method.CANCEL)]
    assert [calendar["METHOD"] for calendar, _ in walked] == ["REQUEST", "REQUEST", "CANCEL"]
    events = [event for _, event in walked]
    assert {event["UID"] for event in events} == {MEETING.uid}
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    assert [event["STATUS"] for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [event.decoded("DTSTART") - NINE for event in events] == [0 * HOUR, 24 * HOUR, 24 * HOUR]
    stamps = [event.decoded("DTSTAMP") for event in events]
    assert stamps == sorted(set(stamps))


def test_who_leaves_a_meeting_that_goes_on_is_alone_told_to_take_it_out():
    event = sent(MEETING._replace(attendees=(PRIYA,), sequence=1), Method.CANCEL)[1]
    assert addresses(event) == ["mailto:priya@fernhill.example"]
    assert "STATUS" not in event
    assert "RSVP" not in event["ATTENDEE"].params


def test_the_moment_is_the_same_whatever_zone_it_was_given_in():
    tokyo = MEETING._replace(
        starts_at=NINE.astimezone(ZoneInfo("Asia/Tokyo")),
        ends_at=(NINE + HOUR).astimezone(ZoneInfo("America/New_York")),
    )
    assert invitation(tokyo, Method.REQUEST) == invitation(MEETING, Method.REQUEST)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        invitation(MEETING._replace(starts_at=dt.datetime(2026, 7, 6, 9)), Method.REQUEST)  # noqa: DTZ001


def test_what_a_meeting_does_not_have_is_not_there():
    event = sent(MEETING._replace(description="", place="", url="", attendees=()))[1]
    assert not {"DESCRIPTION", "LOCATION", "URL", "ATTENDEE"} & event.keys()


def test_words_stay_words_and_add_no_line_of_their_own():
    """Only a text of several lines has lines; names and addresses have one."""
    odd = Person(ODD, "joana\r\nATTENDEE:eve@example.org")
    event = sent(
        MEETING._replace(
            title=ODD, description=ODD, place=ODD, url=ODD, organizer=odd, attendees=(odd,)
        )
    )[1]
    words = 'A, B; C\\D "E"\nATTENDEE:mailto:eve@evil.example\nBEGIN:VEVENT <b>&amp;</b> '
    assert event["SUMMARY"] == event["DESCRIPTION"] == event["LOCATION"] == words
    assert len(addresses(event)) == 1
    assert isinstance(event["ATTENDEE"], vCalAddress)
    assert "\n" not in event["ATTENDEE"].params["CN"]
    assert "\n" not in event["URL"]


@pytest.mark.parametrize(
    "words", ["x" * 400, "Å" * 200, "日本語" * 60, "👩‍🏭" * 40, "é" + "x" * 73]
)
def test_long_lines_are_folded_and_no_character_is_cut(words):
    ics = invitation(MEETING._replace(title=words), Method.REQUEST).ics
    assert max(len(line) for line in ics.split(b"\r\n")) <= 75
    ics.decode()
    assert read(ics)[1]["SUMMARY"] == words


def test_every_line_ends_as_the_format_says():
    ics = invitation(MEETING, Method.REQUEST).ics
    assert ics.endswith(b"END:VCALENDAR\r\n")
    assert ics.count(b"\n") == ics.count(b"\r\n")


@settings(deadline=None)  # a busy machine is no wrong answer
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"])))
def test_whatever_is_written_is_read_again(words):
    event = sent(MEETING._replace(title=words, attendees=(Person(words, "a@example.org"),)))[1]
    assert event["SUMMARY"] == words
    assert event["ATTENDEE"].params.get("CN", "") == words.replace('"', "'")


@settings(deadline=None)  # a busy machine is no wrong answer
@given(st.text(), st.text())
def test_nothing_breaks_out_of_its_line(words, email):
    ics = invitation(
        MEETING._replace(title=words, place=words, url=words, attendees=(Person(words, email),)),
        Method.REQUEST,
    ).ics
    names = [line.split(b":")[0].split(b";")[0] for line in ics.split(b"\r\n")]
    assert names.count(b"ATTENDEE") == names.count(b"BEGIN") - 1 == 1


def test_a_feed_has_a_name_and_is_read_again_soon():
    calendar = Calendar.from_ical(feed("Fernhill & Söhne", [MEETING]))
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == "Fernhill & Söhne"
    assert calendar.decoded("REFRESH-INTERVAL") == dt.timedelta(minutes=15)


def test_a_feed_tells_nobody_who_else_is_asked():
    ics = feed("Fernhill", [MEETING])
    assert b"joana@example.org" not in ics
    event = read(ics)[1]
    assert "ATTENDEE" not in event
    assert event["ORGANIZER"] == "mailto:tomas@fernhill.example"


def test_a_feed_may_be_empty():
    assert Calendar.from_ical(feed("Fernhill", [])).walk("VEVENT") == []


def test_five_hundred_meetings_are_written_at_once_and_all_read_again():
    many = [MEETING._replace(uid=f"{n}@tandem.example", title=f"Gespräch {n}") for n in range(500)]
    with quick(0.1):
        ics = feed("Fernhill", many)
    events = Calendar.from_ical(ics).walk("VEVENT")
    assert [event["UID"] for event in events] == [one.uid for one in many]
    assert events[499]["SUMMARY"] == "Gespräch 499"


def test_every_app_that_has_a_calendar_says_what_stands_in_it(maya):
    for meetings in tables():
        assert list(meetings(maya)) == []
