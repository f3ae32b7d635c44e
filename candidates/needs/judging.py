"""What somebody owes who met a candidate, or was asked what they think of one."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from candidates.desk import Desk
from candidates.models import Scorecard
from candidates.needs.need import MOST, Need, When


def needs(desk: Desk) -> Iterator[Need]:
    if not desk.scorecards:
        return
    owed = Scorecard.objects.among(desk.scorecards).owed().not_of(desk.user)
    for scorecard in owed.for_page().order_by("pk")[:MOST]:
        yield Need(
            icon="clipboard-check",
            title=_("Write your scorecard on %(name)s") % {"name": scorecard.application},
            meta=about(scorecard),
            url=scorecard.get_absolute_url(),
            button=_("Go on") if scorecard.is_begun else _("Write"),
            clock=scorecard.clock,
            when=When.THIS_WEEK,
        )


def about(scorecard: Scorecard) -> str:
    """ "Welding test. Senior welder." or who asked for it."""
    job = scorecard.requisition.title
    if scorecard.asked_by:
        asked = _("%(name)s asks what you think.") % {"name": scorecard.asked_by.first_name}
        return f"{asked} {job}."
    round = scorecard.interview.round.title if scorecard.interview else ""
    return f"{round}. {job}."
