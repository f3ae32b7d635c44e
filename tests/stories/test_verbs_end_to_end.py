"""The main job by verbs alone: from a manager's wish to a filled requisition."""

from candidates.lifecycle import Stage
from candidates.models import Shortlist
from hiring.activity.models import Event, Notice
from tests import factories


def test_one_requisition_from_wish_to_filled(requisition, maya, tomas, ingrid):
    requisition.submit(by=maya)
    assert requisition.awaits(ingrid)
    requisition.approve(by=ingrid, note="Go on.")
    assert requisition.status == "approved"
    requisition.open(by=tomas)
    leila = factories.application(requisition, stage="screening")
    other = factories.application(requisition, stage="screening")

    shortlist = factories.presented(leila, other)
    review = shortlist.reviews.get(application=leila)
    review.draft(by=maya, verdict="advance", note="", impressions={})
    shortlist.send(by=maya)

    leila.refresh_from_db()
    assert leila.status == Stage.INTERVIEWING
    assert Shortlist.objects.get().status == "presented"
    leila.debrief(by=tomas)
    leila.choose(by=maya, reasons="Ran it in production.")
    leila.hire(by=tomas)

    requisition.refresh_from_db()
    assert requisition.status == "filled"
    other.requisition.refresh_from_db()
    other.refresh_from_db()
    other.release(by=tomas, words="The job is filled.")
    assert other.told == "closed"
    assert Event.objects.filter(verb="requisition.fill").count() == 1
    assert Notice.objects.to(maya).filter(kind="shortlist.present").count() == 1
