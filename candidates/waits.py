"""What somebody waits for: with whom it is, and until when."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.lifecycle import Stage
from candidates.models import Application, Ask, Review, Shortlist
from candidates.needs.need import MOST
from candidates.overview import Overview
from candidates.waiting import tone
from hiring import words
from hiring.accounts.models import User
from hiring.activity.models import Clock, Reminder
from hiring.clocks import TimeLeft
from hiring.moments import days_since, say_moment
from requisitions.lifecycle import Status
from requisitions.models import Approval, Requisition, Revision
from requisitions.models.requisition_queryset import RequisitionQuerySet


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


def on_managers(user: User, now: dt.datetime) -> list[Wait]:
    """Feedback, postings and decisions of the requisitions this person runs."""
    mine = Requisition.objects.run_by(user)
    waits = [
        *feedback(mine.open(), now),
        *postings(mine.unfinished(), now),
        *decisions(mine.open(), user, now),
    ]
    return sorted(waits, key=lambda wait: wait.due)


def feedback(mine: RequisitionQuerySet, now: dt.datetime) -> Iterator[Wait]:
    waiting = Shortlist.objects.waiting().of(mine).select_related("requisition__manager")
    shortlists = list(
        waiting.prefetch_related(Prefetch("reviews", Review.objects.waiting()))[:MOST]
    )
    clocks = Clock.objects.of(shortlists)
    reminded = Reminder.objects.last_of(clocks.values())
    for shortlist in shortlists:
        if clock := clocks.get(shortlist.pk):
            yield for_feedback(shortlist, clock, reminded.get(clock.pk), now)


def for_feedback(
    shortlist: Shortlist, clock: Clock, reminded_at: dt.datetime | None, now: dt.datetime
) -> Wait:
    people = len(shortlist.reviews.all())
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


def postings(mine: RequisitionQuerySet, now: dt.datetime) -> Iterator[Wait]:
    waiting = Revision.objects.in_review().of(mine).select_related("posting__requisition__manager")
    revisions = list(waiting[:MOST])
    clocks = Clock.objects.of(revisions)
    for revision in revisions:
        requisition, clock = revision.posting.requisition, clocks.get(revision.pk)
        yield Wait(
            person=requisition.manager,
            title=_("%(name)s: the posting") % {"name": requisition.manager.first_name},
            meta=requisition.title,
            url=revision.get_absolute_url(),
            clock=clock,
            left=clock.left(now) if clock else None,
        )


def decisions(mine: RequisitionQuerySet, user: User, now: dt.datetime) -> Iterator[Wait]:
    """One line a requisition, with whoever waits longest."""
    people = Application.objects.visible_to(user).of_requisitions(mine).in_stage(Stage.DECIDING)
    standing = people.standing(now)
    for requisition in mine.select_related("manager").in_bulk(standing).values():
        deciding = standing[requisition.pk][Stage.DECIDING]
        days = (now - deciding.since).days
        title = ngettext(
            "%(name)s: decide on %(count)s person",
            "%(name)s: decide on %(count)s people",
            deciding.people,
        )
        yield Wait(
            person=requisition.manager,
            title=title % {"name": requisition.manager.first_name, "count": deciding.people},
            meta=requisition.title,
            url=f"{reverse('candidates:board', args=[requisition.pk])}#{Stage.DECIDING}",
            waited=words.days(days) if days else "",
            tone=tone(Stage.DECIDING, days),
        )


# What a hiring manager waits for


def with_others(managed: Sequence[Overview], user: User, now: dt.datetime) -> list[Wait]:
    """Approvals, answers, and the recruiters' next steps on the requisitions shown."""
    requisitions = [one.requisition for one in managed]
    waits = [
        *questions(requisitions, now),
        *approvals(requisitions, now),
        *(wait for one in managed for wait in next_steps(one)),
    ]
    return sorted(waits, key=lambda wait: wait.due)


def questions(requisitions: Iterable[Requisition], now: dt.datetime) -> Iterator[Wait]:
    known = {one.pk: one for one in requisitions}
    asked = Ask.objects.open().filter(review__application__requisition__in=known)
    asks = list(asked.select_related("review__application__candidate")[:MOST])
    clocks = Clock.objects.of(asks)
    for ask in asks:
        requisition, clock = known[ask.review.application.requisition_id], clocks.get(ask.pk)
        yield Wait(
            person=requisition.recruiter,
            title=_("Answer about %(name)s") % {"name": ask.review.application},
            meta=requisition.recruiter.first_name,
            url=ask.get_absolute_url(),
            clock=clock,
            left=clock.left(now) if clock else None,
        )


def approvals(requisitions: Iterable[Requisition], now: dt.datetime) -> Iterator[Wait]:
    known = {one.pk: one for one in requisitions}
    awaited = Approval.objects.awaited().filter(round__requisition__in=known)
    found = list(awaited.select_related("approver", "step", "round")[:MOST])
    clocks = Clock.objects.of(approval.step for approval in found)
    for approval in found:
        requisition, clock = known[approval.round.requisition_id], clocks.get(approval.step_id)
        words_of = (
            _("Approve the change to %(job)s") if approval.round.change_id else _("Approve %(job)s")
        )
        yield Wait(
            person=approval.approver,
            title=words_of % {"job": requisition.title},
            meta=approval.approver.first_name,
            url=requisition.get_absolute_url(),
            clock=clock,
            left=clock.left(now) if clock else None,
        )


def next_steps(one: Overview) -> Iterator[Wait]:
    """What the recruiter has to do, as far as it can be counted."""
    requisition = one.requisition
    steps: list[tuple[int, str]] = []
    if requisition.is_open:
        to_screen = one.people_in(Stage.APPLIED, Stage.SCREENING)
        steps.append((to_screen, ngettext("Screen %(n)s person", "Screen %(n)s people", to_screen)))
        offers = one.people_in(Stage.OFFERING)
        steps.append((offers, ngettext("Agree an offer", "Agree %(n)s offers", offers)))
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
