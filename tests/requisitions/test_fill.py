"""The last opening is taken, by itself."""

from tests import factories


def test_the_last_opening_fills_it_and_takes_the_advert_down(live, maya):
    requisition = live.requisition
    other = factories.application(requisition)
    factories.application(requisition, stage="hired")
    requisition.refresh_from_db()
    live.refresh_from_db()
    assert (requisition.status, live.status) == ("filled", "closed")
    assert other.requisition.applications.to_be_told().count() == 1


def test_a_change_that_waits_ends_when_the_last_opening_is_taken(open_requisition, maya):
    open_requisition.edit(by=maya, title="Pipe welder")
    factories.application(open_requisition, stage="hired")
    assert open_requisition.changes.get().status == "withdrawn"
