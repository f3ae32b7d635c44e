"""The last steps of those who came far: the debrief, one more round, the choice, the offer."""

import datetime as dt
from typing import TYPE_CHECKING

from candidates.demo.seeding.meeting import Meeting
from candidates.demo.seeding.offering import Offering
from candidates.demo.seeding.vouching import Vouching
from candidates.lifecycle import Stage
from candidates.models import Application

if TYPE_CHECKING:
    from candidates.demo.seeding.journey import Journey

STEPS = {
    # how many business days ago each happened; whoever is not named is still being interviewed
    "Sofia Almeida": {"debrief": 36.2, "choose": 34.7},
    "Hanna Kowalczyk": {"debrief": 8.2, "choose": 6.6},
    "Idris Bello": {"debrief": 0.7},
    "Júlia Santos": {"debrief": 1.4},
    "Anders Holm": {"debrief": 6.4, "choose": 5.2},
    "Amara Nwosu": {"debrief": 6.3, "probe": 4.2},
    "Cátia Loureiro": {"debrief": 1.2},
    "Lotte Verhoeven": {"debrief": 36.3, "choose": 35.4},
    "Ruud Timmermans": {"debrief": 8.4, "choose": 7.1},
}
FOCUS = "One more hour about devices that lie about their state; the rest is clear."


class Finish:
    def __init__(self, journey: "Journey") -> None:
        self.journey, self.story = journey, journey.story

    @property
    def application(self) -> Application:
        return self.journey.application

    def plan(self) -> None:
        """After the manager's answer to the shortlist."""
        if self.journey.person.stage == Stage.REJECTED:
            told_at = self.journey.soon(self.journey.chance.uniform(3, 12))
            self.story.agenda.plan(told_at, self.tell)
        elif self.journey.person.stage != Stage.DECLINED:
            self.story.agenda.plan(self.journey.soon(1), self.invite)
            Meeting(self.journey, self.moments().get("debrief")).plan()
        for verb, moment in self.moments().items():
            self.story.agenda.plan(moment, getattr(self, verb))
        Vouching(self.journey).plan()
        Offering(self.journey).plan()

    def moments(self) -> dict[str, dt.datetime]:
        """When each of the last steps happened."""
        steps = STEPS.get(self.journey.person.name, {})
        ago, recruiter = self.story.agenda.business_days_ago, self.story.recruiter
        return {verb: ago(recruiter, days) for verb, days in steps.items()}

    def tell(self) -> None:
        self.journey.reject(Application.Reason.MANAGER)

    def invite(self) -> None:
        self.journey.write(self.journey.say("invitations"))

    def debrief(self) -> None:
        why = self.journey.say("skipped_scorecards") if self.is_early else ""
        self.application.debrief(by=self.story.recruiter, why=why)

    @property
    def is_early(self) -> bool:
        """Whether somebody has not written yet what they saw."""
        return self.application.scorecards.awaited().exists()

    def probe(self) -> None:
        self.application.probe(by=self.story.manager, focus=FOCUS)

    def choose(self) -> None:
        shown = [
            row for row in self.story.requisition.criteria.musts() if self.journey.line_for(row)
        ]
        self.application.choose(
            by=self.story.manager,
            reasons=self.journey.say("chosen_reasons", criterion=shown[0].text),
            criteria=shown,
            without=self.journey.say("skipped_scorecards") if self.is_early else "",
        )
