from typing import Any

from django.db import transaction

from hiring.accounts.models import User
from hiring.lifecycle import Lifecycled


class Approvable(Lifecycled):
    """What other people say yes to in rounds: a requisition, or a change to an open one."""

    rounds: Any

    class Meta:
        abstract = True

    @transaction.atomic
    def approve(self, *, by: User, note: str = "", asked: str = "") -> None:
        """One approver's yes; the last one needed approves."""
        self.lock()
        self.must_allow("approve")
        if self.rounds.current(by, asked=asked).agree(by=by, note=note):
            self.move("approve", by=by)
            self.be_approved()

    @transaction.atomic
    def send_back(self, *, by: User, note: str, asked: str = "") -> None:
        """One approver's no; it ends the round when its step can no longer have enough yeses."""
        self.lock()
        self.must_allow("send_back")
        if self.rounds.current(by, asked=asked).refuse(by=by, note=note):
            self.move("send_back", by=by)

    def be_approved(self) -> None:
        """What follows from the last yes."""
