import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.lifecycle import GONE, MET, Coarse, ReviewStatus, Stage
from candidates.models.application_queryset import ApplicationQuerySet
from candidates.models.chosen import Chosen
from candidates.models.finding import Finding, Heard
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import Actor
from hiring.activity.models import Event
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed
from requisitions.models import Requisition

if TYPE_CHECKING:
    from candidates.models import Candidate, Source

NEEDS_RUNNING = {"present", "advance", "relent", "debrief", "probe", "choose", "hire", "restore"}


class Stale(NotAllowed):
    """Pressed on an older picture: somebody moved this person meanwhile."""


class Application(Chosen):
    """One candidate for one requisition; the card on the board."""

    objects = ApplicationQuerySet.as_manager()

    class Meta(Chosen.Meta):
        pass

    @property
    def was_just_reviewed(self) -> bool:
        """Whether the present stage is the answer to a review."""
        last = self.reviews.order_by("-pk").first()
        return last is not None and (self.status, last.status) in {
            (Stage.INTERVIEWING, ReviewStatus.ADVANCED),
            (Stage.DECLINED, ReviewStatus.DECLINED),
        }

    # Verbs

    @classmethod
    @transaction.atomic
    def add(
        cls,
        requisition: Requisition,
        candidate: "Candidate",
        *,
        by: Actor,
        source: "Source",
        **more: Any,
    ) -> "Application":
        """A new prospect. Raises NotAllowed when the person is in this requisition already."""
        requisition.lock()
        if requisition.is_over:
            raise NotAllowed(
                _("%(requisition)s is closed. Nothing changed.") % {"requisition": requisition}
            )
        if requisition.applications.of(candidate).still_here().exists():
            raise NotAllowed(_("%(name)s is in this requisition already.") % {"name": candidate})
        added_by = by if isinstance(by, User) else None
        application = cls(
            requisition=requisition, candidate=candidate, source=source, added_by=added_by, **more
        )
        application.save()
        record("application.add", application, by=by, target=application.status)
        return application

    def act(self, verb: str, *, by: Actor, **details: Any) -> Event:
        """Make a move under the requisition's lock: requisition, opening, application."""
        self.requisition.lock()
        if verb in NEEDS_RUNNING:
            self.requisition.must_run()
        event = self.move(verb, by=by, **details)
        for review in self.reviews.overtaken_by(self.status):
            review.leave(by=by)
        for interview in self.interviews.overtaken_by(self.status):
            interview.cancel(by=by)
        for scorecard in self.scorecards.overtaken_by(self.status):
            scorecard.drop(by=by)
        if self.status in GONE:
            self.let_go(by=by)
        return event

    def answer_review(self, verdict: str, *, by: User) -> bool:
        """A move of somebody presented is the answer to their review."""
        review = self.reviews.unanswered().select_related("shortlist__requisition").first()
        if review:
            review.answer_now(verdict, by=by)
            self.refresh_from_db(fields=["status", "since"])
        return review is not None

    @transaction.atomic
    def apply(self, *, by: Actor) -> None:
        """Who applies themselves knows that it was received; otherwise they are to be told."""
        event = self.act("apply", by=by)
        self.applied_at = event.at
        if not isinstance(by, User):
            self.told = Coarse.RECEIVED
        self.save(update_fields=["applied_at", "told"])

    @transaction.atomic
    def screen(self, *, by: User) -> None:
        self.act("screen", by=by)

    @transaction.atomic
    def write_screen(self, heard: Mapping[int, Heard], *, by: User) -> None:
        """What was heard of each criterion (by its id); whoever was not screened yet now is."""
        self.requisition.lock()
        self.must_be_live()
        if self.lifecycle.allows("screen", self.status):
            self.act("screen", by=by)
        self.screened_at = clocks.now()
        self.save(update_fields=["screened_at"])
        Finding.objects.keep(self, heard, by=by, at=self.screened_at)
        self.count_musts()
        record("application.write_screen", self, by=by, criteria=len(heard))

    @transaction.atomic
    def ask_referees(self, *, by: User, note: str) -> None:
        """Ask the candidate to name people who know their work; the note is a message to them."""
        self.must_go_on()
        message = self.messages.create(author=by, body=note)
        self.referees_asked_at = message.at
        self.save(update_fields=["referees_asked_at"])
        record("application.ask_referees", self, by=by, message=message.pk)

    @transaction.atomic
    def advance(self, *, by: User) -> None:
        """To the interviews: the answer to a review, or for someone the manager brought."""
        if self.answer_review("advance", by=by):
            return
        if self.status == Stage.SCREENING and not self.was_brought_by(by):
            raise NotAllowed(
                _("%(name)s was not presented yet, and somebody else brought them.")
                % {"name": self}
            )
        self.act("advance", by=by)

    @transaction.atomic
    def reject(self, *, by: User, reason: str, words: str = "") -> None:
        """With a reason for us and a message for them; without words they were already told."""
        self.act("reject", by=by, reason=reason)
        self.close_with(words, by=by)

    @transaction.atomic
    def release(self, *, by: User, words: str = "") -> None:
        """Once the requisition is filled or cancelled: a kind no to whoever is still live."""
        self.requisition.lock()
        if not self.requisition.is_over:
            raise NotAllowed(
                _("%(requisition)s is still running: reject people one by one.")
                % {"requisition": self.requisition}
            )
        self.act("release", by=by)
        self.close_with(words, by=by)

    @transaction.atomic
    def withdraw(self, *, by: Actor, why: str = "") -> None:
        """Their own no. What they say is their message; what a recruiter says for them, a note."""
        self.act("withdraw", by=by)
        self.told = Coarse.CLOSED
        self.save(update_fields=["told"])
        if why:
            self.keep_words(why, by=by)

    @transaction.atomic
    def restore(self, *, by: User, why: str) -> None:
        """Back to screening; not while another application of theirs is live here."""
        self.requisition.lock()
        others = self.requisition.applications.exclude(pk=self.pk)
        if others.of(self.candidate).still_here().exists():
            raise NotAllowed(
                _("Another application of %(name)s is live in this requisition.") % {"name": self}
            )
        self.act("restore", by=by)
        self.count_musts()
        self.notes.write(self, by=by, text=why)

    @transaction.atomic
    def relent(self, *, by: User) -> None:
        """The hiring manager looks again: a fresh review, with a fresh clock."""
        self.act("relent", by=by)
        self.reviews.look_again(self, by=by)

    # What verbs share

    def must_still_be(self, status: str) -> None:
        """Hold the rows; refuse what was decided looking at another status."""
        self.requisition.lock()
        self.lock()
        if status != self.status:
            raise Stale(
                _("%(name)s is now in “%(status)s”. Nothing changed.")
                % {"name": self, "status": self.get_status_display()}
            )

    def must_be_live(self) -> None:
        self.lock()
        if not self.is_live:
            raise NotAllowed(
                _("%(name)s is no longer in the running. Nothing changed.") % {"name": self}
            )

    def must_go_on(self) -> None:
        """Referees and checks are for somebody live, while the requisition runs."""
        self.requisition.lock()
        self.requisition.must_run()
        self.must_be_live()

    def keep_words(self, words: str, *, by: Actor) -> None:
        """What they say is their message; what a recruiter says for them, a note."""
        if isinstance(by, User):
            self.notes.write(self, by=by, text=words)
        else:
            self.messages.write(self, by=by, body=words)

    def must_be_met(self) -> None:
        """Hold the rows; refuse interviews and judgements outside of the interviews."""
        self.requisition.lock()
        self.requisition.must_run()
        self.lock()
        if self.status not in MET:
            raise NotAllowed(
                _("%(name)s is in “%(status)s”: there are no interviews now. Nothing changed.")
                % {"name": self, "status": self.get_status_display()}
            )

    def tell(self, stage: Coarse) -> None:
        """They hear where they stand by what happens, without words of our own."""
        self.told = stage
        self.save(update_fields=["told"])

    def close_with(self, words: str, *, by: User) -> None:
        if words:
            self.messages.write(self, by=by, body=words, tells=Coarse.CLOSED)
        else:
            self.told = Coarse.CLOSED
            self.save(update_fields=["told"])

    def count_musts(self) -> None:
        type(self).objects.filter(pk=self.pk).count_musts()
        self.refresh_from_db(fields=["musts_met"])

    def promise(self, days: int, calendar: clocks.Calendar) -> None:
        """The date by which they hear from us, as the careers site says."""
        due: dt.datetime = calendar.add_days(clocks.now(), days)
        self.promised_on = due.astimezone(calendar.zone).date()
        self.save(update_fields=["promised_on"])
