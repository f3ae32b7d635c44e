"""The staffing plan of a department and year, and the requisitions beyond it."""

import pytest

from hiring import clocks
from requisitions.models import StaffingPlan
from tests import factories


@pytest.fixture
def year():
    return clocks.now().year


@pytest.fixture
def plan(engineering, year):
    return StaffingPlan.objects.create(
        department=engineering, year=year, positions=1, cost=10**9, currency="EUR"
    )


@pytest.fixture
def asked(requisition, tomas):
    requisition.submit(by=tomas)
    return requisition


def read(client, person, requisition):
    client.force_login(person)
    return " ".join(client.get(requisition.get_absolute_url()).content.decode().split())


def test_inside_the_plan_the_approver_reads_so(client, plan, asked, ingrid):
    said = read(client, ingrid, asked)
    assert "Inside the staffing plan." in said
    assert ": 1 planned, 1 with this requisition." in said


def test_another_position_than_planned_is_shown_as_beyond(
    client, plan, asked, ingrid, maya, tomas, engineering
):
    other = factories.requisition(manager=maya, recruiter=tomas, department=engineering)
    other.submit(by=tomas)
    said = read(client, ingrid, asked)
    assert "Beyond the staffing plan." in said
    assert "2 with this requisition." in said


def test_a_draft_of_somebody_else_does_not_count(
    client, plan, asked, ingrid, maya, tomas, engineering
):
    factories.requisition(manager=maya, recruiter=tomas, department=engineering)
    assert "Inside the staffing plan." in read(client, ingrid, asked)


def test_costing_more_than_planned_is_beyond_it_too(client, plan, asked, ingrid):
    StaffingPlan.objects.update(cost=1)
    said = read(client, ingrid, asked)
    assert "Beyond the staffing plan." in said
    assert "It plans €0.01 a year" in said


def test_who_may_not_see_pay_reads_positions_alone(client, plan, asked, aiko):
    said = read(client, aiko, asked)
    assert "1 with this requisition." in said
    assert "a year; with this it comes to" not in said


def test_where_nothing_is_planned_nothing_is_said(client, asked, ingrid):
    assert "staffing plan" not in read(client, ingrid, asked)


def test_another_year_is_another_plan(client, plan, asked, ingrid, year):
    StaffingPlan.objects.update(year=year + 1)
    assert "staffing plan" not in read(client, ingrid, asked)


def test_a_change_is_held_against_the_plan_as_it_would_be(
    client, plan, open_requisition, ingrid, tomas
):
    open_requisition.edit(by=tomas, headcount=2)
    said = read(client, ingrid, open_requisition)
    assert "2 with this requisition." in said
