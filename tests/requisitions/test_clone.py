"""A copy begins as a filled-in form."""

import datetime as dt

import pytest

from requisitions.models import Requisition


def path(requisition):
    return f"/requisitions/{requisition.pk}/clone/"


def test_the_form_is_filled_in_and_nothing_is_made(page, open_requisition, maya):
    shown = page(maya, path(open_requisition)).text
    assert "Must have 1" in shown
    assert "50,000" in shown
    assert Requisition.objects.count() == 1


def test_saving_makes_another_with_lines_of_its_own(post, sheet, open_requisition, maya):
    post(maya, path(open_requisition), **sheet({"text": "Must have 1"}, title="Pipe welder"))
    made = Requisition.objects.exclude(pk=open_requisition.pk).get()
    assert (made.title, made.status, made.drafted_by) == ("Pipe welder", "draft", maya)
    assert not set(made.criteria.all()) & set(open_requisition.criteria.all())
    assert open_requisition.criteria.current().count() == 2


def test_a_line_of_another_requisition_cannot_be_taken_over(post, sheet, open_requisition, maya):
    taken = open_requisition.criteria.first()
    post(maya, path(open_requisition), **sheet({"id": taken.pk, "text": "Mine"}, title="New"))
    taken.refresh_from_db()
    assert taken.requisition == open_requisition
    assert taken.text == "Must have 1"


def test_days_that_have_gone_by_are_not_copied(page, requisition, maya):
    requisition.needed_on = dt.date(2020, 1, 1)
    requisition.save()
    requisition.agreement.first_shortlist_on = dt.date(2020, 1, 2)
    requisition.agreement.save()
    assert "2020-01-0" not in page(maya, path(requisition)).text
    assert "2020-01-01" in page(maya, f"/requisitions/{requisition.pk}/edit/").text


def test_another_recruiter_copies_all_but_the_band(page, open_requisition, aiko):
    shown = page(aiko, path(open_requisition)).text
    assert "Must have 1" in shown
    assert "50,000" not in shown
    assert f'<option value="{aiko.pk}" selected>' in shown


@pytest.mark.parametrize(("who", "status"), [("ingrid", 403), ("rui", 404), ("nora", 404)])
def test_who_may_not_draft_does_not_copy(request, page, open_requisition, who, status):
    assert page(request.getfixturevalue(who), path(open_requisition)).status_code == status
