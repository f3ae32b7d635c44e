"""A mail that brings a meeting: as calendars read it, beside the words, and as a file."""

from dataclasses import replace

import pytest

from hiring.activity import delivery
from hiring.activity.models import Notice
from hiring.activity.notices import by_kind
from hiring.activity.record import record
from hiring.calendars import Invitation, Method

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
