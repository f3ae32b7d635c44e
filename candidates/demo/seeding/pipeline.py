"""Who came to a requisition when, and what became of them."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from candidates.demo.person import Person
from candidates.demo.seeding.agenda import later
from candidates.demo.seeding.journey import Journey
from candidates.demo.seeding.presentation import Presentation
from candidates.lifecycle import Stage

if TYPE_CHECKING:
    from candidates.demo.seeding.requisition import Story


class Lists(NamedTuple):
    """Shortlists: days ago for each that was answered, and after how many business hours; then
    how many business hours ago the present one was sent, counted from when all came to rest."""

    past: tuple[tuple[int, int], ...]
    present: float | None


LISTS = {
    "backend": Lists(((64, 6), (36, 34), (24, 9), (13, 12)), 25),
    "support": Lists(((60, 7), (38, 10)), None),
    "data": Lists((), 32),
    "field": Lists(((24, 11),), 13),
    "reliability": Lists(((14, 14),), 12),
}
ORDER = (
    Stage.HIRED, Stage.REJECTED, Stage.OFFERING, Stage.DECIDING, Stage.INTERVIEWING, Stage.DECLINED,
)  # fmt: skip
A_MOMENT = dt.timedelta(minutes=10)
SHOWS_ENOUGH = 2  # must-haves


class Pipeline:
    def __init__(self, story: "Story", people: Sequence[Person]) -> None:
        self.story, self.lists = story, LISTS[story.job.key]
        self.journeys = [Journey(person, story) for person in people if person.job == story.job.key]

    def plan(self) -> None:
        presented: set[Journey] = set()
        for presentation in self.presentations():
            presentation.plan()
            for journey in presentation.journeys:
                self.come_before(presentation.presented_at, journey)
                presented.add(journey)
        for journey in self.journeys:
            if journey not in presented:
                WAYS[Stage(journey.person.stage)](self, journey)

    # Shortlists

    def presentations(self) -> Iterator[Presentation]:
        now = [one for one in self.journeys if self.is_presented_now(one)]
        past = [one for one in self.journeys if self.was_presented(one) and one not in now]
        past.sort(key=lambda journey: ORDER.index(Stage(journey.person.stage)))
        for (days, hours), journeys in zip(
            self.lists.past, shared_out(past, len(self.lists.past)), strict=True
        ):
            presented_at = self.story.ago(self.story.recruiter, days)
            answered_at = later(presented_at, self.story.manager, hours)
            yield Presentation(self.story, journeys, presented_at, answered_at)
        if self.lists.present:
            calendar = self.story.manager.calendar
            yield Presentation(
                self.story, now, calendar.add_hours(self.story.until, -self.lists.present)
            )

    def is_presented_now(self, journey: Journey) -> bool:
        """Those who wait, and whoever was answered first of them."""
        stages = {Stage.PRESENTED, Stage.DECLINED} if self.lists.past else {Stage.PRESENTED, *ORDER}
        return self.lists.present is not None and journey.person.stage in stages - {Stage.REJECTED}

    def was_presented(self, journey: Journey) -> bool:
        refused = journey.person.stage == Stage.REJECTED
        return journey.person.stage in ORDER and not (refused and not self.was_considered(journey))

    def was_considered(self, journey: Journey) -> bool:
        """Of those rejected: whether the manager saw them; where it ended early nobody did."""
        return not self.is_over and journey.met >= SHOWS_ENOUGH

    @property
    def is_over(self) -> bool:
        return self.story.job.state in ("filled", "cancelled")

    def come_before(self, presented_at: dt.datetime, journey: Journey) -> None:
        """Applied a week or two before they were presented, and read in between."""
        arrived = self.arrive(journey, presented_at - days(journey.chance.uniform(5, 12)))
        read = arrived + (presented_at - arrived) * journey.chance.uniform(0.2, 0.7)
        self.story.agenda.plan(self.in_office_hours(read, arrived, presented_at), journey.screen)

    # Everybody else

    def arrive(self, journey: Journey, moment: dt.datetime) -> dt.datetime:
        first = later(self.story.opened_at, self.story.recruiter, 2)
        moment = max(moment, first + days(journey.chance.random()))
        moment = awake(moment) if journey.comes_alone else self.in_office_hours(moment, first)
        moment = min(moment, self.story.until - days(0.05))
        self.story.agenda.plan(moment, journey.arrive)
        return moment

    def in_office_hours(
        self, moment: dt.datetime, after: dt.datetime, until: dt.datetime | None = None
    ) -> dt.datetime:
        """When the recruiter works; whatever the holidays, not before what it follows."""
        story = self.story
        wanted = story.agenda.in_office_hours(moment, story.recruiter, until or story.until)
        return max(wanted, after + A_MOMENT)

    def arrive_before_the_end(self, journey: Journey, least: float, most: float) -> dt.datetime:
        return self.arrive(journey, self.story.until - days(journey.chance.uniform(least, most)))

    def wait_to_be_read(self, journey: Journey) -> None:
        self.arrive_before_the_end(journey, 0.05, 9 if journey.often(0.15) else 5)

    def be_read(self, journey: Journey) -> dt.datetime:
        arrived = self.arrive_before_the_end(journey, 4, 14)
        read = self.in_office_hours(arrived + days(journey.chance.uniform(0.8, 3.5)), arrived)
        self.story.agenda.plan(read, journey.screen)
        return read

    def be_rejected(self, journey: Journey) -> None:
        if self.is_over and journey.met >= SHOWS_ENOUGH:
            self.be_read(journey)
            told_at = self.story.agenda.business_days_ago(self.story.recruiter, 1.3)
            self.story.agenda.plan(told_at, journey.release)
            return
        arrived = self.arrive_before_the_end(journey, 8, 40)
        moment = self.in_office_hours(arrived + days(journey.chance.uniform(1, 5)), arrived)
        self.story.agenda.plan(moment, journey.reject)

    def withdraw(self, journey: Journey) -> None:
        arrived = self.arrive_before_the_end(journey, 12, 40)
        read = self.in_office_hours(arrived + days(2), arrived)
        self.story.agenda.plan(read, journey.screen)
        self.story.agenda.plan(self.in_office_hours(read + days(5), read), journey.withdraw)

    def stay_prospect(self, journey: Journey) -> None:
        self.arrive_before_the_end(journey, 2, 8)


WAYS: dict[Stage, Callable[[Pipeline, Journey], object]] = {
    Stage.PROSPECT: Pipeline.stay_prospect,
    Stage.APPLIED: Pipeline.wait_to_be_read,
    Stage.SCREENING: Pipeline.be_read,
    Stage.REJECTED: Pipeline.be_rejected,
    Stage.WITHDRAWN: Pipeline.withdraw,
}


def days(number: float) -> dt.timedelta:
    return dt.timedelta(days=number)


def awake(moment: dt.datetime) -> dt.datetime:
    """Nobody applies in the small hours: the evening before."""
    return moment - dt.timedelta(hours=7) if moment.hour < 6 else moment


def shared_out(journeys: list[Journey], lists: int) -> list[list[Journey]]:
    """In order, as evenly as it goes."""
    size, more = divmod(len(journeys), lists) if lists else (0, 0)
    ends = [size * n + min(n, more) for n in range(lists + 1)]
    return [journeys[start:end] for start, end in pairwise(ends)]
