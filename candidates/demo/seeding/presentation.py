"""People presented together, and the manager's answers."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from candidates.demo.seeding.agenda import later
from candidates.demo.seeding.journey import Journey
from candidates.lifecycle import Stage
from candidates.models import Impression, Review, Shortlist
from candidates.models.shortlist import Place

if TYPE_CHECKING:
    from candidates.demo.seeding.requisition import Story
    from requisitions.models import Criterion

GREETING = {
    1: "{name} is worth your time. Take two minutes, and tell me what you miss.",
    2: "Two people for {job}. I would meet both.",
}
GREETING_OF_MANY = "{count} people for {job}. I put the strongest evidence first."
ASKED_NOW = "Pedro Vasconcelos"
ASKED_THEN = "Anders Holm"
DRAFTED = "Manuela Queirós"


class Presentation:
    """One shortlist. Without `answered_at` most of its people still wait."""

    def __init__(
        self,
        story: "Story",
        journeys: Sequence[Journey],
        presented_at: dt.datetime,
        answered_at: dt.datetime | None = None,
    ) -> None:
        self.story, self.journeys = story, journeys
        self.presented_at, self.answered_at = presented_at, answered_at
        self.shortlist = Shortlist()

    def plan(self) -> None:
        story = self.story
        story.agenda.plan(self.presented_at, self.present)
        first_look = later(self.presented_at, story.manager, 2.5)
        if self.has(ASKED_THEN):
            story.agenda.plan(first_look, lambda: self.ask(ASKED_THEN))
            story.agenda.plan(later(first_look, story.recruiter, 4), self.answer_questions)
        if self.answered_at:
            story.agenda.plan(self.answered_at, self.answer)
        else:
            story.agenda.plan(first_look, self.answer)
            if self.has(ASKED_NOW):
                asked_at = story.agenda.hours_ago(story.recruiter, 5)
                story.agenda.plan(asked_at, lambda: self.ask(ASKED_NOW))
            if self.has(DRAFTED):
                story.agenda.plan(later(first_look, story.manager, 0.2), self.draft_one)

    def has(self, name: str) -> bool:
        return any(journey.person.name == name for journey in self.journeys)

    def review_of(self, journey: Journey) -> Review:
        return self.shortlist.reviews.get(application=journey.application)

    # What happened

    def present(self) -> None:
        story = self.story
        self.shortlist = Shortlist.objects.prepare(story.requisition, by=story.recruiter)
        places = [self.place(journey) for journey in self.journeys]
        self.shortlist.present(by=story.recruiter, message=self.greeting(), places=places)

    def greeting(self) -> str:
        said = GREETING.get(len(self.journeys), GREETING_OF_MANY)
        return said.format(
            name=self.journeys[0].person.first,
            job=self.story.job.title,
            count=("Three", "Four", "Five", "Six")[len(self.journeys) - 3],
        )

    def place(self, journey: Journey) -> Place:
        review = self.shortlist.add(journey.application, by=self.story.recruiter)
        criteria = self.story.requisition.criteria.current()
        pitches = {
            row.pk: journey.pitch_for(row)
            for row in criteria
            if row.is_must or journey.line_for(row)
        }
        return Place(review.pk, journey.say("introductions"), pitches)

    def answer(self) -> None:
        """All verdicts that the stages of today tell of, in one sending."""
        answered = [one for one in self.journeys if one.person.stage != Stage.PRESENTED]
        for journey in answered:
            self.draft(journey)
        if answered:
            self.shortlist.send(by=self.story.manager)
        for journey in answered:
            journey.was_answered()

    def draft(self, journey: Journey) -> None:
        said_no = journey.person.stage in (Stage.DECLINED, Stage.REJECTED)
        missed = next((row for row in self.musts() if not journey.line_for(row)), self.musts()[0])
        self.review_of(journey).draft(
            by=self.story.manager,
            verdict="decline" if said_no else "advance",
            note=journey.say(
                "decline_notes" if said_no else "advance_notes", criterion=missed.text
            ),
            impressions=self.impressions(journey),
        )

    def musts(self) -> Sequence["Criterion"]:
        return list(self.story.requisition.criteria.musts())

    def impressions(self, journey: Journey) -> dict[int, str]:
        """What the manager liked follows from the lines; what is missing decides a no."""
        felt = {
            row.pk: Impression.Feeling.LIKED if journey.line_for(row) else Impression.Feeling.MISSED
            for row in self.musts()
        }
        return {pk: feeling.value for pk, feeling in felt.items() if journey.often(0.7)}

    def draft_one(self) -> None:
        """A verdict chosen and not sent yet."""
        self.draft(next(one for one in self.journeys if one.person.name == DRAFTED))

    def ask(self, name: str) -> None:
        journey = next(one for one in self.journeys if one.person.name == name)
        review = self.review_of(journey)
        review.draft(by=self.story.manager, verdict="ask", note=journey.say("asks"))
        self.shortlist.send(by=self.story.manager, only=review)

    def answer_questions(self) -> None:
        for journey in self.journeys:
            review = self.review_of(journey)
            if review.open_ask:
                review.answer(by=self.story.recruiter, text=journey.say("answers"))
