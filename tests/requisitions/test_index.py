"""The list: what one may see, narrowed, page by page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

INDEX = "/requisitions/"


@pytest.fixture
def several(maya, rui, tomas, aiko, engineering, ingrid):
    operations = factories.department("Operations", head=ingrid)
    return {
        "welder": factories.opened(
            factories.requisition(manager=maya, recruiter=tomas, department=engineering)
        ),
        "driver": factories.requisition(
            manager=rui, recruiter=aiko, department=operations, title="Driver"
        ),
        "secret": factories.requisition(
            manager=rui, recruiter=aiko, department=operations, title="Chief", confidential=True
        ),
    }


def titles(response):
    return [row.requisition.title for row in response.context["rows"]]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("maya", ["Welder"]),
        ("rui", ["Chief", "Driver"]),
        ("tomas", ["Driver", "Welder"]),
        ("aiko", ["Chief", "Driver", "Welder"]),
        ("alex", ["Chief", "Driver", "Welder"]),
        ("ingrid", ["Welder"]),
        ("priya", []),
        ("nora", []),
    ],
)
def test_everyone_sees_what_they_have_a_part_in(request, page, several, who, seen):
    assert titles(page(request.getfixturevalue(who), INDEX)) == seen


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("q=weld", ["Welder"]),
        ("q=nobody", []),
        ("status=running", ["Welder"]),
        ("status=approval", ["Chief", "Driver"]),
        ("status=over", []),
        ("mine=on", ["Chief", "Driver"]),
        ("status=running&mine=on", []),
        ("status=nonsense&department=abc", ["Chief", "Driver", "Welder"]),
        ("older=nonsense", ["Chief", "Driver", "Welder"]),
    ],
)
def test_filters(page, several, aiko, asked, seen):
    assert titles(page(aiko, f"{INDEX}?{asked}")) == seen


def test_it_is_found_by_its_number(page, several, aiko):
    number = several["driver"].pk
    for words in (str(number), f"REQ-{number}", f"req-{number}"):
        assert titles(page(aiko, f"{INDEX}?q={words}")) == ["Driver"]


def test_a_number_that_cannot_be_breaks_nothing(page, several, aiko):
    assert titles(page(aiko, f"{INDEX}?q={'9' * 40}")) == []


def test_it_is_found_by_department(page, several, aiko):
    department = several["driver"].department_id
    assert titles(page(aiko, f"{INDEX}?department={department}")) == ["Chief", "Driver"]


@pytest.mark.parametrize(("who", "offered"), [("aiko", True), ("priya", False), ("nora", False)])
def test_departments_are_named_to_who_sees_their_requisitions(page, several, request, who, offered):
    shown = page(request.getfixturevalue(who), INDEX).text
    assert (">Engineering<" in shown) is offered


def test_whose_turn_it_is(page, several, maya, tomas):
    factories.presented(factories.application(several["welder"], stage="screening"))
    row = page(tomas, INDEX).context["rows"][1]
    assert row.turn.person == maya
    assert row.clock.status == "on-time"


def test_an_empty_list_says_what_will_be_here(page, priya, maya):
    assert "You see one here as soon as you have a part in it." in page(priya, INDEX).text
    assert "Say whom you need." in page(maya, INDEX).text
    assert "No requisition fits" in page(maya, f"{INDEX}?q=x").text


def test_pages_by_key(page, maya, tomas, engineering):
    for n in range(30):
        factories.requisition(
            manager=maya, recruiter=tomas, department=engineering, title=f"Role {n}", criteria=0
        )
    first = page(maya, INDEX)
    second = page(maya, INDEX + first.context["page"].older)
    assert titles(first) + titles(second) == [f"Role {n}" for n in reversed(range(30))]


def test_ten_times_the_rows_ask_no_more_questions(page, several, maya, tomas, engineering):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            page(tomas, INDEX)
        return len(queries)

    def more():
        opened = factories.opened(
            factories.requisition(manager=maya, recruiter=tomas, department=engineering)
        )
        factories.presented(factories.application(opened, stage="screening"))
        waiting = factories.requisition(manager=maya, recruiter=tomas, department=engineering)
        waiting.submit(by=maya)
        over = factories.opened(
            factories.requisition(manager=maya, recruiter=tomas, department=engineering)
        )
        factories.application(over)
        over.cancel(by=maya)
        factories.requisition(manager=maya, recruiter=tomas, department=engineering)

    more()
    page(tomas, INDEX)
    few = asked()
    for _ in range(4):
        more()
    assert asked() == few
    assert few <= 20
