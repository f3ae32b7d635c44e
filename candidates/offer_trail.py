"""Who has agreed to the newest terms of an offer, and what is still to come."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.lifecycle import OfferStatus
from candidates.models import Offer, OfferApproval, OfferStep, OfferVersion
from hiring.accounts.models import User
from hiring.activity.models import Clock
from requisitions.trail import Mark

O = OfferStatus  # noqa: E741


class Agreed(NamedTuple):
    """A mark on the trail, and the approval that may be asked for again."""

    mark: Mark
    again: OfferApproval | None = None


def agreed(offer: Offer, version: OfferVersion, viewer: User) -> list[Agreed]:
    """From the draft to the candidate's answer. `version` comes with steps and approvals."""
    return [
        Agreed(drafted(version)),
        *approvals(offer, version, viewer),
        Agreed(sent(offer, version)),
        Agreed(answer(offer)),
    ]


def drafted(version: OfferVersion) -> Mark:
    words = _("drafted version %(number)d") % {"number": version.number}
    return Mark("circle-check", version.drafted_by.first_name, words, version.drafted_at)


def approvals(offer: Offer, version: OfferVersion, viewer: User) -> Iterator[Agreed]:
    steps = list(version.steps.all())
    if version.is_sealed and not steps:
        yield Agreed(Mark("circle-check", _("Nobody"), _("has to agree to these terms")))
    may_remind = viewer.can("offer.remind", offer)
    for step in steps:
        for approval in step.approvals.all():
            if mark := of_approval(approval, step, viewer):
                waits = mark.waiting and approval.asked_at and may_remind
                yield Agreed(mark, approval if waits else None)


def of_approval(approval: OfferApproval, step: OfferStep, viewer: User) -> Mark | None:
    """An answer, or who is asked now or next; nobody who was not needed in the end."""
    who = f"{approval.approver.first_name}, {step.name}"
    if approval.answer == "yes":
        return Mark("circle-check", who, _("agreed"), approval.answered_at)
    if approval.answer == "no":
        return Mark("circle-x", who, _("said no"), approval.answered_at, "overdue")
    if step.ended_at:
        return None
    if approval.asked_at is None:
        return Mark("circle-dashed", who, _("comes next"), waiting=True)
    if approval.approver_id == viewer.pk:
        return yours(step)
    return Mark("circle-dot", who, _("is asked since"), approval.asked_at, waiting=True)


def yours(step: OfferStep) -> Mark:
    clock = Clock.objects.of([step]).get(step.pk)
    if clock is None:
        return Mark("circle-dot", _("You"), _("are asked"), tone="yours")
    return Mark("circle-dot", _("You"), _("are asked to agree by"), clock.due_at, "yours")


def sent(offer: Offer, version: OfferVersion) -> Mark:
    name = offer.requisition.recruiter.first_name
    if version.extended_at:
        return Mark("circle-check", name, _("sent the letter"), version.extended_at)
    if not offer.is_on_the_way:
        return Mark("circle-slash", name, _("did not send the letter"), waiting=True)
    return Mark("circle-dashed", name, _("sends the letter"), waiting=True)


ANSWERS = {
    O.ACCEPTED: ("circle-check", gettext_lazy("accepted")),
    O.DECLINED: ("circle-x", gettext_lazy("declined")),
    O.EXPIRED: ("circle-slash", gettext_lazy("did not answer in time")),
    O.WITHDRAWN: ("circle-slash", gettext_lazy("is no longer asked")),
}


def answer(offer: Offer) -> Mark:
    name = offer.application.candidate.first_name
    if offer.is_on_the_way:
        return Mark("circle-dashed", name, _("answers"), waiting=True)
    picture, words = ANSWERS[O(offer.status)]
    return Mark(picture, name, str(words), offer.since, waiting=not offer.is_accepted)
