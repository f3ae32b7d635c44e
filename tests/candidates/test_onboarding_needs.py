"""What people who join need of somebody: on their home, and by reminders that stop with the
answer."""

import datetime as dt

import pytest

from hiring import clocks
from hiring.activity import reminders
from hiring.activity.models import Notice
from hiring.activity.notices import by_kind
from tests.joining import A_MONTH_LATER, DAY_ONE, TODAY, task_of

BEFORE = dt.datetime(2026, 7, 15, 9, tzinfo=dt.UTC)


def home(client, person):
    client.force_login(person)
    return client.get("/").text


def told(person):
    return set(Notice.objects.to(person).exclude(reminder=None).values_list("kind", flat=True))


def remind(moment):
    with clocks.at(moment):
        reminders.write_due(moment)


def test_ones_own_part_is_one_line_for_each_person(client, onboarding, maya, time_machine):
    time_machine.move_to(BEFORE)
    text = home(client, maya)
    name = onboarding.application.candidate.name
    assert f"3 things to do for {name}" in text
    assert "Name a buddy, Meet at reception" in text
    assert "and 1 more" in text


def test_a_helper_finds_it_on_their_home(client, onboarding, maya, priya, time_machine):
    with clocks.at(TODAY):
        task_of(onboarding, "Order a laptop").give(by=maya, to=priya)
    time_machine.move_to(BEFORE)
    assert "Order a laptop, for" in home(client, priya)
    task_of(onboarding, "Order a laptop").finish(by=priya)
    assert "Order a laptop, for" not in home(client, priya)


def test_on_day_one_what_is_missing_is_on_both_homes(
    client, onboarding, maya, tomas, priya, time_machine
):
    with clocks.at(TODAY):
        task_of(onboarding, "Order a laptop").give(by=maya, to=priya)
    time_machine.move_to(DAY_ONE)
    name = onboarding.application.candidate.name
    for person in (maya, tomas):
        text = home(client, person)
        assert f"missing for {name}" in text
        assert "Order a laptop, with Priya" in text
    assert "Overdue" in home(client, priya)


def test_the_day_before_nothing_is_missing_yet(client, onboarding, maya, time_machine):
    time_machine.move_to(DAY_ONE - dt.timedelta(days=1))
    assert "missing for" not in home(client, maya)


def test_the_check_in_is_asked_for_on_the_managers_home(
    client, onboarding, maya, tomas, time_machine
):
    time_machine.move_to(A_MONTH_LATER)
    assert "Say how it goes with" in home(client, maya)
    assert "Say how it goes with" not in home(client, tomas)
    onboarding.check_in(by=maya, day=30, goes="well", meets="all", again="yes")
    assert "Say how it goes with" not in home(client, maya)


def test_nobody_needs_anything_for_whoever_will_not_start(client, onboarding, maya, time_machine):
    name = onboarding.application.candidate.name
    time_machine.move_to(BEFORE)
    onboarding.stop(by=maya)
    assert name not in home(client, maya)


def test_the_owner_is_reminded_before_on_the_day_and_after(onboarding, maya):
    task = task_of(onboarding, "Name a buddy")
    closing = dt.datetime.combine(task.due_on, dt.time(16, 1), dt.UTC)  # 17:01 in Lisbon
    remind(closing - dt.timedelta(days=1) + dt.timedelta(minutes=1))
    assert told(maya) == {"task.before"}
    remind(closing)
    assert "task.due" in told(maya)
    remind(closing + dt.timedelta(days=1))
    assert "task.daily" in told(maya)


def test_reminders_stop_with_the_answer(onboarding, maya):
    for task in onboarding.tasks.all():
        task.onboarding = onboarding
        with clocks.at(TODAY):
            task.finish(by=maya)
    remind(DAY_ONE)
    assert told(maya) == set()


def test_the_new_hire_is_reminded_with_their_own_link(onboarding):
    candidate = onboarding.application.candidate
    remind(DAY_ONE)
    assert "task.daily.new_hire" in told(candidate)
    notice = Notice.objects.to(candidate).exclude(reminder=None).first()
    assert by_kind()[notice.kind].link(notice).startswith("/welcome/")
    assert notice.subject.is_the_new_hires


@pytest.mark.parametrize("day", [30, 60, 90])
def test_the_manager_is_reminded_of_each_check_in(onboarding, maya, tomas, day):
    check_in = onboarding.check_ins.get(day=day)
    for task in onboarding.tasks.all():
        task.onboarding = onboarding
        with clocks.at(TODAY):
            task.finish(by=maya)
    remind(dt.datetime.combine(check_in.due_on, dt.time(18), dt.UTC))
    assert "start_check_in.due" in told(maya)
    assert told(tomas) == set()
