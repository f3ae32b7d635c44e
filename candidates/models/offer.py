import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.lifecycle import Coarse, OfferStatus
from candidates.models.application import Application
from candidates.models.candidate import Candidate
from candidates.models.offer_acceptance import OfferAcceptance, Signature
from candidates.models.offer_ask import OfferAsk
from candidates.models.offer_letter import OfferLetter
from candidates.models.offer_queryset import OfferQuerySet
from candidates.models.offer_rule import OfferRule
from candidates.models.offer_step import OfferStep
from candidates.models.offer_version import OfferVersion
from candidates.models.onboarding import Onboarding
from candidates.models.proposal import Proposal
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import SYSTEM, Actor
from hiring.activity.models import Clock
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed
from hiring.moments import say_fully

PROMISE = "offer"


class Offer(Proposal):
    """Versioned terms for somebody who was chosen, from the first draft to their answer."""

    objects = OfferQuerySet.as_manager()

    class Meta(Proposal.Meta):
        abstract = False

    # Verbs

    @transaction.atomic
    def edit(self, *, by: User, **terms: Any) -> None:
        """Other terms while it is a draft."""
        self.hold()
        if self.status != OfferStatus.DRAFT:
            raise NotAllowed(self.refusal("submit"))
        self.must_fit(terms)
        self.version.rewrite(**terms)
        record("offer.edit", self, by=by, version=self.version.number)

    @transaction.atomic
    def submit(self, *, by: User) -> None:
        """Seal the terms and ask whom the rules name; with no rule that fits it is approved."""
        self.hold()
        self.must_allow("submit")
        self.must_be_in_time(self.version)
        self.submitted_by = by
        self.save(update_fields=["submitted_by"])
        self.move("submit", by=by, version=self.version.number)
        self.version.seal()
        without = self.version.never_asked(by=by)
        self.version.lay_out(OfferRule.objects.steps_for(self.version, without=without))
        self.ask_next(by=by)

    @transaction.atomic
    def approve(self, *, by: User, note: str = "", version: int | None = None) -> None:
        """One approver's yes; the last one needed approves."""
        step = self.step_of(by, "approve", version)
        step.answer("yes", by=by, note=note)
        if step.is_done:
            step.end()
            self.ask_next(by=by)

    @transaction.atomic
    def send_back(self, *, by: User, note: str, version: int | None = None) -> None:
        """One approver's no; it sends back when the step can no longer have enough yeses."""
        step = self.step_of(by, "send_back", version)
        step.answer("no", by=by, note=note)
        if not step.can_still_pass:
            self.move("send_back", by=by, version=self.version.number)
            self.begin_again(by=self.version.drafted_by)

    @transaction.atomic
    def revise(self, *, by: User, **terms: Any) -> None:
        """Other terms: a new version, nothing of it approved, and the link that is out dead."""
        self.hold()
        self.must_allow("revise")
        self.must_fit(terms)
        self.move("revise", by=by, version=self.version.number)
        self.take_back_link()
        self.begin_again(by=by, **terms)

    @transaction.atomic
    def extend(self, *, by: User) -> None:
        """It goes out, with its letter: an opening is kept for them until they answer."""
        self.hold()
        self.must_allow("extend")
        self.must_be_in_time(self.version)
        self.version.letter.must_be_made()
        if self.opening is None:
            self.opening = self.requisition.openings.next_free(self.requisition)
            self.opening.reserve(by=by, cost=self.version.cost)
        else:
            self.opening.commit(self.version.cost)
        self.version.go_out()
        self.expires_at = self.version.expires_at
        self.save(update_fields=["opening", "expires_at"])
        self.application.tell(Coarse.OFFER)
        self.move("extend", by=by, version=self.version.number, opening=self.opening.pk)
        self.run_clock()

    @transaction.atomic
    def prolong(self, *, by: User, until: dt.date) -> None:
        """They may take longer to answer, and hear so."""
        self.hold()
        self.must_be_out()
        later = self.version.end_of(until)
        if self.expires_at is None or later <= self.expires_at or until >= self.version.start_on:
            raise NotAllowed(
                _("Choose a day after %(day)s and before they start. Nothing changed.")
                % {"day": say_fully(self.last_day) if self.last_day else ""}
            )
        self.expires_at = later
        self.save(update_fields=["expires_at"])
        record("offer.prolong", self, by=by)
        self.run_clock()

    @transaction.atomic
    def ask(self, *, by: Actor, words: str, version: int | None = None, **terms: Any) -> OfferAsk:
        """They ask for other terms; noted by the recruiter when they called."""
        self.hold()
        self.must_be_out()
        self.must_be_current(version)
        self.must_not_be_over()
        noted_by = by if isinstance(by, User) else None
        ask: OfferAsk = self.version.asks.create(words=words, noted_by=noted_by, **terms)
        record("offer.ask", self, by=by, ask=ask.pk)
        return ask

    @transaction.atomic
    def accept(
        self,
        *,
        by: Candidate,
        signature: Signature,
        version: int,
        leaving: Iterable[Application] = (),
    ) -> None:
        """Their yes: it fills the opening, and begins the onboarding. `leaving` are other
        applications of theirs that end with it, as they say themselves."""
        leaving = [one for one in leaving if one.candidate_id == by.pk and one != self.application]
        self.hold(*leaving)
        self.must_allow("accept")
        self.must_be_current(version)
        self.must_not_be_over()
        OfferAcceptance.objects.keep(self.version, signature)
        self.move("accept", by=by, version=version)
        self.stop_clock()
        self.application.hire(by=by, opening=self.opening, cost=self.version.cost)
        Onboarding.objects.begin(
            self.application, starts_on=self.version.start_on, place=self.version.place[:160]
        )
        for other in leaving:
            with suppress(NotAllowed):  # it ended meanwhile
                other.withdraw(by=by)

    @transaction.atomic
    def decline(self, *, by: Actor, why: str = "", words: str = "") -> None:
        """Their no, or what a recruiter heard of it."""
        self.hold()
        self.must_allow("decline")
        self.why = why
        self.save(update_fields=["why"])
        self.come_to_nothing("decline", by=by)
        if words:
            self.application.keep_words(words, by=by)

    @transaction.atomic
    def expire(self) -> None:
        self.hold()
        if self.is_past:
            self.come_to_nothing("expire", by=SYSTEM)

    @transaction.atomic
    def withdraw(self, *, by: Actor) -> None:
        """We take it back; whoever had it hears so."""
        self.hold()
        self.must_allow("withdraw")
        self.come_to_nothing("withdraw", by=by)

    # What verbs share

    def hold(self, *others: Application) -> None:
        """Hold the rows in the order that everybody does: requisition, application, offer; of
        several requisitions, as two answers of one person meet, the oldest first."""
        held = {one.requisition_id: one.requisition for one in (self.application, *others)}
        for _pk, requisition in sorted(held.items()):
            requisition.lock()
        self.application.lock()
        self.lock()
        self.refresh_from_db(fields=["opening", "expires_at", "link_version"])
        self.__dict__.pop("version", None)

    def must_fit(self, terms: dict[str, Any]) -> None:
        """The band, the ledger and the offer speak of one currency."""
        self.requisition.must_run()
        if terms.get("currency", self.requisition.currency) != self.requisition.currency:
            raise NotAllowed(
                _("The band is in %(currency)s: offer in the same currency. Nothing changed.")
                % {"currency": self.requisition.currency}
            )

    def must_be_in_time(self, version: OfferVersion) -> None:
        if version.expires_at <= clocks.now():
            raise NotAllowed(
                _("The day they reply by has passed. Choose another. Nothing changed.")
            )

    def must_be_out(self) -> None:
        if not self.is_extended:
            raise NotAllowed(self.refusal("accept"))

    def must_be_current(self, number: int | None) -> None:
        """Answer what was read: terms that changed meanwhile are read again."""
        if number is not None and number != self.version.number:
            raise NotAllowed(_("The terms changed meanwhile. Read them again. Nothing changed."))

    def must_not_be_over(self) -> None:
        if self.is_past:
            raise NotAllowed(_("The time to reply has passed. Nothing changed."))

    def step_of(self, approver: User, verb: str, version: int | None) -> OfferStep:
        """The step in which this person's answer is waited for, of the terms they read."""
        self.hold()
        self.must_allow(verb)
        self.must_be_current(version)
        step = self.step
        if step is None or not step.approvals.filter(approver=approver, answer="").exists():
            raise NotAllowed(_("Your answer is not asked for any more. Nothing changed."))
        return step

    def ask_next(self, *, by: User) -> None:
        """The next step's people; after the last one it is approved, and its letter is written."""
        if step := self.step:
            step.ask(by=self.submitted_by or by)
            return
        asked = self.version.steps.exists()
        self.move("approve", by=by if asked else SYSTEM, version=self.version.number)
        OfferLetter.objects.open(self.version)

    def begin_again(self, *, by: User, **terms: Any) -> None:
        """A new draft that begins with the terms that were."""
        for step in self.version.steps.filter(ended_at=None):
            step.end()
        self.write(by=by, **self.version.copied | terms)

    def write(self, *, by: User, **terms: Any) -> None:
        self.must_fit(terms)
        OfferVersion.objects.write(self, by=by, **terms)
        self.__dict__.pop("version", None)

    def take_back_link(self) -> None:
        self.link_version += 1
        self.save(update_fields=["link_version"])
        self.stop_clock()

    def come_to_nothing(self, verb: str, *, by: Actor) -> None:
        """The opening is free again, and the person is back before the decision. Their link still
        opens a page: it says what became of the offer, and no terms."""
        self.move(verb, by=by, version=self.version.number)
        opening, self.opening = self.opening, None
        self.save(update_fields=["opening"])
        for step in self.version.steps.filter(ended_at=None):
            step.end()
        self.stop_clock()
        if opening:
            opening.give_back(by=by)
        self.application.lapse_if_offered(by=by)

    def run_clock(self) -> None:
        """Reminders for whoever answers, and for the recruiter, until it ends."""
        self.stop_clock()
        if self.expires_at:
            Clock.until(PROMISE, self, due_at=self.expires_at, owed_by=self.requisition.recruiter)

    def stop_clock(self) -> None:
        Clock.objects.on(self).stop(clocks.now())
