"""What somebody carries, read once for all that their home shows."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Model, OuterRef, Q, prefetch_related_objects

from candidates.lifecycle import LIVE, Stage
from candidates.models import (
    Application,
    BackgroundCheck,
    Candidate,
    Message,
    OfferApproval,
    OnboardingTask,
    Reference,
    Scorecard,
)
from candidates.models.application_counts import Standing
from candidates.models.application_queryset import ApplicationQuerySet
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.activity.models import Clock
from hiring.moments import today
from requisitions.lifecycle import OVER, Status
from requisitions.models import Approval, Requisition, Revision
from requisitions.models.requisition_queryset import RequisitionQuerySet, open_first
from requisitions.turns import Turn, first_turns


class Asked(NamedTuple):
    """What most people have nothing of: whether this person has any, or which."""

    own: list[int]
    scorecards: list[int]
    to_approve: bool
    to_approve_offers: bool
    to_start_with: bool
    to_read: bool
    to_order: bool
    to_ask: bool


class Desk:
    """Some requisitions, as one person has them before them."""

    def __init__(self, user: User, now: dt.datetime, requisitions: list[Requisition]) -> None:
        self.user, self.now, self.requisitions = user, now, requisitions
        prefetch_related_objects(self.drafts, "drafted_by")

    @classmethod
    def of(cls, user: User, now: dt.datetime) -> "Desk":
        """Of what somebody manages, recruits for or drafts: all that is not over, and what is
        over while somebody is still to be told."""
        mine = in_view(Requisition.objects.in_hands_of(user)).for_home()
        return cls(user, now, sorted(mine, key=open_first))

    @cached_property
    def managed(self) -> list[Requisition]:
        managers = {self.user.pk, *self.user.stands_in_for}
        return [one for one in self.requisitions if one.manager_id in managers]

    @cached_property
    def recruited(self) -> list[Requisition]:
        if not self.user.has_role(Role.RECRUITER):
            return []
        return [one for one in self.requisitions if one.recruiter_id == self.user.pk]

    @property
    def manages_any(self) -> bool:
        """Whether they may be a hiring manager, or stand in for one."""
        return self.user.has_role(Role.MANAGER) or bool(self.user.stands_in_for)

    @property
    def scorecards(self) -> list[int]:
        """Those this person is expected to write, by id; also of interviews to come."""
        return self.asked.scorecards

    @cached_property
    def asked(self) -> Asked:
        """One question; what follows each of them looks far."""
        user = self.user
        recruited = {"application__requisition__in": [one.pk for one in self.recruited]}
        found = User.objects.filter(pk=user.pk).values_list(
            ArraySubquery(Candidate.objects.called(user.email).order_by().values("pk")),
            ArraySubquery(Scorecard.objects.by(user).awaited().order_by().values("pk")),
            Exists(Approval.objects.awaited(user)),
            Exists(OfferApproval.objects.awaited(user)),
            Exists(OnboardingTask.objects.near(today()).concerning(user)),
            Exists(Message.objects.unread_by_team().filter(**recruited)),
            Exists(BackgroundCheck.objects.to_order().filter(**recruited)),
            Exists(Reference.objects.named_by_candidate().filter(**recruited)),
        )
        return Asked(*found.get())

    @cached_property
    def to_finish(self) -> list[Requisition]:
        """Drafts of whoever writes them: their manager, and who began them."""
        mine = self.user.pk
        return [one for one in self.drafts if one in self.managed or one.drafted_by_id == mine]

    @property
    def drafts(self) -> list[Requisition]:
        return [one for one in self.requisitions if one.status == Status.DRAFT]

    def __getitem__(self, pk: int) -> Requisition:
        return self.by_pk[pk]

    @cached_property
    def by_pk(self) -> dict[int, Requisition]:
        return {one.pk: one for one in self.requisitions}

    # Its people

    def applications(self, requisitions: Iterable[Requisition]) -> ApplicationQuerySet:
        """Of these, but never one's own."""
        theirs = Application.objects.of_requisitions(requisitions)
        return theirs.exclude(candidate__in=self.own) if self.own else theirs

    @property
    def own(self) -> list[int]:
        """This person as a candidate, by id, which few are: so it is asked once and not in every
        question that follows."""
        return self.asked.own

    @cached_property
    def standing(self) -> dict[int, dict[str, Standing]]:
        """Requisition → stage → who stands there."""
        if not self.requisitions:
            return {}
        return self.applications(self.requisitions).on_board().standing(self.now)

    def people_in(self, requisitions: Iterable[Requisition], *stages: str) -> list[Standing]:
        """Who stands in these stages of these requisitions, as far as there is anybody."""
        return [
            found
            for one in requisitions
            for stage in stages
            if (found := self.standing.get(one.pk, {}).get(stage))
        ]

    def to_be_told(self, requisition: Requisition) -> list[Standing]:
        """Declined people; everybody who is left where the search is over."""
        return self.people_in([requisition], *(LIVE if requisition.is_over else [Stage.DECLINED]))

    # Its promises

    def turns(self, requisitions: list[Requisition]) -> dict[int, Turn]:
        """Requisition → whose turn it is."""
        running = [clock for clock in self.clocks if clock.running]
        deciding = [
            one.pk for one in requisitions if one.is_open and self.people_in([one], Stage.DECIDING)
        ]
        return first_turns(requisitions, self.user, running, deciding)

    @cached_property
    def clocks(self) -> list[Clock]:
        """Of everything within these requisitions, the first to run out first."""
        if not self.requisitions:
            return []
        return list(Clock.objects.unstopped().within(self.requisitions).order_by("due_at"))

    def promised(self, rule: str, requisitions: Iterable[Requisition]) -> bool:
        """Whether anything of this kind is waited for in one of these, on hold or not."""
        numbers = {one.pk for one in requisitions}
        return any(clock.rule == rule and clock.within_id in numbers for clock in self.clocks)

    def promises(self, rule: str, requisition: Requisition) -> int:
        """How many of this kind there are in this one."""
        return sum(one.rule == rule and one.within_id == requisition.pk for one in self.clocks)

    def clock_of(self, rule: str, thing: Model) -> Clock | None:
        """The running one of a thing that carries this kind of promise."""
        return self.running.get((rule, thing.pk))

    @cached_property
    def running(self) -> dict[tuple[str, int], Clock]:
        last_first = reversed(self.clocks)
        return {(one.rule, one.subject_id): one for one in last_first if one.running}

    # Its postings

    @cached_property
    def revisions(self) -> list[Revision]:
        """Those of postings that somebody has yet to write, approve or publish."""
        if not self.requisitions:
            return []
        found = list(Revision.objects.unpublished().of(self.requisitions).for_home())
        for revision in found:
            revision.posting.requisition = self[revision.posting.requisition_id]
        return found

    def revisions_of(self, requisitions: list[Requisition], status: str) -> list[Revision]:
        """In this status, while their requisition is not over."""
        theirs = [one for one in self.revisions if one.requisition in requisitions]
        return [one for one in theirs if one.status == status and not one.requisition.is_over]


def in_view(requisitions: RequisitionQuerySet) -> RequisitionQuerySet:
    """Those not over, and those over of which somebody is still to be told."""
    left = Application.objects.filter(requisition=OuterRef("pk")).live()
    return requisitions.filter(~Q(status__in=OVER) | Exists(left))
