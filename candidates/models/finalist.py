from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import ngettext

from candidates.models.candidacy import Candidacy
from candidates.models.decision_record import DecisionRecord
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import Actor
from hiring.activity.models import Event
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed


class Finalist(Candidacy):
    """A candidacy on which the hiring manager decides, with what they and others saw."""

    class Meta(Candidacy.Meta):
        abstract = True

    if TYPE_CHECKING:  # what the whole application has
        checks: Any
        decisions: Any
        interviews: Any
        notes: Any
        offers: Any
        references: Any
        scorecards: Any

        def act(self, verb: str, *, by: Actor, **details: Any) -> Event: ...
        def answer_review(self, verdict: str, *, by: User) -> bool: ...
        def must_be_met(self) -> None: ...

    @transaction.atomic
    def decline(self, *, by: User, reasons: str = "", **said: Any) -> None:
        """The hiring manager's no; the candidate has not been told yet."""
        if not self.answer_review("decline", by=by):
            self.act("decline", by=by)
        if reasons:
            self.decide("decline", by=by, reasons=reasons, **said)

    @transaction.atomic
    def debrief(self, *, by: User, why: str = "") -> None:
        """Ask for the decision; `why` says why scorecards are missing."""
        self.must_be_heard(unless=why)
        self.act("debrief", by=by)
        if why:
            self.notes.write(self, by=by, text=why)

    @transaction.atomic
    def probe(self, *, by: User, focus: str = "") -> None:
        """One more round before deciding."""
        self.act("probe", by=by)
        if focus:
            self.notes.write(self, by=by, text=focus)

    @transaction.atomic
    def choose(
        self,
        *,
        by: User,
        reasons: str,
        without: str = "",
        runners_up: "Iterable[Finalist]" = (),
        **said: Any,
    ) -> None:
        """The final decision; it keeps its reasons for good. `without` says why it does not wait
        for scorecards that are missing."""
        self.must_be_heard(unless=without)
        self.act("choose", by=by)
        self.decide("choose", by=by, reasons=reasons, without=without, **said)
        for other in runners_up:
            other.keep_warm(by=by)

    @transaction.atomic
    def keep_warm(self, *, by: User) -> None:
        """A runner-up: not chosen now, and worth keeping. The recruiter tells them."""
        self.must_be_met()
        self.warm_since = clocks.now()
        self.save(update_fields=["warm_since"])
        record("application.keep_warm", self, by=by)

    # What verbs share

    def must_be_heard(self, *, unless: str) -> None:
        """Everybody who was asked has said what they saw; or somebody says why not."""
        missing = self.scorecards.awaited().count()
        if missing and not unless:
            raise NotAllowed(
                ngettext(
                    "%(count)s scorecard is not in. Say why it cannot wait. Nothing changed.",
                    "%(count)s scorecards are not in. Say why it cannot wait. Nothing changed.",
                    missing,
                )
                % {"count": missing}
            )

    def call_off(self, *, by: Actor) -> None:
        """The search is over: nobody meets them, judges them or answers about them any more."""
        for interview in self.interviews.open():
            if not interview.conclude():
                interview.cancel(by=by)
        for scorecard in self.scorecards.awaited():
            scorecard.drop(by=by)
        self.let_go(by=by)

    def let_go(self, *, by: Actor) -> None:
        """What is still asked of others about somebody who has left."""
        for reference in self.references.open():
            reference.drop(by=by)
        for check in self.checks.under_way():
            check.drop(by=by)
        for offer in self.offers.on_the_way():
            offer.withdraw(by=by)

    def run_again(self) -> None:
        """The search goes on: whoever met them, or is asked about them, has a fresh promise."""
        if self.is_being_met:
            for scorecard in self.scorecards.wanted_again():
                scorecard.expect()
                scorecard.start_clock()
        for reference in self.references.asked():
            reference.start_clock()

    def decide(self, verdict: str, *, by: User, **said: Any) -> None:
        """Keep the reasons, the criteria they rest on, and what was known."""
        decision = self.decisions.keep(self, verdict, by=by, at=self.since, **said)
        DecisionRecord.objects.open(decision)
