"""Asking the hiring manager to read the advert."""

import pytest

from hiring.activity.models import Clock, Notice


def path(revision):
    return f"/requisitions/{revision.requisition.pk}/posting/ask/"


@pytest.mark.parametrize("who", ["tomas", "aiko"])
def test_a_recruiter_asks_and_the_managers_clock_starts(
    request, post, open_requisition, advert, maya, who
):
    revision = advert(open_requisition)
    assert post(request.getfixturevalue(who), path(revision)).status_code == 302
    assert Clock.objects.on(revision).running().get().rule == "posting"
    assert Notice.objects.to(maya).filter(kind="posting.ask").count() == 1


@pytest.mark.parametrize(("who", "status"), [("maya", 403), ("alex", 403), ("rui", 404)])
def test_nobody_else_asks(request, post, open_requisition, advert, who, status):
    revision = advert(open_requisition)
    assert post(request.getfixturevalue(who), path(revision)).status_code == status


def test_nobody_is_asked_once_the_requisition_is_over(post, open_requisition, advert, maya, tomas):
    revision = advert(open_requisition)
    open_requisition.cancel(by=maya)
    assert post(tomas, path(revision)).status_code == 409
    assert not Clock.objects.unstopped().exists()
