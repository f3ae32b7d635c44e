from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed
from requisitions.models.approval_rule import chain_for

if TYPE_CHECKING:
    from requisitions.models import Change, Requisition

APPROVAL_HOURS = 16
"""Business hours an approver has, before the ladder begins."""


class ApprovalRoundQuerySet(models.QuerySet["ApprovalRound"]):
    def running(self) -> "ApprovalRoundQuerySet":
        return self.filter(outcome=ApprovalRound.Outcome.RUNNING)

    def current(self, approver: User) -> "ApprovalRound":
        """The running round in which this person's answer is waited for."""
        found = self.running().filter(steps__approvals__in=Approval.objects.awaited(approver))
        if not (approval_round := found.first()):
            raise NotAllowed(_("Your answer is not asked for any more. Nothing changed."))
        return approval_round

    def end(self, outcome: str) -> None:
        for approval_round in self:
            approval_round.finish(outcome)

    def ask(
        self, requisition: "Requisition", *, by: User, change: "Change | None" = None
    ) -> "ApprovalRound":
        """Begin a round: freeze the terms, lay out the steps, ask the first people."""
        last = requisition.rounds.aggregate(last=models.Max("number"))["last"] or 0
        approval_round = ApprovalRound.objects.create(
            requisition=requisition,
            number=last + 1,
            change=change,
            terms=change.terms if change else requisition.terms,
            asked_by=by,
        )
        requesters = {by.pk, requisition.manager_id}
        for position, (name, needed, people) in enumerate(
            chain_for(requisition, without=requesters), 1
        ):
            step = approval_round.steps.create(position=position, name=name, needed=needed)
            for person in people:
                step.approvals.create(round=approval_round, approver=person)
        approval_round.steps.get(position=1).ask(by=by)
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
        "requisitions.Requisition", models.CASCADE, related_name="rounds"
    )
    change = models.ForeignKey(
        "requisitions.Change", models.CASCADE, null=True, related_name="rounds"
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
    def step(self) -> "ApprovalStep":
        """The step whose people are asked now."""
        return next(step for step in self.steps.all() if not step.is_done)

    def agree(self, *, by: User, note: str) -> bool:
        """Keep a yes; true when it was the last one needed."""
        step = self.step
        step.answer("yes", by=by, note=note)
        if not step.is_done:
            return False
        step.stop()
        following = self.steps.filter(position=step.position + 1).first()
        if following:
            following.ask(by=by)
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
        for step in self.steps.all():
            step.stop()


class ApprovalStep(models.Model):
    """So many yeses of these people, in their turn."""

    round = models.ForeignKey(ApprovalRound, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    needed = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["round", "position"]
        constraints = [
            models.UniqueConstraint(fields=["round", "position"], name="step_position_once"),
            models.CheckConstraint(name="step_needs_someone", condition=Q(needed__gte=1)),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return self.requisition.get_absolute_url()

    @property
    def within(self) -> models.Model:
        return self.round.requisition

    @property
    def requisition(self) -> "Requisition":
        return self.round.requisition

    def count(self, answer: str) -> int:
        return sum(approval.answer == answer for approval in self.approvals.all())

    @property
    def is_done(self) -> bool:
        return self.count("yes") >= self.needed

    @property
    def can_still_pass(self) -> bool:
        return self.count("yes") + self.count("") >= self.needed

    def ask(self, *, by: User) -> None:
        now = clocks.now()
        self.approvals.update(asked_at=now)
        asked = self.approvals.select_related("approver").first()
        Clock.start(
            "approval",
            self,
            within=self.requisition,
            hours=APPROVAL_HOURS,
            owed_by=asked.approver,
        )
        record("approval.ask", self, by=by)

    def answer(self, answer: str, *, by: User, note: str) -> None:
        approval = self.approvals.get(approver=by, answer="")
        approval.answer, approval.note, approval.answered_at = answer, note, clocks.now()
        approval.save(update_fields=["answer", "note", "answered_at"])
        record(f"approval.{answer}", approval, by=by)

    def stop(self) -> None:
        Clock.objects.on(self).stop(clocks.now())


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def awaited(self, *approvers: User) -> "ApprovalQuerySet":
        """Asked, not answered, in a round that runs."""
        waiting = self.filter(
            answer="", asked_at__isnull=False, round__outcome=ApprovalRound.Outcome.RUNNING
        )
        return waiting.filter(approver__in=approvers) if approvers else waiting


class Approval(models.Model):
    """One person's yes or no in one round."""

    step = models.ForeignKey(ApprovalStep, models.CASCADE, related_name="approvals")
    round = models.ForeignKey(ApprovalRound, models.CASCADE, related_name="approvals")
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="approvals")
    answer = models.CharField(max_length=3, blank=True, choices=[("yes", "yes"), ("no", "no")])
    note = models.TextField(max_length=2000, blank=True)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        ordering = ["step", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "approver"], name="approval_one_answer_a_round"
            ),
            models.CheckConstraint(
                name="approval_answered_when_asked",
                condition=Q(answer="") | Q(asked_at__isnull=False, answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.approver} on {self.round}"

    def get_absolute_url(self) -> str:
        return reverse("requisitions:detail", args=[self.round.requisition_id])

    @property
    def within(self) -> models.Model:
        return self.round.requisition

    @property
    def requisition(self) -> "Requisition":
        return self.round.requisition

    @property
    def is_awaited(self) -> bool:
        return (
            self.answer == ""
            and self.asked_at is not None
            and self.round.outcome == ApprovalRound.Outcome.RUNNING
        )

    def must_be_awaited(self) -> None:
        if not self.is_awaited:
            raise NotAllowed(_("This answer is not waited for any more. Nothing changed."))

    def remind(self, *, by: User) -> None:
        """Ask again, on the record."""
        self.must_be_awaited()
        self.reminded_at = clocks.now()
        self.save(update_fields=["reminded_at"])
        record("approval.remind", self, by=by)

    def replace(self, *, by: User, person: User) -> None:
        """Ask somebody else instead; four eyes still hold."""
        self.must_be_awaited()
        requesters: set[Any] = {self.round.asked_by_id, self.requisition.manager_id}
        if person.pk in requesters:
            raise NotAllowed(_("Nobody approves their own request. Choose somebody else."))
        if self.round.approvals.filter(approver=person).exists():
            raise NotAllowed(_("%(name)s is asked in this round already.") % {"name": person})
        before, self.approver = self.approver, person
        self.asked_at = clocks.now()
        self.save(update_fields=["approver", "asked_at"])
        record("approval.replace", self, by=by, before=before.pk, after=person.pk)
