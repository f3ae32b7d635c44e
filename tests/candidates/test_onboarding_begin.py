"""From yes to the first day: a checklist from the template that fits, without retyping."""

import datetime as dt

import pytest

from candidates.models import Onboarding
from hiring import clocks
from hiring.activity.models import Clock, Event, Notice
from hiring.lifecycle import NotAllowed
from requisitions.models import Place
from tests import factories
from tests.joining import FIRST_DAY, TODAY, titles


def test_the_template_becomes_tasks_with_dates_in_business_days(onboarding):
    due = {task.title: task.due_on for task in onboarding.tasks.all()}
    assert due["Meet at reception"] == FIRST_DAY
    assert due["Send the welcome note"] == dt.date(2026, 7, 16)  # before a weekend
    assert due["Order a laptop"] == dt.date(2026, 7, 13)
    assert due["Show the canteen"] == dt.date(2026, 7, 21)


def test_each_task_finds_its_owner_by_how_they_stand_to_the_new_hire(onboarding, maya, tomas):
    keepers = {task.title: task.keeper for task in onboarding.tasks.all()}
    assert keepers["Name a buddy"] == maya
    assert keepers["Send the welcome note"] == tomas
    assert keepers["Show the canteen"] == maya  # until a buddy is named
    assert keepers["Order a laptop"] == tomas  # where nobody is IT
    assert keepers["Read the handbook"] is None  # the new hire's own


def test_handing_over_takes_the_open_tasks_along(onboarding, rui, maya):
    onboarding.requisition.hand_over(by=maya, part="manager", to=rui)
    task = Onboarding.objects.get().tasks.get(title="Name a buddy")
    assert task.keeper == rui
    assert task in type(task).objects.owed_by(rui)
    assert task not in type(task).objects.owed_by(maya)


def test_what_would_have_been_due_in_the_past_is_due_today(hired):
    factories.onboarding_template()
    with clocks.at(TODAY):
        made = factories.onboarding(hired, TODAY.date() + dt.timedelta(days=2))
    assert min(task.due_on for task in made.tasks.all()) == TODAY.date()


def test_the_most_specific_template_wins(hired, engineering):
    lisbon = Place.objects.create(name="Lisbon", country="PT")
    porto = Place.objects.create(name="Porto", country="PT")
    one = [("One", "manager", 0, False, False)]
    factories.onboarding_template("All", tasks=one)
    factories.onboarding_template("Lisbon", tasks=[("Lisbon", *one[0][1:])], place=lisbon)
    factories.onboarding_template("Team", tasks=[("Team", *one[0][1:])], department=engineering)
    both = [("Team in Lisbon", *one[0][1:])]
    factories.onboarding_template(
        "Team in Lisbon", tasks=both, department=engineering, place=lisbon
    )
    with clocks.at(TODAY):
        made = factories.onboarding(hired, FIRST_DAY, place="Lisbon")
        assert titles(made) == {"Team in Lisbon"}
        made.stop(by=hired.requisition.recruiter)
        assert titles(factories.onboarding(hired, FIRST_DAY, place="Porto")) == {"Team"}
    assert porto.name


def test_a_template_out_of_use_is_not_taken(hired):
    factories.onboarding_template("Old", active=False)
    with clocks.at(TODAY):
        assert titles(factories.onboarding(hired, FIRST_DAY)) == set()


def test_without_a_template_there_is_still_a_page_and_three_check_ins(client, hired, maya):
    with clocks.at(TODAY):
        made = factories.onboarding(hired, FIRST_DAY)
    client.force_login(maya)
    answer = client.get(made.get_absolute_url())
    assert "No template fits" in answer.text
    assert [one.day for one in made.check_ins.all()] == [30, 60, 90]


def test_nobody_begins_twice(onboarding):
    with pytest.raises(NotAllowed, match="begun already"):
        Onboarding.objects.begin(onboarding.application, starts_on=FIRST_DAY)
    assert Onboarding.objects.count() == 1


def test_what_good_looks_like_is_drafted_from_the_must_haves(onboarding):
    drafts = list(onboarding.expectations.all())
    assert [one.day for one in drafts] == [30, 60, 90]
    for draft in drafts:
        assert len(draft.bullets) == 2
        assert "Must have 1" in draft.bullets[0]


def test_it_is_on_the_record_and_everybody_who_helps_hears_of_it(onboarding, maya, tomas):
    event = Event.objects.get(verb="onboarding.begin")
    assert event.actor is None
    told = Notice.objects.filter(event=event)
    assert {notice.recipient for notice in told} == {
        maya,
        tomas,
        onboarding.application.candidate,
    }


def test_each_open_task_and_check_in_has_its_clock(onboarding):
    rules = [clock.rule for clock in Clock.objects.running()]
    assert rules.count("task") == onboarding.tasks.count()
    assert rules.count("start_check_in") == 3
