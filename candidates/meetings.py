"""The rounds of a plan as one candidate goes through them: to schedule, offered, booked, held."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from candidates.lifecycle import InterviewStatus, Stage
from candidates.models import Application, Interview
from candidates.traces import Traces
from hiring import clocks
from hiring.accounts.models import User
from hiring.moments import say_moment
from requisitions.models import Round

I = InterviewStatus  # noqa: E741
TONES = {I.PROPOSED: "due-soon", I.SCHEDULED: "yours", I.HELD: "on-time", I.MISSED: "overdue"}


class Deed(NamedTuple):
    """What can be done with an interview, and where."""

    label: str
    url: str


@dataclass(frozen=True)
class Row:
    """One round, with the interview that counts for it, or counted last."""

    number: int
    round: Round
    interview: Interview | None
    deeds: list[Deed]

    @property
    def is_open(self) -> bool:
        """Whether nothing was scheduled for it, or what was is off."""
        return self.interview is None or self.interview.is_ended

    @property
    def is_held(self) -> bool:
        return self.interview is not None and self.interview.is_held

    @property
    def status(self) -> str:
        if self.interview is None:
            return _("To schedule")
        if self.interview.is_proposed and self.interview.wish:
            return _("Asks for others")
        return str(self.interview.get_status_display())

    @property
    def tone(self) -> str:
        return TONES.get(I(self.interview.status), "") if self.interview else ""

    @property
    def tag(self) -> str:
        """On a card: "Round 2, Thu, 14:00"."""
        if self.interview and self.interview.is_scheduled:
            state = say_moment(self.interview.during.lower, clocks.now())
        else:
            state = self.status if not self.is_open else _("To schedule")
        return _("Round %(number)s, %(state)s") % {"number": self.number, "state": state}


class Way(NamedTuple):
    """All rounds of one candidate, in the order of the plan."""

    rows: list[Row]

    @property
    def next(self) -> Row | None:
        """The first round that is not held: where the candidate stands."""
        return next((row for row in self.rows if not row.is_held and not row.round.retired), None)

    @property
    def to_schedule(self) -> Row | None:
        return next((row for row in self.rows if row.is_open and not row.round.retired), None)

    @property
    def asked(self) -> Row | None:
        """Whose candidate asks for another time."""
        rows = (row for row in self.rows if row.interview and row.interview.is_open)
        return next((row for row in rows if row.interview and row.interview.wish), None)

    @property
    def to_come(self) -> Row | None:
        return next((row for row in self.rows if row.interview and row.interview.is_open), None)


def ways(applications: Iterable[Application]) -> dict[int, Way]:
    """Application → its rounds, of one requisition and in two queries however many there are."""
    met = [one for one in applications if one.status == Stage.INTERVIEWING]
    if not met:
        return {}
    plan = list(met[0].requisition.rounds.all())
    if not any(not one.retired for one in plan):
        return {}
    found: dict[int, list[Interview]] = {one.pk: [] for one in met}
    for interview in Interview.objects.of_applications(met).order_by("pk"):
        found[interview.application_id].append(interview)
    return {pk: Way(list(rows_of(plan, known))) for pk, known in found.items()}


def rows_of(plan: Iterable[Round], interviews: Iterable[Interview]) -> Iterable[Row]:
    last = {one.round_id: one for one in sorted(interviews, key=lambda one: one.pk)}
    number = 0
    for round in plan:
        number += not round.retired
        if not round.retired or round.pk in last:
            yield Row(number, round, last.get(round.pk), [])


def way_of(application: Application, user: User, there: Traces) -> Way:
    """With what this person may do, for the page of the application; nothing for who was never
    met and is not now."""
    if not application.is_being_met and not there.interviews:
        return Way([])
    plan = list(application.requisition.rounds.for_page())
    known = application.interviews.for_page()
    rows = rows_of(plan, known)
    return Way([Row(r.number, r.round, r.interview, deeds(r, application, user)) for r in rows])


def deeds(row: Row, application: Application, user: User) -> list[Deed]:
    """What the tables allow, the likeliest first."""
    if not user.can("interview.offer", application):
        return []
    if row.is_open:
        begins = application.is_being_met and not row.round.retired
        return begin(row, application) if begins else []
    return [one for one in with_it(row.interview) if one] if row.interview else []


def begin(row: Row, application: Application) -> list[Deed]:
    words = _("Schedule again") if row.interview else _("Schedule")
    return [Deed(words, schedule_page(application.pk, row.round.pk))]


def with_it(interview: Interview) -> Iterable[Deed]:
    verbs = interview.open_verbs()
    if interview.is_proposed:
        yield Deed(_("Offer other times"), page("offer_others", interview))
        yield Deed(_("Book a time"), page("settle", interview))
    if "reschedule" in verbs and not interview.has_begun:
        yield Deed(_("Reschedule"), page("reschedule", interview))
    if interview.is_open and not interview.has_begun:
        yield Deed(_("Change the panel"), page("change_panel", interview))
    if "miss" in verbs and interview.has_begun:
        yield Deed(_("Did not take place…"), page("miss", interview))
    if "cancel" in verbs and not interview.has_begun:
        yield Deed(_("Cancel…"), page("cancel", interview))


def page(name: str, interview: Interview) -> str:
    return reverse(f"candidates:interview_{name}", args=[interview.pk])


def schedule_page(application: int, round: int) -> str:
    return reverse("candidates:interview_offer", args=[application, round])
