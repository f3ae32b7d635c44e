"""One person's way: who reads it, a buddy, what is expected, how it goes, and that it may end."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candidates.models import Onboarding, StartCheckIn
from hiring import clocks
from hiring.activity.models import Clock, Event, Notice
from hiring.lifecycle import NotAllowed
from tests import factories
from tests.joining import A_MONTH_LATER, FIRST_DAY, TODAY, task_of, titles

ANSWERS = {"goes": "well", "meets": "most", "again": "yes", "words": "Quick to learn."}


def page(client, person, onboarding):
    client.force_login(person)
    return client.get(onboarding.get_absolute_url())


def address(name, onboarding, *more):
    return reverse(f"candidates:onboarding_{name}", args=[onboarding.pk, *more])


def test_managers_recruiters_and_admins_read_it(client, onboarding, maya, tomas, aiko, alex):
    for person in (maya, tomas, aiko, alex):
        assert page(client, person, onboarding).status_code == 200


def test_others_do_not_know_of_it(client, onboarding, rui, priya, nora):
    for person in (rui, priya, nora):
        assert page(client, person, onboarding).status_code == 404


def test_a_confidential_one_is_for_its_own_people(client, onboarding, aiko, tomas):
    type(onboarding.requisition).objects.update(confidential=True)
    assert page(client, aiko, onboarding).status_code == 404
    assert page(client, tomas, onboarding).status_code == 200


def test_nobody_handles_their_own_start_from_inside(client, onboarding, tomas):
    candidate = onboarding.application.candidate
    candidate.email = tomas.email
    candidate.save()
    assert page(client, tomas, onboarding).status_code == 404
    assert onboarding not in Onboarding.objects.visible_to(tomas)


def test_there_is_no_pay_on_it(client, onboarding, maya):
    text = page(client, maya, onboarding).text
    assert "50,000" not in text
    assert "60,000" not in text


def test_it_says_how_far_it_is_and_what_is_theirs(client, onboarding, maya, time_machine):
    time_machine.move_to(TODAY)
    text = page(client, maya, onboarding).text
    assert "Starts Monday 20 July, in 14 days. 0 of 7 done; three are yours." in text


def queries_of(client, person, onboarding):
    with CaptureQueriesContext(connection) as asked:
        page(client, person, onboarding)
    return len(asked)


def test_the_queries_do_not_grow_with_the_tasks(client, onboarding, maya):
    queries_of(client, maya, onboarding)  # the first time a process learns what it keeps
    before = queries_of(client, maya, onboarding)
    with clocks.at(TODAY):
        for n in range(20):
            onboarding.tasks.plan(onboarding, title=f"More {n}", owner="buddy", offset=n)
    assert queries_of(client, maya, onboarding) == before


# A buddy


def test_the_buddy_hears_of_it_and_takes_the_buddys_tasks(client, onboarding, maya, priya):
    client.force_login(maya)
    assert client.post(address("name_buddy", onboarding), {"person": priya.pk}).status_code == 302
    onboarding.refresh_from_db()
    assert onboarding.buddy == priya
    assert task_of(Onboarding.objects.get(), "Show the canteen").keeper == priya
    assert Notice.objects.to(priya).get().kind == "onboarding.name_buddy"
    assert page(client, priya, onboarding).status_code == 200


def test_naming_the_same_buddy_is_refused(onboarding, maya, priya):
    with clocks.at(TODAY):
        onboarding.name_buddy(by=maya, person=priya)
        with pytest.raises(NotAllowed, match="buddy already"):
            onboarding.name_buddy(by=maya, person=priya)


def test_a_buddy_names_no_other_and_expects_nothing(client, onboarding, maya, priya, rui):
    with clocks.at(TODAY):
        onboarding.name_buddy(by=maya, person=priya)
    client.force_login(priya)
    for name in ("name_buddy", "add_task", "expect", "move_start"):
        assert client.get(address(name, onboarding)).status_code == 403


def test_nobody_outside_and_not_they_themselves_may_be_the_buddy(client, onboarding, maya, nora):
    client.force_login(maya)
    assert client.post(address("name_buddy", onboarding), {"person": nora.pk}).status_code == 422
    assert client.post(address("name_buddy", onboarding), {}).status_code == 422


# One more task


def test_somebody_adds_what_the_template_lacks(client, onboarding, tomas, priya, time_machine):
    time_machine.move_to(TODAY)
    client.force_login(tomas)
    sent = {"title": "Order a standing desk", "owner": "it", "person": priya.pk,
            "due_on": "2026-07-16", "before_day_one": "on"}  # fmt: skip
    assert client.post(address("add_task", onboarding), sent).status_code == 302
    task = task_of(onboarding, "Order a standing desk")
    assert (task.keeper, task.due_on, task.offset) == (priya, dt.date(2026, 7, 16), -2)
    assert task.before_day_one
    assert Notice.objects.to(priya).get().kind == "onboarding.add_task"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"title": ""}, "Say what is to be done."),
        ({"due_on": ""}, "Choose a day."),
        ({"due_on": "2026-07-03"}, "Choose today or a later day."),
        ({"due_on": "2029-01-01"}, "Choose a day nearer to the first day."),
        ({"due_on": "2026-07-21", "before_day_one": "on"}, "is due before it"),
        ({"wants_document": "on"}, "Only the new hire sends documents."),
        ({"owner": "the cat"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    client, onboarding, tomas, time_machine, sent, words
):
    time_machine.move_to(TODAY)
    client.force_login(tomas)
    whole = {"title": "Order a desk", "owner": "manager", "due_on": "2026-07-16"} | sent
    answer = client.post(address("add_task", onboarding), whole)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Order a desk" not in titles(onboarding)


# What good looks like


def expected(**changed):
    sent = {}
    for day in (30, 60, 90):
        sent |= {f"heading-{day}": f"After {day}", f"lines-{day}": "Welds\nSmiles"}
    return sent | changed


def test_the_manager_puts_it_into_their_own_words(client, onboarding, maya, mailoutbox):
    client.force_login(maya)
    asked = client.get(address("expect", onboarding))
    assert "Must have 1" in asked.text  # drafted
    assert client.post(address("expect", onboarding), expected()).status_code == 302
    onboarding.refresh_from_db()
    assert onboarding.expected_at
    assert [one.bullets for one in onboarding.expectations.all()] == [["Welds", "Smiles"]] * 3
    candidate = onboarding.application.candidate
    assert Notice.objects.to(candidate).filter(kind="onboarding.expect").count() == 1


def test_nothing_expected_and_too_much_are_refused(client, onboarding, maya):
    client.force_login(maya)
    for changed in ({"lines-60": " "}, {"heading-90": ""}, {"lines-30": "\n".join("abcdefghijkl")}):
        assert client.post(address("expect", onboarding), expected(**changed)).status_code == 422
    onboarding.refresh_from_db()
    assert not onboarding.expected_at


def test_only_the_manager_says_what_they_expect(client, onboarding, tomas, alex):
    for person in (tomas, alex):
        client.force_login(person)
        answer = client.post(address("expect", onboarding), expected())
        assert answer.status_code == 403
        assert "Only the hiring manager says what they expect." in answer.text


# How it goes


def test_the_manager_answers_three_questions_once(client, onboarding, maya, tomas):
    client.force_login(maya)
    assert client.post(address("check_in", onboarding, 30), ANSWERS).status_code == 302
    check_in = onboarding.check_ins.get(day=30)
    assert (check_in.goes, check_in.meets, check_in.again) == ("well", "most", "yes")
    assert check_in.answered_by == maya
    assert not Clock.objects.on(check_in).running().exists()
    assert Notice.objects.to(tomas).filter(kind="onboarding.check_in").count() == 1
    assert client.post(address("check_in", onboarding, 30), ANSWERS).status_code == 409
    assert Event.objects.get(verb="onboarding.check_in").details == {"day": 30}


def test_a_day_that_is_none_of_the_three_is_not_there(client, onboarding, maya):
    client.force_login(maya)
    assert client.get(address("check_in", onboarding, 45)).status_code == 404


def test_an_answer_needs_all_three_words(client, onboarding, maya):
    client.force_login(maya)
    for name in ("goes", "meets", "again"):
        answer = client.post(address("check_in", onboarding, 30), ANSWERS | {name: ""})
        assert answer.status_code == 422
    assert not onboarding.check_ins.answered().exists()


def test_what_is_missing_is_said_once_above_and_once_beside(client, onboarding, maya):
    client.force_login(maya)
    page = client.post(address("check_in", onboarding, 30), ANSWERS | {"goes": ""}).text
    assert page.count("One thing to fix") == 1
    assert page.count('class="error"') == 1


def test_the_recruiter_reads_the_answers_but_does_not_give_them(client, onboarding, maya, tomas):
    with clocks.at(A_MONTH_LATER):
        onboarding.check_in(by=maya, day=30, **ANSWERS)
    assert "Quick to learn." in page(client, tomas, onboarding).text
    assert client.post(address("check_in", onboarding, 60), ANSWERS).status_code == 403


def test_a_buddy_does_not_read_how_it_goes(client, onboarding, maya, priya):
    with clocks.at(A_MONTH_LATER):
        onboarding.name_buddy(by=maya, person=priya)
        onboarding.check_in(by=maya, day=30, **ANSWERS)
    text = page(client, priya, onboarding).text
    assert "Quick to learn." not in text
    assert "How it goes" not in text


def test_the_stand_in_owes_it_in_the_managers_place(onboarding, maya, priya):
    today = clocks.now().date()
    maya.stand_ins.create(person=priya, starts_on=today, ends_on=today)
    assert StartCheckIn.objects.owed_by(priya).count() == 3


# It ends


def test_whoever_will_not_start_is_waited_for_no_more(client, onboarding, tomas, maya):
    with clocks.at(TODAY):
        task_of(onboarding, "Send the welcome note").finish(by=tomas)
        onboarding.stop(by=tomas)
    assert {task.status for task in onboarding.tasks.all()} == {"done", "dropped"}
    assert not Clock.objects.running().filter(rule__in=["task", "start_check_in"]).exists()
    assert "Will not start." in page(client, maya, onboarding).text


def test_of_what_ended_nothing_can_be_done(client, onboarding, tomas, maya):
    with clocks.at(TODAY):
        onboarding.stop(by=tomas)
    client.force_login(maya)
    assert client.get(address("expect", onboarding)).status_code == 409
    assert client.post(address("check_in", onboarding, 30), ANSWERS).status_code == 409
    with pytest.raises(NotAllowed, match="will not start"):
        onboarding.stop(by=tomas)
    for act in (
        lambda: onboarding.move_start(by=tomas, to=FIRST_DAY + dt.timedelta(days=7)),
        lambda: onboarding.name_buddy(by=maya, person=tomas),
        lambda: task_of(onboarding, "Name a buddy").finish(by=maya),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_buddy_hears_that_there_is_nothing_left_to_do(onboarding, maya, tomas, priya):
    with clocks.at(TODAY):
        onboarding.name_buddy(by=maya, person=priya)
        onboarding.stop(by=tomas)
    assert Notice.objects.to(priya).filter(kind="onboarding.stop").count() == 1
    assert not Notice.objects.to(maya).filter(kind="onboarding.stop").exists()


def test_somebody_who_comes_back_begins_anew(onboarding, tomas):
    with clocks.at(TODAY):
        onboarding.stop(by=tomas)
        again = factories.onboarding(onboarding.application, FIRST_DAY)
    assert again.pk != onboarding.pk
    assert onboarding.application.onboardings.running().get() == again
