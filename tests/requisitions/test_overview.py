"""The first page of a requisition, for each of its readers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hiring import clocks
from hiring.activity.models import Clock
from requisitions.actions import menu, next_step
from tests import factories, offering


def path(requisition):
    return f"/requisitions/{requisition.pk}/"


def labels(person, requisition):
    """The best next step, and the menu."""
    presented = requisition.applications.in_stage("presented").count()
    step = next_step(requisition, person, requisition.posting, 0, presented)
    rest = menu(requisition, person, but=step.verb if step else "")
    return step and step.verb, [action.verb for action in rest]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("maya", 200),
        ("stefan", 200),
        ("tomas", 200),
        ("aiko", 200),
        ("alex", 200),
        ("ingrid", 200),
        ("rui", 404),
        ("priya", 404),
        ("nora", 404),
    ],
)
@pytest.mark.parametrize("confidential", [False, True])
def test_who_reads_it(request, page, open_requisition, who, status, confidential):
    person = request.getfixturevalue(who)
    open_requisition.confidential = confidential
    open_requisition.save()
    expected = 404 if confidential and who == "aiko" else status
    assert page(person, path(open_requisition)).status_code == expected


@pytest.mark.parametrize(
    ("who", "sees"),
    [("maya", True), ("tomas", True), ("ingrid", True), ("alex", True), ("aiko", False)],
)
def test_who_reads_the_band(request, page, open_requisition, who, sees):
    shown = page(request.getfixturevalue(who), path(open_requisition)).text
    assert ("€50,000" in shown) is sees


@pytest.mark.parametrize("where", ["posting/", "activity/"])
def test_an_approver_from_elsewhere_has_the_overview_alone(page, open_requisition, ingrid, where):
    shown = page(ingrid, path(open_requisition))
    assert [tab.label for tab in shown.context["tabs"]] == ["Overview"]
    assert shown.context["people"] is None
    assert shown.context["latest"] is None
    assert page(ingrid, path(open_requisition) + where).status_code == 403


def test_everyone_is_offered_what_they_may_do_now(requisition, advert, maya, tomas, aiko, ingrid):
    assert labels(maya, requisition) == ("submit", ["clone", "hand_over", "cancel"])
    requisition.submit(by=maya)
    assert labels(maya, requisition) == (None, ["clone", "recall", "hand_over", "cancel"])
    assert labels(ingrid, requisition) == (None, [])
    requisition.approve(by=ingrid)
    assert labels(tomas, requisition) == ("open", ["clone", "hand_over"])
    assert labels(maya, requisition)[0] is None
    requisition.open(by=tomas)
    assert labels(aiko, requisition) == ("write", ["clone"])
    advert(requisition, by=maya)
    assert labels(tomas, requisition) == ("publish", ["clone", "hold", "hand_over"])
    requisition.posting.publish(by=tomas)
    assert labels(tomas, requisition)[0] == "board"
    requisition.hold(by=maya)
    assert labels(maya, requisition) == ("resume", ["clone", "hand_over", "cancel"])


def test_a_shortlist_is_the_managers_next_step(open_requisition, maya):
    factories.presented(factories.application(open_requisition, stage="screening"))
    assert labels(maya, open_requisition)[0] == "review"


def test_people_are_counted_by_stage_and_source(page, open_requisition, tomas):
    factories.application(open_requisition)
    factories.application(open_requisition, stage="screening")
    people = page(tomas, path(open_requisition)).context["people"]
    assert [(row.label, row.people) for row in people["stages"]] == [
        ("Applied", 1),
        ("Screening", 1),
    ]
    assert [(row.name, row.people, row.percent) for row in people["sources"]] == [
        ("Careers site", 2, 100)
    ]


def test_the_trail_says_who_said_what(page, requisition, two_steps, maya, daniel, ingrid):
    requisition.submit(by=maya)
    requisition.approve(by=daniel)

    def trail(person):
        return [(m.who, m.words) for m in page(person, path(requisition)).context["trail"]]

    assert trail(maya) == [
        ("Maya", "asked"),
        ("Daniel, Finance", "agreed"),
        ("Ingrid, Head", "is asked since"),
    ]
    assert trail(ingrid)[-1] == ("You", "are asked")


def test_activity_pages_by_key(page, open_requisition, maya):
    for n in range(30):
        open_requisition.edit(by=maya, justification=f"Reason {n}.")
    first = page(maya, path(open_requisition) + "activity/")
    second = page(maya, path(open_requisition) + "activity/" + first.context["page"].older)
    assert len(first.context["items"]) == 25
    assert [item.after for item in second.context["items"]][-1] == " asked for approval"
    assert second.context["page"].older == ""


def test_ten_times_the_people_ask_no_more_questions(page, open_requisition, maya, tomas):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            page(tomas, path(open_requisition))
        return len(queries)

    def more(people):
        for _ in range(people):
            factories.application(open_requisition, stage="screening")
        open_requisition.edit(by=maya, justification=f"{people} more.")

    more(1)
    page(tomas, path(open_requisition))
    few = asked()
    more(9)
    assert asked() <= few
    assert few <= 29


def said_turns(response):
    return [words for _person, words in response.context["turns"]]


def test_the_head_names_each_person_whose_turn_it_is_and_for_what(
    page, open_requisition, maya, tomas, ingrid
):
    head = path(open_requisition)
    assert said_turns(page(maya, head)) == ["With Tomas"]
    factories.application(open_requisition, stage="deciding")
    assert said_turns(page(tomas, head)) == ["With Maya: a decision"]
    factories.presented(factories.application(open_requisition, stage="screening"))
    open_requisition.edit(by=maya, headcount=3)
    clock = Clock.objects.inside(open_requisition).running().get(rule="approval")
    clock.due_at = clock.started_at
    clock.save()
    assert said_turns(page(maya, head)) == [
        "With Ingrid: the change",
        "With you: feedback, a decision",
    ]
    assert "With Ingrid: the change" in page(tomas, head).text
    open_requisition.hold(by=maya)
    assert said_turns(page(maya, head)) == [""]


def test_what_else_is_promised_is_no_second_approval(page, open_requisition, maya, tomas, ingrid):
    chosen = offering.chosen(open_requisition)
    offering.rule(ingrid)
    offering.drafted(chosen).submit(by=tomas)
    open_requisition.edit(by=maya, headcount=3)
    head = path(open_requisition)
    assert said_turns(page(maya, head)) == ["With Ingrid: the change"]


def test_the_stand_in_reads_that_the_managers_turn_is_theirs(page, open_requisition, stefan):
    head = path(open_requisition)
    factories.application(open_requisition, stage="deciding")
    assert said_turns(page(stefan, head)) == ["With you, for Maya: a decision"]
    for where in ("/requisitions/", "/"):
        assert "With you, for Maya" in page(stefan, where).text


def test_a_stand_in_for_an_approver_is_not_asked_to_approve(
    page, open_requisition, tomas, rui, ingrid
):
    """They take the manager's place on the manager's own requisitions, not in other rounds."""
    elsewhere = factories.requisition(
        manager=rui, recruiter=tomas, department=open_requisition.department, title="Fitter"
    )
    days = {"starts_on": clocks.now().date(), "ends_on": clocks.now().date()}
    ingrid.stand_ins.create(person=rui, **days)
    elsewhere.submit(by=rui)
    assert said_turns(page(rui, path(elsewhere))) == ["With Ingrid: approval"]
