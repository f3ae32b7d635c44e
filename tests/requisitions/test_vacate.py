"""An opening is free again, by itself."""

import pytest

from hiring.activity.models import Clock
from tests import factories


@pytest.fixture
def hired(maya, tomas, engineering):
    """One of two openings is taken."""
    made = factories.requisition(manager=maya, recruiter=tomas, department=engineering, headcount=2)
    return factories.application(factories.opened(made), stage="hired")


def test_somebody_who_will_not_start_frees_an_opening(open_requisition, tomas):
    hired = factories.application(open_requisition, stage="hired")
    hired.renege(by=tomas)
    open_requisition.refresh_from_db()
    assert open_requisition.status == "open"
    assert open_requisition.openings.open().count() == 1


def test_once_cancelled_the_opening_of_who_will_not_start_closes(hired, maya, tomas):
    requisition = hired.requisition
    waiting = factories.application(requisition, stage="screening")
    factories.presented(waiting)
    requisition.cancel(by=maya)
    hired.renege(by=tomas)
    requisition.refresh_from_db()
    assert requisition.status == "cancelled"
    assert set(requisition.openings.values_list("status", flat=True)) == {"closed"}
    assert not Clock.objects.inside(requisition).unstopped().exists()


def test_on_hold_the_opening_is_free_and_nothing_runs(hired, maya, tomas):
    hired.requisition.hold(by=maya)
    hired.renege(by=tomas)
    hired.requisition.refresh_from_db()
    assert (hired.requisition.status, hired.requisition.openings.open().count()) == ("on_hold", 2)


@pytest.mark.parametrize("cancelled", [False, True])
def test_who_will_not_start_is_not_to_be_told(hired, maya, tomas, cancelled):
    if cancelled:
        hired.requisition.cancel(by=maya)
    hired.renege(by=tomas)
    assert hired.is_told
    assert hired.requisition.applications.to_be_told().count() == 0


def test_a_posting_that_was_with_the_manager_has_a_fresh_clock(open_requisition, advert, tomas):
    revision = advert(open_requisition)
    revision.ask(by=tomas)
    hired = factories.application(open_requisition, stage="hired")
    assert not Clock.objects.on(revision).running().exists()
    hired.renege(by=tomas)
    assert Clock.objects.on(revision).running().count() == 1
