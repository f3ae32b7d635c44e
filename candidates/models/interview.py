import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.translation import gettext as _

from candidates.lifecycle import Coarse
from candidates.models.application import Application
from candidates.models.candidate import Candidate
from candidates.models.interview_queryset import STANDING
from candidates.models.meeting import MOVES, Meeting
from candidates.models.seat import Seat
from candidates.models.slot import Slot
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import SYSTEM, Actor
from hiring.activity.models import Clock
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed
from requisitions.models import Round


class Taken(NotAllowed):
    """Somebody took that time a moment earlier."""


class Interview(Meeting):
    """One meeting of a candidate and a panel."""

    class Meta(Meeting.Meta):
        pass

    # Verbs

    @classmethod
    @transaction.atomic
    def offer(
        cls,
        application: Application,
        round: Round,
        *,
        times: Iterable[dt.datetime],
        panel: Iterable[User],
        by: User,
        **more: Any,
    ) -> "Interview":
        """Times to choose from, on the candidate's own page. Raises NotAllowed when this round
        is offered or booked already, or a time is past."""
        interview = cls.begin(application, round, panel=panel, by=by, **more)
        interview.put_slots(times, by=by)
        return interview

    @classmethod
    @transaction.atomic
    def arrange(
        cls,
        application: Application,
        round: Round,
        *,
        starts_at: dt.datetime,
        panel: Iterable[User],
        by: User,
        **more: Any,
    ) -> "Interview":
        """Booked at once, at a time that was agreed."""
        interview = cls.begin(application, round, panel=panel, by=by, **more)
        interview.book(starts_at=starts_at, by=by)
        return interview

    @transaction.atomic
    def offer_others(self, *, times: Iterable[dt.datetime], by: User) -> None:
        """Other times, in the place of those that did not suit."""
        self.hold_open()
        self.put_slots(times, by=by)

    @transaction.atomic
    def book(self, *, starts_at: dt.datetime, by: User) -> None:
        """The recruiter settles the time."""
        self.settle("book", self.span_from(starts_at), by=by)

    @transaction.atomic
    def pick(self, slot: Slot, *, by: Actor) -> None:
        """The candidate takes one of the times; whoever comes second is told so (Taken)."""
        self.settle("pick", slot.during, by=by)

    @transaction.atomic
    def reschedule(
        self, *, by: Actor, starts_at: dt.datetime | None = None, place: str | None = None
    ) -> None:
        """Another time or place; everyone hears old and new. Refuses when nothing changes."""
        self.hold_rows()
        self.must_allow("reschedule")
        before = self.during
        during = self.span_from(starts_at) if starts_at else before
        where = self.place if place is None else place
        if (during, where) == (before, self.place):
            raise NotAllowed(_("That is the time and place it has already. Nothing changed."))
        self.count_move(by)
        if during != before:
            must_be_to_come(during)
        self.take(during)
        self.place, self.wish = where, ""
        self.sequence += 1
        self.save(update_fields=["place", "sequence", "moved", "wish"])
        self.move("reschedule", by=by, before=stamp(before), after=stamp(during))
        self.remind_of_it()

    @transaction.atomic
    def ask_others(self, *, by: Candidate, wish: str) -> None:
        """None of the times suits: the candidate says what would."""
        self.hold_open()
        self.wish = wish
        self.save(update_fields=["wish"])
        record("interview.ask_others", self, by=by)

    @transaction.atomic
    def change_panel(self, panel: Iterable[User], *, by: User) -> None:
        """Who is new is invited; who leaves is told, and what they drafted is kept. Once it has
        begun people may only leave: nobody waits for the scorecard of who was not there."""
        self.hold_standing()
        there = set(self.panel.values_list("interviewer", flat=True))
        wanted = {person.pk for person in panel}
        joined, left = sorted(wanted - there), sorted(there - wanted)
        if not joined and not left:
            raise NotAllowed(_("That is the panel it has already. Nothing changed."))
        if joined and self.has_begun:
            raise NotAllowed(
                _("It has begun already: ask for one more judgement instead. Nothing changed.")
            )
        self.panel.filter(interviewer__in=left).delete()
        self.seat(joined)
        if self.during:
            self.take(self.during)
            self.sequence += 1
            self.save(update_fields=["sequence"])
        record("interview.change_panel", self, by=by, joined=joined, left=left)

    @transaction.atomic
    def conclude(self) -> bool:
        """Its end has passed: from here on the scorecards are owed. Whether it was so now."""
        self.hold_rows()
        if not self.is_past or not self.lifecycle.allows("conclude", self.status):
            return False
        self.move("conclude", by=SYSTEM)
        Clock.objects.on(self).stop(self.since)
        for scorecard in self.scorecards.awaited():
            scorecard.start_clock()
        return True

    @transaction.atomic
    def miss(self, *, by: User, why: str = "") -> None:
        """It did not take place; the round can be booked again."""
        self.hold_rows()
        if not self.has_begun:
            raise NotAllowed(_("It has not begun yet: cancel it instead. Nothing changed."))
        self.end("miss", by=by, why=why)

    @transaction.atomic
    def cancel(self, *, by: Actor, why: str = "") -> None:
        self.hold_rows()
        self.end("cancel", by=by, why=why)

    # What verbs share

    @classmethod
    def begin(
        cls, application: Application, round: Round, *, panel: Iterable[User], by: User, **more: Any
    ) -> "Interview":
        application.must_be_met()
        if application.interviews.open().filter(round=round).exists():
            raise NotAllowed(
                _("“%(round)s” is offered or booked already. Nothing changed.") % {"round": round}
            )
        interview = cls.objects.create(
            application=application,
            candidate=application.candidate,
            round=round,
            booked_by=by,
            **{"guidance": round.guidance, **more},
        )
        interview.seat(person.pk for person in panel)
        application.tell(Coarse.INTERVIEW)
        return interview

    def hold_rows(self) -> None:
        """Requisition, application, interview: always in this order."""
        self.requisition.lock()
        self.application.lock()
        self.lock()
        self.refresh_from_db(fields=["during", "place", "sequence", "moved", "wish"])

    def hold_open(self) -> None:
        self.hold_rows()
        if not self.is_open:
            raise NotAllowed(self.as_it_is())

    def hold_standing(self) -> None:
        """To come, or held."""
        self.hold_rows()
        if self.status not in STANDING:
            raise NotAllowed(self.as_it_is())

    def as_it_is(self) -> str:
        words = _("This interview is “%(status)s”. Nothing changed.")
        return words % {"status": self.get_status_display().lower()}

    def settle(self, verb: str, during: DateTimeTZRange, *, by: Actor) -> None:
        self.hold_rows()
        self.requisition.must_run()
        self.must_allow(verb)
        must_be_to_come(during)
        self.take(during)
        self.wish = ""
        self.save(update_fields=["wish"])
        self.move(verb, by=by, after=stamp(during))
        self.remind_of_it()

    def take(self, during: DateTimeTZRange) -> None:
        """Keep this time of everybody. Raises Taken when somebody is busy then: their rows are
        held, so that one of two at once waits for the other."""
        for person in (
            User.objects.filter(seats__interview=self).order_by("pk").select_for_update(no_key=True)
        ):
            if Seat.objects.taken([person], during).exclude(interview=self).exists():
                raise Taken(
                    _("%(name)s meets somebody else then. Nothing changed; choose another time.")
                    % {"name": person}
                )
        if self.taken_of_candidate(during):
            raise Taken(
                _("%(name)s has another interview then. Nothing changed; choose another time.")
                % {"name": self.candidate}
            )
        self.keep(during)

    def keep(self, during: DateTimeTZRange) -> None:
        """The database has the last word: two who pressed at once in two requisitions."""
        self.during = during
        try:
            with transaction.atomic():
                self.save(update_fields=["during"])
                self.panel.update(holds=during)
        except IntegrityError as problem:
            raise Taken(_("Somebody took that time a moment ago. Nothing changed.")) from problem

    def end(self, verb: str, *, by: Actor, why: str) -> None:
        """Nobody's time is taken any more, and nobody owes a scorecard."""
        self.must_allow(verb)
        self.why = why
        self.sequence += 1
        self.save(update_fields=["why", "sequence"])
        self.move(verb, by=by)
        self.panel.update(holds=None)
        Clock.objects.on(self).stop(self.since)
        for scorecard in self.scorecards.awaited():
            scorecard.drop(by=by)

    def seat(self, people: Iterable[int]) -> None:
        """Put them on the panel, by their ids. One scorecard is expected of everybody there; who
        left owes none, and keeps what they drafted."""
        Seat.objects.bulk_create([Seat(interview=self, interviewer_id=pk) for pk in people])
        self.scorecards.follow(self)

    def put_slots(self, times: Iterable[dt.datetime], *, by: User) -> None:
        """These times and no others."""
        spans = [self.span_from(time) for time in times]
        if any(span.lower <= clocks.now() for span in spans):
            raise NotAllowed(_("One of these times is past. Nothing changed."))
        self.slots.all().delete()
        self.slots.bulk_create([Slot(interview=self, during=span) for span in spans])
        self.wish = ""
        self.save(update_fields=["wish"])
        record("interview.offer", self, by=by, times=len(spans))

    def count_move(self, by: Actor) -> None:
        """Candidates move it themselves, until they have done so often enough."""
        if isinstance(by, User):
            return
        if not self.moves_left:
            raise NotAllowed(
                _("You have moved it %(count)s times already. Write to us, and we find a time.")
                % {"count": MOVES}
            )
        self.moved += 1

    def remind_of_it(self) -> None:
        """Panel and candidate hear of it once more, a day before."""
        Clock.objects.on(self).stop(self.since)
        Clock.until("interview", self, due_at=self.during.lower, owed_by=self.requisition.recruiter)


def must_be_to_come(during: DateTimeTZRange) -> None:
    if during.lower <= clocks.now():
        raise NotAllowed(_("That time is past. Nothing changed."))


def stamp(during: DateTimeTZRange) -> str:
    return str(during.lower.astimezone(dt.UTC).isoformat())
