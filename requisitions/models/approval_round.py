from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring import clocks
from hiring.accounts.models import User
from hiring.lifecycle import NotAllowed
from requisitions.models.approval import Approval
from requisitions.models.approval_rule import chain_for
from requisitions.models.approval_step import ApprovalStep

if TYPE_CHECKING:
    from requisitions.models.change import Change
    from requisitions.models.requisition import Requisition


class ApprovalRoundQuerySet(models.QuerySet["ApprovalRound"]):
    def running(self) -> "ApprovalRoundQuerySet":
        return self.filter(outcome=ApprovalRound.Outcome.RUNNING)

    def for_trail(self) -> "tuple[ApprovalRound | None, ApprovalRound | None]":
        """Of one requisition the round that runs, and the present or last one about itself, with
        everyone who was asked, in the order of the steps."""
        newest_first = list(self.select_related("asked_by", "change").order_by("-number"))
        running = next((one for one in newest_first if one.is_running), None)
        last = next((one for one in newest_first if one.change_id is None), None)
        asked = models.Prefetch("steps__approvals", Approval.objects.select_related("approver"))
        models.prefetch_related_objects([one for one in {running, last} if one], asked)
        return running, last

    def sent_back(self, requisitions: Sequence["Requisition"]) -> set[int]:
        """The numbers of those whose last round ended so."""
        if not requisitions:
            return set()
        last = self.filter(requisition__in=requisitions).order_by("requisition_id", "-number")
        return {one.requisition_id for one in last.distinct("requisition_id") if one.was_sent_back}

    def counting_on(self, person: User) -> "ApprovalRoundQuerySet":
        """Those in which this person is asked, or will be."""
        return self.running().filter(approvals__approver=person, approvals__answer="")

    def must_not_have_heard(self, approver: User) -> None:
        """Whoever answered the last round has said all there is to say."""
        last = self.order_by("-number").first()
        if last and last.approvals.filter(approver=approver).exclude(answer="").exists():
            raise NotAllowed(_("You answered already. Nothing changed."))

    def current(self, approver: User, *, asked: str = "") -> "ApprovalRound":
        """The running round in which this person's answer is waited for.

        `asked` is the asking they had before them, if they came by a page: terms that changed
        since are a new asking.
        """
        awaited = Approval.objects.awaited(approver).filter(round__in=self.running())
        approval = awaited.select_related("round").first()
        if approval is None:
            raise NotAllowed(_("Your answer is not asked for any more. Nothing changed."))
        if asked and asked != str(approval.pk):
            raise NotAllowed(_("What is asked changed meanwhile. Read it again, then answer."))
        return approval.round

    def end(self, outcome: str) -> None:
        for approval_round in self:
            approval_round.finish(outcome)

    def ask(
        self, requisition: "Requisition", *, by: User, change: "Change | None" = None
    ) -> "ApprovalRound":
        """Begin a round: freeze the terms, lay out the steps, ask the first people."""
        last = requisition.approval_rounds.aggregate(last=models.Max("number"))["last"] or 0
        approval_round = ApprovalRound.objects.create(
            requisition=requisition,
            number=last + 1,
            change=change,
            terms=change.terms if change else requisition.terms,
            asked_by=by,
        )
        approval_round.lay_out()
        approval_round.step.ask(by=by)
        return approval_round


class ApprovalRound(models.Model):
    """One asking for approval: of a requisition, or of a change to an open one."""

    class Outcome(models.TextChoices):
        RUNNING = "running", gettext_lazy("Running")
        APPROVED = "approved", gettext_lazy("Approved")
        SENT_BACK = "sent_back", gettext_lazy("Sent back")
        RECALLED = "recalled", gettext_lazy("Recalled")
        VOIDED = "voided", gettext_lazy("Voided by a change")

    requisition = models.ForeignKey(
        "requisitions.Requisition", models.CASCADE, related_name="approval_rounds"
    )
    change = models.ForeignKey(
        "requisitions.Change", models.CASCADE, null=True, related_name="approval_rounds"
    )
    number = models.PositiveSmallIntegerField()
    terms = models.JSONField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clocks.now)
    outcome = models.CharField(max_length=9, choices=Outcome, default=Outcome.RUNNING)

    objects = ApprovalRoundQuerySet.as_manager()

    class Meta:
        ordering = ["requisition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["requisition", "number"], name="round_number_once"),
            models.UniqueConstraint(
                fields=["requisition", "change"],
                condition=Q(outcome="running"),
                nulls_distinct=False,
                name="round_one_running",
            ),
        ]

    def __str__(self) -> str:
        return f"REQ-{self.requisition_id} round {self.number}"

    @property
    def is_running(self) -> bool:
        return self.outcome == self.Outcome.RUNNING

    @property
    def was_sent_back(self) -> bool:
        return self.outcome == self.Outcome.SENT_BACK

    @property
    def step(self) -> ApprovalStep:
        """The step whose people are asked now."""
        return next(step for step in self.steps.all() if step.ended_at is None)

    @property
    def requesters(self) -> set[int]:
        """Who asked, and for whom: they approve nothing here."""
        return {*self.askers, self.requisition.manager_id}

    @property
    def askers(self) -> set[int]:
        """Who asked for this round; after a change to a requisition also who asked before."""
        before = None if self.change_id else self.requisition.submitted_by_id
        return {self.asked_by_id} | ({before} if before else set())

    def was_asked_by(self, user: User) -> bool:
        return user.pk in self.askers

    @property
    def before(self) -> "ApprovalRound | None":
        """What was asked for the last time, to compare with; changes compare with what stands."""
        earlier = self.requisition.approval_rounds.filter(change=None, number__lt=self.number)
        return earlier.order_by("-number").first()

    def lay_out(self) -> None:
        """The steps of the chain. Raises NotAllowed when nobody else is left to ask."""
        chain = chain_for(self.requisition, without=self.requesters)
        if not all(people for _name, _needed, people in chain):
            raise NotAllowed(
                _("Nobody is left who could approve it: ask an admin to name somebody.")
            )
        for position, (name, needed, people) in enumerate(chain, 1):
            step = self.steps.create(position=position, name=name, needed=needed)
            for person in people:
                step.approvals.create(round=self, approver=person)

    def agree(self, *, by: User, note: str) -> bool:
        """Keep a yes; true when it was the last one needed."""
        step = self.step
        step.answer("yes", by=by, note=note)
        if not step.is_done:
            return False
        step.end()
        following = self.steps.filter(position=step.position + 1).first()
        if following:
            following.ask(by=self.asked_by)
            return False
        self.finish(self.Outcome.APPROVED)
        return True

    def refuse(self, *, by: User, note: str) -> bool:
        """Keep a no; true when the step can no longer have enough yeses."""
        step = self.step
        step.answer("no", by=by, note=note)
        if step.can_still_pass:
            return False
        self.finish(self.Outcome.SENT_BACK)
        return True

    def finish(self, outcome: str) -> None:
        self.outcome = outcome
        self.save(update_fields=["outcome"])
        for step in self.steps.filter(ended_at=None):
            step.end()
