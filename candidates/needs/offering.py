"""Offers: what approvers are asked, and what the recruiter owes to who was chosen."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.desk import Desk
from candidates.lifecycle import OfferStatus, Stage
from candidates.models import Offer, OfferApproval
from candidates.models.application_offers import WithOffer
from candidates.needs.need import MOST, Need, When
from candidates.waiting import tone
from hiring import words
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.moments import say_moment
from requisitions.models import Requisition

O = OfferStatus  # noqa: E741
SOON = dt.timedelta(days=2)
"""An offer that nobody answers in this time is brought up again."""


def to_approve(user: User) -> Iterator[Need]:
    """Of offers that they may read: nobody is asked about their own."""
    seen = Offer.objects.visible_to(user)
    asked = OfferApproval.objects.awaited(user).of_offers(seen).for_page()
    approvals = list(asked.order_by("asked_at", "pk")[:MOST])
    clocks = Clock.objects.of(approval.step for approval in approvals)
    for approval in approvals:
        job = approval.requisition.title
        yield Need(
            icon="file-check",
            title=_("Approve the offer to %(name)s") % {"name": approval.offer.application},
            meta=_("%(job)s, version %(number)d.")
            % {"job": job, "number": approval.step.version.number},
            url=approval.get_absolute_url(),
            button=_("Read and answer"),
            clock=clocks.get(approval.step_id),
        )


def needs(desk: Desk) -> Iterator[Need]:
    """Draft it, send it, answer what they ask, and look after it before its time is over."""
    running = [one for one in desk.recruited if one.is_open]
    if not desk.people_in(running, Stage.OFFERING):
        return
    for row in desk.applications(running).chosen_with_offers()[:MOST]:
        one = WithOffer(*row)
        need = NEEDS.get(one.status, nothing)
        if found := need(one, desk[one.requisition], desk.now):
            yield found


def nothing(one: WithOffer, requisition: Requisition, now: dt.datetime) -> None:
    """Somebody else is next."""


def to_draft(one: WithOffer, requisition: Requisition, now: dt.datetime) -> Need:
    days = (now - one.since).days
    colour = tone(Stage.OFFERING, days)
    return Need(
        icon="file-plus",
        title=_("Draft the offer to %(name)s") % {"name": one.name},
        meta=_("%(job)s. Chosen %(ago)s.")
        % {"job": requisition.title, "ago": words.days_ago(days)},
        url=reverse("candidates:offer_draft", args=[one.application]),
        button=_("Draft"),
        when=When.TODAY if colour else When.THIS_WEEK,
        tone=colour,
    )


def to_open(icon: str, title: Any, meta: Any, button: Any) -> Any:
    """A line that leads to the offer."""

    def need(one: WithOffer, requisition: Requisition, now: dt.datetime) -> Need:
        return Need(
            icon=icon,
            title=str(title) % {"name": one.name},
            meta=f"{requisition.title}. {meta}",
            url=reverse("candidates:offer", args=[one.offer]),
            button=str(button),
            when=When.TODAY,
        )

    return need


def while_out(one: WithOffer, requisition: Requisition, now: dt.datetime) -> Need | None:
    """With the candidate: only what they ask, and what ends soon."""
    if one.asks:
        found: Need = TO_ANSWER(one, requisition, now)
        return found
    if one.expires_at is None or one.expires_at > now + SOON:
        return None
    ends = say_moment(one.expires_at - dt.timedelta(seconds=1), now)
    return Need(
        icon="alarm-clock",
        title=_("The offer to %(name)s ends soon") % {"name": one.name},
        meta=_("%(job)s. Until %(moment)s.") % {"job": requisition.title, "moment": ends},
        url=reverse("candidates:offer", args=[one.offer]),
        button=_("Read the offer"),
        when=When.TODAY,
        tone="due-soon",
    )


TO_ANSWER = to_open(
    "message-square",
    gettext_lazy("Answer what %(name)s asks for"),
    gettext_lazy("They ask for a change of our offer."),
    gettext_lazy("Answer"),
)
NEEDS: dict[str | None, Callable[[WithOffer, Requisition, dt.datetime], Need | None]] = {
    None: to_draft,
    O.DRAFT: to_open(
        "square-pen",
        gettext_lazy("Finish the offer to %(name)s"),
        gettext_lazy("It is a draft."),
        gettext_lazy("Open"),
    ),
    O.APPROVED: to_open(
        "send",
        gettext_lazy("Send the offer to %(name)s"),
        gettext_lazy("It is approved."),
        gettext_lazy("Open"),
    ),
    O.EXTENDED: while_out,
}
