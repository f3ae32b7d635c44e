"""The ladder: before due, due, daily, escalation. It stops at once and repeats nothing."""

import datetime as dt
import threading
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from hiring import clocks
from hiring.accounts.models import Holiday, StandIn
from hiring.activity import delivery, reminders
from hiring.activity.models import Clock, Notice, Reminder, ReminderStep
from tests import factories

LISBON = ZoneInfo("Europe/Lisbon")


def lisbon(day, hour, minute=0):
    return dt.datetime.combine(day, dt.time(hour, minute), LISBON)


MONDAY = dt.date(2026, 7, 6)  # no holiday of Portugal lies in the four weeks after
START = lisbon(MONDAY, 9)


def day(n):
    """The n-th day after that Monday."""
    return MONDAY + dt.timedelta(days=n)


@pytest.fixture
def shortlist(requisition):
    """Presented on Monday at nine with 16 business hours: due on Tuesday at 17:00."""
    with clocks.at(START):
        opened = factories.opened(requisition)
        people = [factories.application(opened, stage="screening") for _ in range(2)]
        shortlist = factories.presented(*people)
    Notice.objects.all().delete()
    assert shortlist.clock.due_at == lisbon(day(1), 17)
    return shortlist


def scan(moment):
    with clocks.at(moment):
        reminders.write_due(moment)


def heard(person):
    return list(Notice.objects.to(person).order_by("at", "pk").values_list("kind", flat=True))


def live_through(until, *, since=START):
    """Scan again and again, as the timetable does; in long spans less often."""
    moment, long = since, dt.timedelta(days=5)
    every = dt.timedelta(hours=4) if until - since > long else dt.timedelta(minutes=30)
    while moment <= until:
        scan(moment)
        moment += every


def answer(shortlist, by, verdict="advance"):
    for review in shortlist.reviews.unanswered():
        review.draft(by=by, verdict=verdict, note="", impressions={})
    shortlist.send(by=by)


def test_nothing_is_said_while_there_is_time(shortlist, maya):
    live_through(lisbon(day(1), 12, 59))
    assert heard(maya) == []


def test_four_hours_before_it_is_due_soon(shortlist, maya):
    scan(lisbon(day(1), 13))
    assert heard(maya) == ["feedback.before"]


def test_when_it_is_due_it_says_so(shortlist, maya):
    live_through(lisbon(day(1), 17))
    assert heard(maya) == ["feedback.before", "feedback.due"]


def test_then_once_on_each_business_day_ten_times_and_no_more(shortlist, maya):
    live_through(lisbon(day(25), 17))
    assert heard(maya) == ["feedback.before", "feedback.due", *["feedback.daily"] * 10]
    days = Reminder.objects.filter(step__kind="feedback.daily").order_by("rung")
    assert [r.due_at.astimezone(LISBON).date() for r in days] == [
        day(n) for n in (2, 3, 4, 7, 8, 9, 10, 11, 14, 15)
    ]


def test_two_business_days_later_the_head_of_the_department_hears(shortlist, ingrid, maya):
    live_through(lisbon(day(3), 16, 30))
    assert heard(ingrid) == []
    live_through(lisbon(day(25), 17), since=lisbon(day(3), 17))
    assert heard(ingrid) == ["feedback.escalate"]


def test_where_somebody_stands_in_they_hear_instead_of_the_head(shortlist, maya, ingrid, priya):
    StandIn.objects.create(manager=maya, person=priya, starts_on=MONDAY, ends_on=day(30))
    live_through(lisbon(day(3), 17))
    assert "feedback.escalate" in heard(priya)
    assert heard(ingrid) == []


def test_where_the_manager_is_the_head_an_admin_hears(shortlist, maya, alex, engineering):
    engineering.head = maya
    engineering.save()
    live_through(lisbon(day(3), 17))
    assert heard(alex) == ["feedback.escalate"]


def test_the_answer_stops_it_at_once(shortlist, maya, tomas):
    live_through(lisbon(day(1), 17))
    with clocks.at(lisbon(day(1), 17, 30)):
        answer(shortlist, maya)
    Notice.objects.all().delete()
    live_through(lisbon(day(25), 17), since=lisbon(day(1), 17, 30))
    assert Notice.objects.count() == 0


def test_a_reminder_that_was_answered_before_its_mail_went_is_not_sent(shortlist, maya, mailoutbox):
    scan(lisbon(day(1), 17))
    with clocks.at(lisbon(day(1), 17, 1)):
        answer(shortlist, maya)
        delivery.deliver()
    assert [m for m in mailoutbox if m.to == [maya.email]] == []
    assert Notice.objects.get(kind="feedback.due").status == "cancelled"


def test_what_still_waits_is_counted_in_words(shortlist, maya, mailoutbox):
    scan(lisbon(day(1), 13))
    review = shortlist.reviews.first()
    with clocks.at(lisbon(day(1), 13, 10)):
        delivery.deliver()
        review.draft(by=maya, verdict="advance", note="", impressions={})
        shortlist.send(by=maya)
    scan(lisbon(day(1), 17))
    with clocks.at(lisbon(day(1), 17)):
        delivery.deliver()
    code = f"REQ-{shortlist.requisition_id} Welder"
    assert [m.subject for m in mailoutbox if m.to == [maya.email]] == [
        f"Your feedback on 2 people for {code} is due soon",
        f"Your feedback on 1 person for {code} is due now",
    ]


def test_people_asked_about_have_a_clock_of_their_own(shortlist, maya, tomas):
    first = shortlist.reviews.order_by("pk").first()
    with clocks.at(lisbon(day(1), 10)):
        first.draft(by=maya, verdict="ask", note="Where?", impressions={})
        shortlist.send(by=maya)
    with clocks.at(lisbon(day(1), 15)):
        first.refresh_from_db()
        first.answer(by=tomas, text="In Porto.")
    Notice.objects.all().delete()
    scan(lisbon(day(1), 17))
    reminder = Reminder.objects.get(step__kind="feedback.due")
    assert reminder.details == {"waiting": 1}


def test_the_recruiter_is_reminded_of_questions(shortlist, maya, tomas):
    review = shortlist.reviews.first()
    with clocks.at(lisbon(day(0), 10)):
        review.draft(by=maya, verdict="ask", note="Where?", impressions={})
        shortlist.send(by=maya)
    Notice.objects.all().delete()
    live_through(lisbon(day(1), 10))
    assert heard(tomas) == ["answer.before", "answer.due"]


def test_a_weekend_is_no_time(requisition, maya):
    friday = day(4)
    with clocks.at(lisbon(friday, 13)):
        opened = factories.opened(requisition)
        opened.agreement.feedback_hours = 8
        opened.agreement.save()
        factories.presented(factories.application(opened, stage="screening"))
    Notice.objects.all().delete()
    live_through(lisbon(day(7), 8, 30), since=lisbon(friday, 13))
    assert heard(maya) == []
    live_through(lisbon(day(7), 13), since=lisbon(day(7), 8, 30))
    assert heard(maya) == ["feedback.before", "feedback.due"]


def test_a_company_holiday_is_no_time(requisition, maya):
    Holiday.objects.create(day=day(1), name="Summer party")
    with clocks.at(START):
        opened = factories.opened(requisition)
        factories.presented(factories.application(opened, stage="screening"))
    Notice.objects.all().delete()
    live_through(lisbon(day(2), 12, 30))
    assert heard(maya) == []
    scan(lisbon(day(2), 17))
    assert heard(maya) == ["feedback.due"]


def test_on_hold_nothing_is_said_and_afterwards_the_rest_of_the_time_runs(shortlist, maya, tomas):
    requisition = shortlist.requisition
    with clocks.at(lisbon(day(1), 9)):
        requisition.hold(by=tomas)
    live_through(lisbon(day(9), 9), since=lisbon(day(1), 9))
    assert "feedback.due" not in heard(maya)
    with clocks.at(lisbon(day(9), 9)):
        requisition.resume(by=tomas)
    live_through(lisbon(day(9), 17), since=lisbon(day(9), 9))
    assert [kind for kind in heard(maya) if kind.startswith("feedback")] == [
        "feedback.before",
        "feedback.due",
    ]


def test_a_hold_repeats_no_reminder(shortlist, maya, tomas, ingrid):
    requisition = shortlist.requisition
    live_through(lisbon(day(3), 17))
    with clocks.at(lisbon(day(3), 17)):
        requisition.hold(by=tomas)
    with clocks.at(lisbon(day(9), 9)):
        requisition.resume(by=tomas)
    scan(lisbon(day(9), 9))
    assert heard(ingrid) == ["feedback.escalate"]
    kinds = heard(maya)
    assert kinds.count("feedback.due") == 1
    assert kinds.count("feedback.daily") == 2


def test_a_timetable_that_was_away_three_hours_loses_nothing(shortlist, maya):
    scan(lisbon(day(1), 12, 59))
    scan(lisbon(day(1), 16, 0))
    assert heard(maya) == ["feedback.before"]


def test_looking_twice_changes_nothing(shortlist, maya):
    for _ in range(3):
        scan(lisbon(day(1), 17))
    assert heard(maya) == ["feedback.due"]
    assert Reminder.objects.count() == 1


def test_after_long_silence_only_what_still_makes_sense_is_said(shortlist, maya, ingrid):
    for _ in range(3):
        scan(lisbon(day(10), 12))
    assert heard(maya) == ["feedback.daily"]
    assert heard(ingrid) == ["feedback.escalate"]


def test_a_promise_shorter_than_the_warning_is_not_due_soon_from_the_start(requisition, maya):
    with clocks.at(START):
        opened = factories.opened(requisition)
        opened.agreement.feedback_hours = 2
        opened.agreement.save()
        factories.presented(factories.application(opened, stage="screening"))
    Notice.objects.all().delete()
    live_through(lisbon(MONDAY, 11))
    assert heard(maya) == ["feedback.due"]


def test_a_step_that_is_not_in_use_says_nothing(shortlist, maya):
    ReminderStep.objects.filter(kind="feedback.due").update(active=False)
    live_through(lisbon(day(1), 17))
    assert heard(maya) == ["feedback.before"]


def test_a_step_of_an_unknown_kind_says_nothing(shortlist, maya):
    ReminderStep.objects.update(kind="feedback.unheard_of")
    live_through(lisbon(day(3), 17))
    assert Reminder.objects.count() == 0


def test_after_handing_over_the_new_manager_is_reminded(shortlist, maya, rui, tomas):
    live_through(lisbon(day(1), 13))
    with clocks.at(lisbon(day(1), 14)):
        shortlist.requisition.hand_over(by=maya, part="manager", to=rui)
    Notice.objects.exclude(kind="feedback.before").delete()
    live_through(lisbon(day(1), 17), since=lisbon(day(1), 14))
    assert heard(maya) == ["feedback.before"]
    assert heard(rui) == ["feedback.due"]


def test_a_reminder_that_waits_while_the_task_is_handed_over_is_not_sent(
    shortlist, maya, rui, mailoutbox
):
    scan(lisbon(day(1), 17))
    with clocks.at(lisbon(day(1), 17)):
        shortlist.requisition.hand_over(by=maya, part="manager", to=rui)
        delivery.deliver()
    assert [m for m in mailoutbox if m.to == [maya.email]] == []


def test_one_clock_that_cannot_be_read_does_not_stop_the_others(shortlist, maya, requisition):
    broken = Clock.objects.on(shortlist).get()
    broken.pk = None
    broken.subject_id = 0
    broken.save()
    scan(lisbon(day(1), 17))
    assert heard(maya) == ["feedback.due"]


def test_a_scan_asks_the_same_however_many_clocks_run(shortlist, django_assert_max_num_queries):
    clock = Clock.objects.on(shortlist).get()
    Clock.objects.bulk_create(
        Clock(
            rule="feedback",
            subject_type=clock.subject_type,
            subject_id=clock.subject_id,
            time_zone=clock.time_zone,
            country=clock.country,
            started_at=clock.started_at,
            due_at=clock.due_at,
        )
        for _ in range(200)
    )
    with django_assert_max_num_queries(5):
        scan(lisbon(day(1), 12))


@pytest.mark.django_db(transaction=True)
def test_two_scans_at_once_make_each_reminder_once(maya, tomas, engineering):
    step = {"rule": "feedback", "kind": "feedback.due", "offset": 0, "unit": "hours"}
    ReminderStep.objects.get_or_create(**step)
    with clocks.at(START):
        opened = factories.opened(
            factories.requisition(manager=maya, recruiter=tomas, department=engineering)
        )
        for _ in range(5):
            factories.presented(factories.application(opened, stage="screening"))

    def run():
        scan(lisbon(day(1), 17))
        connection.close()

    scans = [threading.Thread(target=run) for _ in range(3)]
    for one in scans:
        one.start()
    for one in scans:
        one.join()
    scan(lisbon(day(1), 17))

    assert Reminder.objects.filter(step__kind="feedback.due").count() == 5
    assert Notice.objects.to(maya).filter(kind="feedback.due").count() == 5
