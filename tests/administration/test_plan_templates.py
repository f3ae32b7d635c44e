"""Admins keep the plans that people begin with."""

from requisitions.models import PlanTemplate
from tests.administration.conftest import page
from tests.requisitions.conftest import lines_of

ROUND = {"kind": "video", "minutes": 60, "position": 1}


def send(here, *rounds, name="Two talks"):
    return here.post(page(PlanTemplate, "add"), {"name": name} | lines_of("rounds", rounds, ROUND))


def test_an_admin_writes_a_template(here):
    talk = {"title": "Talk", "focus": ["skill", "value"], "questions": "Why?"}
    assert send(here, talk, {"title": "Task", "kind": "exercise", "position": 2}).status_code == 302
    talk, task = PlanTemplate.objects.get().rounds.all()
    assert (talk.title, talk.focus, talk.own_questions) == ("Talk", ["skill", "value"], ["Why?"])
    assert (task.title, task.focus, task.minutes) == ("Task", [], 60)
    assert "Talk, Task" in here.get(page(PlanTemplate, "changelist")).text


def test_a_template_needs_a_round_that_can_be(here):
    assert "Add at least one round." in send(here).text
    for wrong in ({"title": ""}, {"title": "Talk", "minutes": 481}, {"title": "T", "focus": ["x"]}):
        assert send(here, wrong).status_code == 200
    assert not PlanTemplate.objects.exists()


def test_two_templates_have_two_names(here):
    send(here, {"title": "Talk"})
    assert send(here, {"title": "Talk"}).status_code == 200
    assert PlanTemplate.objects.count() == 1


def test_a_template_that_goes_leaves_the_plans_alone(here, requisition, maya):
    send(here, {"title": "Talk"})
    requisition.plan(by=maya, rounds=[{"title": "Talk"}])
    template = PlanTemplate.objects.get()
    assert here.post(page(PlanTemplate, "delete", template.pk), {"post": "yes"}).status_code == 302
    assert requisition.rounds.get().title == "Talk"
