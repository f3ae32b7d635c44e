"""What is to be done for somebody who joins: done, done again, given away, not needed."""

import datetime as dt

import pytest
from django.urls import reverse

from candidates.models import OnboardingTask
from candidates.models.onboarding_task_queryset import missed
from hiring import clocks
from hiring.activity.models import Clock, Event, Notice
from hiring.lifecycle import NotAllowed
from tests import factories
from tests.joining import DAY_ONE, FIRST_DAY, TODAY, task_of


def press(client, person, verb, task, **sent):
    client.force_login(person)
    return client.post(reverse(f"candidates:task_{verb}", args=[task.pk]), sent)


def clocks_on(task):
    return Clock.objects.on(task).running().count()


def test_whose_task_it_is_marks_it_as_done(client, onboarding, maya):
    task = task_of(onboarding, "Name a buddy")
    answer = press(client, maya, "finish", task)
    assert answer.status_code == 302
    task.refresh_from_db()
    assert (task.status, task.done_by) == ("done", maya)
    assert clocks_on(task) == 0
    assert Event.objects.filter(verb="task.finish").get().within == onboarding.application


def test_the_recruiter_and_the_manager_may_tick_what_is_anothers(client, onboarding, maya, tomas):
    theirs = task_of(onboarding, "Send the welcome note")
    press(client, maya, "finish", theirs)
    theirs.refresh_from_db()
    assert theirs.is_done


def test_the_list_comes_back_as_it_is_now(client, onboarding, maya):
    client.force_login(maya)
    task = task_of(onboarding, "Name a buddy")
    address = reverse("candidates:task_finish", args=[task.pk])
    answer = client.post(address, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "1 of 7 done" in answer.text
    assert "<html" not in answer.text


def test_a_colleague_sees_the_page_only_once_a_task_is_theirs(client, onboarding, priya, maya):
    client.force_login(priya)
    task = task_of(onboarding, "Order a laptop")
    assert client.get(onboarding.get_absolute_url()).status_code == 404
    with clocks.at(TODAY):
        task.give(by=maya, to=priya)
    assert client.get(onboarding.get_absolute_url()).status_code == 200
    others = task_of(onboarding, "Name a buddy")
    assert press(client, priya, "finish", others).status_code == 403
    assert press(client, priya, "finish", task).status_code == 302
    assert press(client, priya, "drop", task_of(onboarding, "Show the canteen")).status_code == 403


def test_the_new_owner_hears_of_it_and_is_reminded(onboarding, priya, maya):
    task = task_of(onboarding, "Order a laptop")
    with clocks.at(TODAY):
        task.give(by=maya, to=priya)
    assert Notice.objects.to(priya).get().kind == "task.give"
    assert clocks_on(task) == 1
    assert list(OnboardingTask.objects.owed_by(priya)) == [task]


def test_giving_it_to_whoever_has_it_is_refused(onboarding, maya, tomas):
    task = task_of(onboarding, "Order a laptop")
    with pytest.raises(NotAllowed, match="has it already"):
        task.give(by=maya, to=tomas)


def test_nobody_gives_a_task_to_the_new_hire_by_an_account(client, onboarding, maya):
    inside = factories.user("inside")
    candidate = onboarding.application.candidate
    candidate.email = inside.email
    candidate.save()
    answer = press(client, maya, "give", task_of(onboarding, "Order a laptop"), to=inside.pk)
    assert answer.status_code == 422


def test_what_is_done_is_not_done_again(client, onboarding, maya):
    task = task_of(onboarding, "Name a buddy")
    press(client, maya, "finish", task)
    assert press(client, maya, "finish", task).status_code == 409
    assert press(client, maya, "drop", task).status_code == 409
    assert press(client, maya, "give", task, to=maya.pk).status_code == 409
    assert Event.objects.filter(verb="task.finish").count() == 1


def test_what_was_ticked_by_mistake_is_open_again(client, onboarding, maya):
    task = task_of(onboarding, "Name a buddy")
    press(client, maya, "finish", task)
    assert press(client, maya, "reopen", task).status_code == 302
    task.refresh_from_db()
    assert (task.status, task.done_by) == ("open", None)
    assert clocks_on(task) == 1
    assert press(client, maya, "reopen", task).status_code == 409


def test_what_is_not_needed_leaves_the_list(client, onboarding, tomas):
    task = task_of(onboarding, "Show the canteen")
    client.force_login(tomas)
    asked = client.get(reverse("candidates:task_drop", args=[task.pk]))
    assert "Drop “Show the canteen”?" in asked.text
    task.refresh_from_db()
    assert task.is_open  # looking drops nothing
    press(client, tomas, "drop", task)
    page = client.get(onboarding.get_absolute_url()).text
    assert f"task-{task.pk}" not in page
    assert clocks_on(task) == 0


def test_late_is_what_is_past_and_what_had_to_be_done_before_day_one(onboarding):
    laptop, note = (task_of(onboarding, one) for one in ("Order a laptop", "Send the welcome note"))
    assert not laptop.is_late(laptop.due_on)
    assert laptop.is_late(laptop.due_on + dt.timedelta(days=1))
    late = OnboardingTask.objects.open().filter(missed(FIRST_DAY))
    assert laptop in late
    assert note not in late
    assert not OnboardingTask.objects.open().filter(missed(FIRST_DAY - dt.timedelta(days=1)))


def test_the_page_says_what_is_late_in_its_own_colour(client, onboarding, maya, time_machine):
    time_machine.move_to(DAY_ONE)
    client.force_login(maya)
    page = client.get(onboarding.get_absolute_url()).text
    assert "Starts today" in page
    assert page.count('data-status="overdue"') >= 3


def test_the_page_under_the_dialog_is_loaded_anew(client, onboarding, maya, priya):
    """To go to a place of the same page the browser would only scroll."""
    client.force_login(maya)
    task = task_of(onboarding, "Order a laptop")
    here = onboarding.get_absolute_url()
    address = reverse("candidates:task_give", args=[task.pk])
    for at, anew in ((here, "true"), ("/", None)):
        to = {"to": priya.pk if anew else maya.pk}
        headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{at}"}
        answer = client.post(address, to, headers=headers)
        assert answer["HX-Redirect"] == task.get_absolute_url()
        assert answer.get("HX-Refresh") == anew
