"""Ten finalists on eight criteria with five scorecards each, times to choose from, and somebody
who interviews all day."""

import datetime as dt

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from candidates.models import Application, Interview, Judgement, Scorecard, Seat
from candidates.own_interviews import page_for
from hiring import clocks
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from requisitions.models import Criterion, Requisition, Round
from tests import factories

CRITERIA, FINALISTS, PANEL, SLOTS, MEETINGS = 8, 10, 5, 12, 500
TITLE = "Rope access technician"
BUSY = "busy"


def finals() -> Requisition:
    return Requisition.objects.get(title=TITLE)


def slot_page() -> str:
    """On the candidate's own page, by signed link."""
    return page_for(Interview.objects.proposed().for_page().get())


def feed() -> str:
    return f"/calendar/{User.objects.get(email__startswith=BUSY).calendar_key}.ics"


def make(cast) -> None:
    panel = [factories.user(f"panel-{n}", Role.INTERVIEWER) for n in range(PANEL)]
    requisition = the_finals(cast)
    rounds = list(requisition.rounds.all())
    people = [factories.application(requisition) for _n in range(FINALISTS)]
    Application.objects.filter(pk__in=[one.pk for one in people]).update(status="deciding")
    judged(people, panel, list(requisition.criteria.all()))
    offer_times(requisition, rounds[0], panel)
    fill_a_calendar(people, rounds[0])


def the_finals(cast) -> Requisition:
    requisition = factories.requisition(
        manager=cast["maya"],
        recruiter=cast["tomas"],
        department=factories.department("Ropes"),
        title=TITLE,
        criteria=CRITERIA,
        headcount=2,
    )
    factories.opened(requisition)
    one = Round.objects.create(requisition=requisition, position=1, title="Rigging", minutes=60)
    one.criteria.set(requisition.criteria.all())
    return requisition


def judged(people: list[Application], panel: list[User], criteria: list[Criterion]) -> None:
    now = clocks.now()
    cards = Scorecard.objects.bulk_create(
        Scorecard(
            application=one, author=author, asked_by=author, status="sent", overall="yes",
            takeaways="Calm on the rope.", written_at=now, sent_at=now,
        )
        for one in people
        for author in panel
    )  # fmt: skip
    Judgement.objects.bulk_create(
        Judgement(scorecard=card, criterion=criterion, word="yes", line="Showed it on the tower.")
        for card in cards
        for criterion in criteria
    )


def offer_times(requisition: Requisition, round: Round, panel: list[User]) -> None:
    person = factories.application(requisition, stage="interviewing")
    first = clocks.now().replace(minute=0, second=0, microsecond=0) + dt.timedelta(days=3)
    times = [first + dt.timedelta(hours=2 * n) for n in range(SLOTS)]
    Interview.offer(person, round, times=times, panel=panel, by=requisition.recruiter)


def fill_a_calendar(people: list[Application], round: Round) -> None:
    busy = factories.user(BUSY, Role.INTERVIEWER, calendar_key="bench-calendar-key")
    begin = clocks.now() - dt.timedelta(days=30)
    spans = [
        DateTimeTZRange(begin + dt.timedelta(hours=n), begin + dt.timedelta(hours=n, minutes=60))
        for n in range(MEETINGS)
    ]
    meetings = Interview.objects.bulk_create(
        Interview(
            application=people[n % FINALISTS],
            candidate=people[n % FINALISTS].candidate,
            round=round,
            status="held",
            during=span,
            booked_by=people[0].requisition.recruiter,
        )
        for n, span in enumerate(spans)
    )
    Seat.objects.bulk_create(
        Seat(interview=one, interviewer=busy, holds=one.during) for one in meetings
    )
