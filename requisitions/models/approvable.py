from typing import TYPE_CHECKING, Any

from django.db import transaction

from hiring.accounts.models import User
from hiring.lifecycle import Lifecycled

if TYPE_CHECKING:
    from requisitions.models.approval_round import ApprovalRound


class Approvable(Lifecycled):
    """What other people say yes to in rounds: a requisition, or a change to an open one."""

    approval_rounds: Any

    class Meta:
        abstract = True

    @transaction.atomic
    def approve(self, *, by: User, note: str = "", asked: str = "") -> None:
        """One approver's yes; the last one needed approves."""
        if self.round_for("approve", by, asked).agree(by=by, note=note):
            self.move("approve", by=by)
            self.be_approved()

    @transaction.atomic
    def send_back(self, *, by: User, note: str, asked: str = "") -> None:
        """One approver's no; it ends the round when its step can no longer have enough yeses."""
        if self.round_for("send_back", by, asked).refuse(by=by, note=note):
            self.move("send_back", by=by)

    def round_for(self, verb: str, by: User, asked: str) -> "ApprovalRound":
        """The round that waits for this person's answer; held."""
        self.lock()
        self.approval_rounds.must_not_have_heard(by)
        self.must_allow(verb)
        current: ApprovalRound = self.approval_rounds.current(by, asked=asked)
        return current

    def be_approved(self) -> None:
        """What follows from the last yes."""
