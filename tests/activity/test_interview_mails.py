"""The mails of an interview, from its first invitation to its end, as other calendars read them."""

import datetime as dt

import pytest
from django.urls import reverse
from icalendar import Calendar

from candidates.calendar import meetings
from candidates.models import Interview
from hiring import clocks
from hiring.activity import delivery, reminders
from hiring.activity.models import Notice
from tests import factories
from tests.interviewing import MONDAY, TUESDAY, arranged, round_of

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture
def met(open_requisition):
    person = factories.candidate("Ada Byron", time_zone="America/New_York")
    return factories.application(open_requisition, stage="interviewing", person=person)


@pytest.fixture
def sent(postbox, met):
    """What arrives from now on, newest last; for one address, or the meetings in it."""
    Notice.objects.all().update(status="sent")

    def of(address):
        delivery.deliver()
        return [mail for mail in postbox.mails if mail["To"] == address]

    return of


def words(mail):
    return mail.get_body(("plain",)).get_content()


def event(mail):
    """The meeting in it, and what it wants of the calendar."""
    [part] = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    calendar = Calendar.from_ical(part.get_content())
    [found] = calendar.walk("VEVENT")
    assert part["Content-Type"].params["method"] == str(calendar["METHOD"])
    return str(calendar["METHOD"]), found


def has_meeting(mail):
    return any(part.get_content_type() == "text/calendar" for part in mail.walk())


def test_a_panel_reads_request_then_update_then_cancel_of_one_meeting(sent, met, priya, tomas):
    with clocks.at(MONDAY):
        booked = arranged(met, priya, place="Room 4")
        [first] = sent(priya.email)
        booked.reschedule(starts_at=TUESDAY + DAY, by=tomas)
        _, second = sent(priya.email)
        booked.cancel(by=tomas, why="Autumn.")
        _, _, third = sent(priya.email)
    (asked, one), (moved, two), (ended, three) = event(first), event(second), event(third)
    assert (asked, moved, ended) == ("REQUEST", "REQUEST", "CANCEL")
    assert one["UID"] == two["UID"] == three["UID"]
    assert [found["SEQUENCE"] for found in (one, two, three)] == [0, 1, 2]
    assert one["DTSTART"].dt == TUESDAY
    assert two["DTSTART"].dt == TUESDAY + DAY
    assert (two["DTEND"].dt - two["DTSTART"].dt) == HOUR
    assert str(three["STATUS"]) == "CANCELLED"
    assert str(one["LOCATION"]) == "Room 4"
    assert {str(found["ORGANIZER"]) for found in (one, two, three)} == {f"mailto:{tomas.email}"}
    assert str(one["ATTENDEE"]) == f"mailto:{priya.email}"
    assert reverse("candidates:interview", args=[booked.pk]) in str(one["DESCRIPTION"])


def test_the_mail_of_a_move_says_old_and_new_in_the_readers_zone(sent, met, priya, tomas):
    type(priya).objects.filter(pk=priya.pk).update(time_zone="Europe/Berlin")
    with clocks.at(MONDAY):
        booked = arranged(met, priya)
        sent(priya.email)
        booked.reschedule(starts_at=TUESDAY + DAY, by=tomas)
        mail = words(sent(priya.email)[-1])
        theirs = words(sent(met.candidate.email)[-1])
    assert "Before: Tuesday 7 July 2026, 11:00 to 12:00" in mail
    assert "Now: Wednesday 8 July 2026, 11:00 to 12:00" in mail
    assert "Before: Tuesday 7 July 2026, 05:00 to 06:00 (New York time)" in theirs
    assert "Now: Wednesday 8 July 2026, 05:00 to 06:00 (New York time)" in theirs


def test_the_candidate_reads_whom_they_meet_and_has_it_in_their_calendar(sent, met, priya, tomas):
    type(priya).objects.filter(pk=priya.pk).update(job="Lead welder")
    round = round_of(met.requisition, guidance="Bring gloves.", questions="Why rust?")
    with clocks.at(MONDAY):
        offered = Interview.offer(met, round, times=[TUESDAY], panel=[priya], by=tomas)
        [offer] = sent(met.candidate.email)
        assert not has_meeting(offer)
        assert "Tuesday 7 July 2026, 05:00 to 06:00" in words(offer)
        assert not sent(priya.email)
        offered.pick(offered.slots.get(), by=met.candidate)
        _, booked = sent(met.candidate.email)
    assert "Priya (Lead welder)" in words(booked)
    assert "Bring gloves." in words(booked)
    method, found = event(booked)
    assert method == "REQUEST"
    assert str(found["ATTENDEE"]) == f"mailto:{met.candidate.email}"
    assert "Why rust?" not in booked.as_string()
    assert priya.email not in booked.as_string()
    assert "/interviews/" in str(found["DESCRIPTION"])
    assert "/my/" in str(found["DESCRIPTION"])


def test_who_leaves_the_panel_is_taken_off_a_meeting_that_goes_on(sent, met, priya, daniel, tomas):
    with clocks.at(MONDAY):
        booked = arranged(met, priya)
        sent(priya.email)
        booked.change_panel([daniel], by=tomas)
        left, joined = sent(priya.email)[-1], sent(daniel.email)[-1]
    method, found = event(left)
    assert method == "CANCEL"
    assert str(found["ATTENDEE"]) == f"mailto:{priya.email}"
    assert "STATUS" not in found
    assert found["SEQUENCE"] == 1
    method, found = event(joined)
    assert method == "REQUEST"
    assert found["DTSTART"].dt == TUESDAY


def attendees(found):
    named = found["ATTENDEE"]
    return {str(one) for one in (named if isinstance(named, list) else [named])}


def test_who_stays_has_the_others_names_changed_in_their_calendar(
    sent, met, priya, daniel, maya, tomas
):
    with clocks.at(MONDAY):
        booked = arranged(met, priya, daniel)
        [first] = sent(priya.email)
        booked.change_panel([priya, maya], by=tomas)
        [_, stays], theirs = sent(priya.email), sent(met.candidate.email)[-1]
    method, found = event(stays)
    assert method == "REQUEST"
    assert found["UID"] == event(first)[1]["UID"]
    assert (event(first)[1]["SEQUENCE"], found["SEQUENCE"]) == (0, 1)
    assert attendees(found) == {f"mailto:{one.email}" for one in (priya, maya)}
    assert "With Maya." in words(stays)
    method, found = event(theirs)
    assert (method, found["SEQUENCE"]) == ("REQUEST", 1)
    assert "You meet Maya, Priya." in str(found["DESCRIPTION"])
    assert attendees(found) == {f"mailto:{met.candidate.email}"}


def test_a_recruiter_on_the_panel_changes_it_and_their_own_calendar_follows(
    sent, met, priya, tomas
):
    with clocks.at(MONDAY):
        booked = arranged(met, priya, tomas)
        sent(tomas.email)
        booked.change_panel([tomas], by=tomas)
        stays = sent(tomas.email)[-1]
    assert event(stays)[1]["SEQUENCE"] == 1
    assert attendees(event(stays)[1]) == {f"mailto:{tomas.email}"}


def test_while_no_time_is_settled_who_stays_reads_nothing(sent, met, priya, daniel, tomas):
    with clocks.at(MONDAY):
        offered = Interview.offer(
            met, round_of(met.requisition), times=[TUESDAY], panel=[priya], by=tomas
        )
        offered.change_panel([priya, daniel], by=tomas)
        assert not sent(priya.email)


def test_who_left_again_before_the_mail_went_reads_only_that(sent, met, priya, daniel, tomas):
    with clocks.at(MONDAY):
        booked = arranged(met, priya)
        sent(priya.email)
        booked.change_panel([priya, daniel], by=tomas)
        booked.change_panel([daniel], by=tomas)
        _, last = sent(priya.email)
    assert event(last)[0] == "CANCEL"


def test_the_candidate_reads_the_recruiters_words_when_it_is_cancelled(sent, met, priya, tomas):
    with clocks.at(MONDAY):
        booked = arranged(met, priya)
        sent(met.candidate.email)
        booked.cancel(by=tomas, why="Priya is ill; we write tomorrow.")
        mail = sent(met.candidate.email)[-1]
    assert "Priya is ill; we write tomorrow." in words(mail)
    assert event(mail)[0] == "CANCEL"


def test_the_recruiter_reads_what_would_suit(sent, met, priya, tomas):
    with clocks.at(MONDAY):
        offered = Interview.offer(
            met, round_of(met.requisition), times=[TUESDAY], panel=[priya], by=tomas
        )
        offered.ask_others(by=met.candidate, wish="Only on Fridays.")
        mail = sent(tomas.email)[-1]
    assert "Only on Fridays." in words(mail)
    assert f"/interviews/{offered.pk}/offer/" in words(mail)


def test_what_was_cancelled_before_the_mail_went_is_not_announced(sent, met, priya, tomas):
    with clocks.at(MONDAY):
        booked = arranged(met, priya)
        booked.cancel(by=tomas)
        mails = sent(priya.email)
    assert [event(mail)[0] for mail in mails] == ["CANCEL"]


def test_of_two_moves_at_once_only_the_last_is_told(sent, met, priya, tomas):
    with clocks.at(MONDAY):
        booked = arranged(met, priya)
        sent(priya.email)
        booked.reschedule(starts_at=TUESDAY + DAY, by=tomas)
        booked.reschedule(starts_at=TUESDAY + 2 * DAY, by=tomas)
        _, moved = sent(priya.email)
    assert event(moved)[1]["SEQUENCE"] == 2
    assert event(moved)[1]["DTSTART"].dt == TUESDAY + 2 * DAY


def test_what_did_not_take_place_leaves_the_calendars(sent, met, priya, tomas):
    with clocks.at(MONDAY):
        booked = arranged(met, priya)
        sent(priya.email)
    with clocks.at(TUESDAY + HOUR):
        booked.miss(by=tomas, why="Nobody came.")
        theirs = sent(met.candidate.email)[-1]
        assert event(sent(priya.email)[-1])[0] == "CANCEL"
    assert event(theirs)[0] == "CANCEL"
    assert "Nobody came." not in words(theirs)


def test_the_reminder_leads_to_the_kit_and_carries_no_second_invitation(sent, met, priya):
    booked = arranged(met, priya, starts_at=TUESDAY + 7 * DAY)
    moment = booked.during.lower - DAY + HOUR
    with clocks.at(moment):
        sent(priya.email)
        reminders.write_due(moment)
        mail, theirs = sent(priya.email)[-1], sent(met.candidate.email)[-1]
    assert f"/interviews/{booked.pk}/" in words(mail)
    assert not has_meeting(mail)
    assert "Due" not in words(mail)
    assert "(New York time)" in words(theirs)


def test_a_recruiter_on_the_panel_has_it_in_their_calendar_too(sent, met, tomas):
    with clocks.at(MONDAY):
        arranged(met, tomas)
        mails = sent(tomas.email)
    assert [event(mail)[0] for mail in mails if has_meeting(mail)] == ["REQUEST"]


def test_a_feed_has_what_somebody_sits_in_and_asks_once_for_many(
    met, priya, daniel, django_assert_num_queries
):
    arranged(met, priya)
    arranged(met, daniel, starts_at=TUESDAY + HOUR)
    with clocks.at(MONDAY):
        with django_assert_num_queries(1):
            [one] = meetings(priya)
        for n in range(2, 6):
            arranged(met, priya, starts_at=TUESDAY + n * HOUR)
        with django_assert_num_queries(1):
            assert len(list(meetings(priya))) == 5
    assert "Ada Byron" in one.title
    assert one.starts_at == TUESDAY
