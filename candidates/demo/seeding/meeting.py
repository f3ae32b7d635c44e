"""The rounds of those who came far: offered or booked, held, moved, and those still to come."""

import datetime as dt
from typing import TYPE_CHECKING

from candidates.demo.seeding.judging import Judging
from candidates.diary import Diary
from candidates.models import Application, Interview
from hiring.accounts.models import User
from requisitions.models import Round

if TYPE_CHECKING:
    from candidates.demo.seeding.journey import Journey

CALL = "https://meet.fernhill.example/{pk}"
PLACES = {
    "phone": "We call you.",
    "video": CALL,
    "on_site": "Rua do Norte 12, Lisbon",
    "exercise": CALL,
}
WISHES = (
    "I am on a site in the mornings. Any day after 16:00 would suit me well.",
    "I travel that week. The week after, any time, please.",
)
AFTER = dt.timedelta(minutes=1)
WAITS = 0.25  # of those whose next round nobody has scheduled


class Meeting:
    """One candidate's rounds, one after the other; what would be to come is left open."""

    def __init__(self, journey: "Journey", until: dt.datetime | None) -> None:
        self.journey, self.story, self.until = journey, journey.story, until

    @property
    def application(self) -> Application:
        return self.journey.application

    @property
    def recruiter(self) -> User:
        return self.story.recruiter

    def plan(self) -> None:
        """Soon after it was agreed to meet them; and today, where a round still waits."""
        self.soon(3)
        if self.until is None and not self.journey.often(WAITS):
            hours = self.journey.chance.uniform(0.6, 7)
            today = self.story.agenda.hours_ago(self.recruiter, hours)
            self.story.agenda.plan(max(today, self.journey.soon(3)), self.arrange)

    def soon(self, hours: float) -> None:
        self.story.agenda.plan(self.journey.soon(hours), self.arrange)

    def arrange(self) -> None:
        """The next round, for a time at which everybody is free."""
        round = self.next_round() if self.goes_on else None
        if round is None or self.application.interviews.open().exists():
            return
        panel = round.asked or [self.story.manager]
        times = Diary(panel, self.application.candidate, round.minutes).free()[2:14:2]
        times = [time for time in times if self.until is None or time < self.until]
        if times and self.journey.often(0.45):
            self.offer(round, panel, times)
        elif times:
            self.book(round, panel, times)

    @property
    def goes_on(self) -> bool:
        """As it stands by now: the search may be over, or they are decided on."""
        self.application.refresh_from_db(fields=["status"])
        self.application.requisition.refresh_from_db(fields=["status"])
        return bool(self.application.is_being_met)

    def next_round(self) -> Round | None:
        known = self.application.interviews.values("round")
        rounds = self.story.requisition.rounds.current().exclude(pk__in=known)
        return rounds.order_by("position").first()

    def where(self, round: Round) -> str:
        return PLACES[round.kind].format(pk=self.application.pk)

    def book(self, round: Round, panel: list[User], times: list[dt.datetime]) -> None:
        made = Interview.arrange(
            self.application,
            round,
            starts_at=self.journey.chance.choice(times),
            panel=panel,
            by=self.recruiter,
            place=self.where(round),
        )
        self.wait_for(made)

    def offer(self, round: Round, panel: list[User], times: list[dt.datetime]) -> None:
        made = Interview.offer(
            self.application,
            round,
            times=times,
            panel=panel,
            by=self.recruiter,
            place=self.where(round),
        )
        answer = self.ask if self.journey.often(0.2) else self.pick
        moment = self.journey.soon(self.journey.chance.uniform(1, 9))
        self.story.agenda.plan(moment, lambda: answer(made))

    def pick(self, interview: Interview) -> None:
        """The first that is still free."""
        interview.refresh_from_db()
        free = interview.free_slots() if interview.is_proposed and self.goes_on else []
        if free:
            interview.pick(self.journey.chance.choice(free), by=self.application.candidate)
            self.wait_for(interview)

    def ask(self, interview: Interview) -> None:
        interview.refresh_from_db()
        if interview.is_proposed and self.goes_on:
            wish = self.journey.chance.choice(WISHES)
            interview.ask_others(by=self.application.candidate, wish=wish)

    def wait_for(self, interview: Interview) -> None:
        if interview.ends_at:
            self.story.agenda.plan(interview.ends_at + AFTER, lambda: self.conclude(interview))

    def conclude(self, interview: Interview) -> None:
        interview.refresh_from_db()
        if interview.conclude():
            Judging(self.journey, interview).plan()
            self.soon(self.journey.chance.uniform(8, 40))
