"""One mail a day: at eight in the morning of its reader, with what was not sent yet."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from hiring import clocks
from hiring.activity import delivery, digests
from hiring.activity.models import Notice, Preference
from hiring.activity.record import record

LISBON = ZoneInfo("Europe/Lisbon")
EVENING = dt.datetime(2026, 7, 6, 18, tzinfo=LISBON)
MORNING = dt.datetime(2026, 7, 7, 8, tzinfo=LISBON)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def wishes(maya):
    for kind in ("requisition.hold", "requisition.resume"):
        Preference.objects.create(person=maya, kind=kind, how="daily")


@pytest.fixture
def two_things(requisition, wishes, tomas):
    with clocks.at(EVENING):
        record("requisition.hold", requisition, by=tomas)
        record("requisition.resume", requisition, by=tomas)


def look(moment):
    with clocks.at(moment):
        digests.write_due(moment)
        delivery.deliver()


def test_before_eight_nothing_goes_out(two_things, mailoutbox):
    look(MORNING - HOUR / 60)
    assert mailoutbox == []


def test_at_eight_their_time_one_mail_tells_it_all(two_things, maya, requisition, mailoutbox):
    look(MORNING)
    assert [(m.to, m.subject) for m in mailoutbox] == [([maya.email], "What is new in Tandem")]
    assert f"Tomas put {requisition} on hold." in mailoutbox[0].body
    assert f"Tomas resumed {requisition}." in mailoutbox[0].body
    told = Notice.objects.filter(digest_on=None)
    assert set(told.values_list("status", flat=True)) == {"sent"}


def test_eight_is_where_the_reader_lives(two_things, maya, mailoutbox):
    maya.time_zone = "America/New_York"
    maya.save()
    look(MORNING)
    assert mailoutbox == []
    look(MORNING + 5 * HOUR)
    assert len(mailoutbox) == 1


def test_looking_again_changes_nothing(two_things, mailoutbox):
    for n in range(4):
        look(MORNING + n * HOUR)
    assert len(mailoutbox) == 1


def test_with_nothing_to_say_there_is_no_mail(wishes, mailoutbox):
    look(MORNING)
    assert mailoutbox == []
    assert Notice.objects.count() == 0


def test_what_happens_after_eight_waits_for_the_next_day(
    two_things, requisition, tomas, mailoutbox
):
    look(MORNING)
    with clocks.at(MORNING + HOUR):
        record("requisition.hold", requisition, by=tomas)
    look(MORNING + 2 * HOUR)
    assert len(mailoutbox) == 1
    look(MORNING + 24 * HOUR)
    assert len(mailoutbox) == 2
    assert "resumed" not in mailoutbox[1].body


def test_a_timetable_that_was_away_at_eight_catches_up(two_things, mailoutbox):
    look(MORNING + 6 * HOUR)
    assert len(mailoutbox) == 1


def test_the_first_of_the_day_after_eight_does_not_make_a_digest_by_itself(
    wishes, requisition, tomas, mailoutbox
):
    with clocks.at(MORNING + HOUR):
        record("requisition.hold", requisition, by=tomas)
    look(MORNING + 2 * HOUR)
    assert mailoutbox == []


def test_the_inbox_shows_what_happened_and_not_the_digest(two_things, maya):
    look(MORNING)
    kinds = {n.kind for n in Notice.objects.inbox(maya)}
    assert kinds == {"requisition.hold", "requisition.resume"}


def test_what_is_gone_by_the_morning_is_left_out(two_things, maya, mailoutbox):
    Notice.objects.filter(kind="requisition.hold").update(subject_id=0)
    look(MORNING)
    assert "on hold" not in mailoutbox[0].body
    assert "resumed" in mailoutbox[0].body
