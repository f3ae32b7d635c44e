"""What the panel wrote after an interview: most within a day, some late, one only begun."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from candidates.demo.seeding.agenda import later
from candidates.lifecycle import Stage
from candidates.models import Interview, Judged, Said, Scorecard

if TYPE_CHECKING:
    from candidates.demo.seeding.journey import Journey
    from requisitions.models import Criterion

BEGUN = "Amara Nwosu"
"""Of her the scorecards of the last round stay drafts."""
NO = (Stage.DECLINED, Stage.REJECTED)
SLOW, FOR_DAYS = "priya", 4
"""She has not written those of the last business days."""
FORGOTTEN, LATE = 0.06, 0.2


class Judging:
    """One interview that was held, and the scorecards of its panel."""

    def __init__(self, journey: "Journey", interview: Interview) -> None:
        self.journey, self.interview = journey, interview
        self.agenda = journey.story.agenda

    def plan(self) -> None:
        for scorecard in self.interview.scorecards.awaited().for_page():
            if not self.is_slow(scorecard) and not self.journey.often(FORGOTTEN):
                self.agenda.plan(self.when(scorecard), partial(self.write, scorecard))

    def is_slow(self, scorecard: Scorecard) -> bool:
        slow = self.journey.story.fernhill.people[SLOW]
        since = self.agenda.business_days_ago(slow, FOR_DAYS)
        return scorecard.author == slow and self.agenda.moment > since

    def when(self, scorecard: Scorecard) -> dt.datetime:
        chance = self.journey.chance
        hours = chance.uniform(9, 15) if self.journey.often(LATE) else chance.uniform(0.5, 7)
        return later(self.agenda.moment, scorecard.author, hours)

    def write(self, scorecard: Scorecard) -> None:
        scorecard.refresh_from_db()
        if not scorecard.is_awaited:
            return
        judged = {one.pk: self.said(one) for one in self.looked_at(scorecard)}
        if self.journey.person.name == BEGUN:
            scorecard.draft(judged, takeaways=self.journey.say("takeaways"))
            return
        note = self.journey.say("private_notes") if self.journey.often(0.25) else ""
        scorecard.send(
            by=scorecard.author,
            judged=judged,
            overall=self.overall(),
            takeaways=self.journey.say("takeaways"),
            private_note=note,
        )

    def looked_at(self, scorecard: Scorecard) -> "list[Criterion]":
        criteria = scorecard.criteria()
        return scorecard.in_focus(criteria) or criteria

    def said(self, criterion: "Criterion") -> Said:
        """What their résumé shows they mostly show in person, too."""
        shows = bool(self.journey.line_for(criterion)) != self.journey.often(0.12)
        word = self.journey.chance.choice(
            (Judged.YES, Judged.YES, Judged.STRONG_YES)
            if shows
            else (Judged.NO, Judged.NONE, Judged.NO, Judged.STRONG_NO)
        )
        line = "" if word == Judged.NONE else self.journey.say(f"judged_{word}")
        return Said(word, line)

    def overall(self) -> str:
        chance = self.journey.chance
        if self.journey.person.stage in NO:
            return chance.choice((Judged.NO, Judged.NO, Judged.YES))
        return chance.choice((Judged.YES, Judged.YES, Judged.STRONG_YES, Judged.NO))
