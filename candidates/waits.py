"""What somebody waits for: with whom it is, and until when."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.desk import Desk
from candidates.lifecycle import Stage
from candidates.models import Ask, OfferApproval, OfferStep, Shortlist
from candidates.models.application_counts import Standing
from candidates.needs.need import MOST
from candidates.overview import Overview
from candidates.waiting import tone
from hiring import words
from hiring.accounts.models import User
from hiring.activity.models import Clock, Reminder
from hiring.clocks import TimeLeft
from hiring.moments import days_since, say_moment
from requisitions.lifecycle import RevisionStatus, Status
from requisitions.models import Approval, Requisition


@dataclass(frozen=True)
class Wait:
    """One thing that is with somebody else. Without a promise `waited` says how long it is."""

    person: User
    title: str
    meta: str
    url: str
    clock: Clock | None = None
    left: TimeLeft | None = None
    waited: str = ""
    tone: str = ""

    @property
    def due(self) -> float:
        """What runs out first is first; what carries no promise is last."""
        return self.clock.due_at.timestamp() if self.clock else float("inf")


# What a recruiter waits for


def on_managers(desk: Desk) -> list[Wait]:
    """Feedback, postings, decisions and offers of the requisitions this person runs."""
    mine = [one for one in desk.recruited if one.is_open]
    waits = [*feedback(desk), *postings(desk), *decisions(desk), *offers(desk, mine)]
    return sorted(waits, key=lambda wait: wait.due)


def feedback(desk: Desk) -> Iterator[Wait]:
    mine = [one for one in desk.recruited if one.is_open]
    if not desk.promised("feedback", mine):
        return
    shortlists = list(Shortlist.objects.waiting().of(mine).with_people()[:MOST])
    clocks = {one.pk: desk.clock_of("feedback", one) for one in shortlists}
    reminded = Reminder.objects.last_of(clock for clock in clocks.values() if clock)
    for shortlist in shortlists:
        shortlist.requisition = desk[shortlist.requisition_id]
        if clock := clocks[shortlist.pk]:
            yield for_feedback(shortlist, clock, reminded.get(clock.pk), desk.now)


def for_feedback(
    shortlist: Any, clock: Clock, reminded_at: dt.datetime | None, now: dt.datetime
) -> Wait:
    people: int = shortlist.people
    title = ngettext(
        "%(name)s: feedback on %(count)s person", "%(name)s: feedback on %(count)s people", people
    )
    manager = shortlist.requisition.manager
    said = _("Presented %(ago)s.") % {
        "ago": words.days_ago(days_since(shortlist.presented_at or shortlist.since))
    }
    if reminded_at:
        said = _("Reminded %(moment)s.") % {"moment": say_moment(reminded_at, now)}
    return Wait(
        person=manager,
        title=title % {"name": manager.first_name, "count": people},
        meta=f"{shortlist.requisition.title}. {said}",
        url=shortlist.get_absolute_url(),
        clock=clock,
        left=clock.left(now),
    )


def postings(desk: Desk) -> Iterator[Wait]:
    for revision in desk.revisions_of(desk.recruited, RevisionStatus.IN_REVIEW):
        requisition, clock = revision.requisition, desk.clock_of("posting", revision)
        yield Wait(
            person=requisition.manager,
            title=_("%(name)s: the posting") % {"name": requisition.manager.first_name},
            meta=requisition.title,
            url=revision.get_absolute_url(),
            clock=clock,
            left=clock.left(desk.now) if clock else None,
        )


def decisions(desk: Desk) -> Iterator[Wait]:
    """One line a requisition, with whoever waits longest."""
    for requisition in desk.recruited:
        if requisition.is_open:
            for deciding in desk.people_in([requisition], Stage.DECIDING):
                yield on_decision(requisition, deciding, desk.now)


def on_decision(requisition: Requisition, deciding: Standing, now: dt.datetime) -> Wait:
    days = (now - deciding.since).days
    title = ngettext(
        "%(name)s: decide on %(count)s person",
        "%(name)s: decide on %(count)s people",
        deciding.people,
    )
    return Wait(
        person=requisition.manager,
        title=title % {"name": requisition.manager.first_name, "count": deciding.people},
        meta=requisition.title,
        url=f"{reverse('candidates:board', args=[requisition.pk])}#{Stage.DECIDING}",
        waited=words.days(days) if days else "",
        tone=tone(Stage.DECIDING, days),
    )


def offers(desk: Desk, requisitions: list[Requisition]) -> Iterator[Wait]:
    """The terms that somebody else is asked to agree to."""
    if not desk.promised(OfferStep.noun, requisitions):
        return
    asked = OfferApproval.objects.awaited().in_requisitions(requisitions)
    for approval in asked.exclude(approver=desk.user).for_page()[:MOST]:
        clock = desk.clock_of(OfferStep.noun, approval.step)
        names = {"approver": approval.approver.first_name, "name": approval.application}
        yield Wait(
            person=approval.approver,
            title=_("%(approver)s: the offer to %(name)s") % names,
            meta=desk[approval.requisition.pk].title,
            url=approval.get_absolute_url(),
            clock=clock,
            left=clock.left(desk.now) if clock else None,
        )


# What a hiring manager waits for


def with_others(desk: Desk, managed: Sequence[Overview]) -> list[Wait]:
    """Approvals, answers, and the recruiters' next steps on the requisitions shown."""
    requisitions = [one.requisition for one in managed]
    waits = [
        *questions(desk, requisitions),
        *approvals(desk, requisitions),
        *offers(desk, requisitions),
        *(wait for one in managed for wait in next_steps(one, desk)),
    ]
    return sorted(waits, key=lambda wait: wait.due)


def questions(desk: Desk, requisitions: list[Requisition]) -> Iterator[Wait]:
    if not desk.promised("answer", requisitions):
        return
    asks = Ask.objects.open().of(requisitions).select_related("review__application__candidate")
    for ask in asks[:MOST]:
        requisition = desk[ask.review.application.requisition_id]
        clock = desk.clock_of("answer", ask)
        yield Wait(
            person=requisition.recruiter,
            title=_("Answer about %(name)s") % {"name": ask.review.application},
            meta=requisition.recruiter.first_name,
            url=ask.get_absolute_url(),
            clock=clock,
            left=clock.left(desk.now) if clock else None,
        )


def approvals(desk: Desk, requisitions: list[Requisition]) -> Iterator[Wait]:
    if not desk.promised("approval", requisitions):
        return
    awaited = Approval.objects.awaited().filter(round__requisition__in=requisitions)
    for approval in awaited.select_related("approver", "step", "round")[:MOST]:
        requisition = desk[approval.round.requisition_id]
        clock = desk.clock_of("approval", approval.step)
        words_of = (
            _("Approve the change to %(job)s") if approval.round.change_id else _("Approve %(job)s")
        )
        yield Wait(
            person=approval.approver,
            title=words_of % {"job": requisition.title},
            meta=approval.approver.first_name,
            url=requisition.get_absolute_url(),
            clock=clock,
            left=clock.left(desk.now) if clock else None,
        )


def next_steps(one: Overview, desk: Desk) -> Iterator[Wait]:
    """What the recruiter has to do, as far as it can be counted."""
    requisition = one.requisition
    steps: list[tuple[int, str]] = []
    if requisition.is_open:
        to_screen = one.people_in(Stage.APPLIED, Stage.SCREENING)
        steps.append((to_screen, ngettext("Screen %(n)s person", "Screen %(n)s people", to_screen)))
        to_agree = one.people_in(Stage.OFFERING) - desk.promises(OfferStep.noun, requisition)
        steps.append((to_agree, ngettext("Agree an offer", "Agree %(n)s offers", to_agree)))
    untold = one.row.to_be_told
    steps.append((untold, ngettext("Tell %(n)s person", "Tell %(n)s people", untold)))
    approved = int(requisition.status == Status.APPROVED)
    steps.append((approved, _("Open it to candidates")))
    for count, title in steps:
        if count:
            yield Wait(
                person=requisition.recruiter,
                title=title % {"n": count},
                meta=f"{requisition.recruiter.first_name}, {requisition.title}",
                url=one.url,
            )
