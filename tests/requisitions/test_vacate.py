"""An opening is free again, by itself."""

from tests import factories


def test_somebody_who_will_not_start_frees_an_opening(open_requisition, tomas):
    hired = factories.application(open_requisition, stage="hired")
    hired.renege(by=tomas)
    open_requisition.refresh_from_db()
    assert open_requisition.status == "open"
    assert open_requisition.openings.open().count() == 1
