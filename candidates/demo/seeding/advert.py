"""A requisition's posting: written, sent back, approved, published, written anew."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from candidates.demo import talk
from candidates.demo.seeding.agenda import later
from requisitions.models import Posting, Question, Revision

if TYPE_CHECKING:
    from candidates.demo.seeding.requisition import Story

SENT_BACK = {"backend"}
WRITTEN_ANEW = {"backend": 30, "support": 40}
"""Days ago a live posting was written anew."""

IN_WORK = {"field": 1}
"""Days ago the recruiter began another version, which nobody has read yet."""

SENTENCE = "If you meet most of this, write to us: we would rather talk once too often."


class Advert:
    def __init__(self, story: "Story") -> None:
        self.story = story

    @property
    def posting(self) -> Posting:
        return self.story.requisition.postings.get()

    @property
    def newest(self) -> Revision:
        return self.posting.revisions.order_by("-number")[0]

    def plan(self) -> None:
        """Written while the approvers still read; published when the requisition opens."""
        story = self.story
        self.plan_version(story.before_opening(24))
        if story.job.key in SENT_BACK:
            story.agenda.plan(story.before_opening(21), self.send_back)
            story.agenda.plan(story.before_opening(19), self.ask)
        story.agenda.plan(later(story.opened_at, story.recruiter, 0.5), self.publish)
        if again := WRITTEN_ANEW.get(story.job.key):
            self.plan_version(story.ago(story.recruiter, again))
        if begun := IN_WORK.get(story.job.key):
            story.agenda.plan(story.ago(story.recruiter, begun), self.write)

    def plan_version(self, moment: dt.datetime) -> None:
        story = self.story
        for hours, act in ((0, self.write), (0.2, self.ask), (7, self.approve)):
            story.agenda.plan(later(moment, story.recruiter, hours), act)

    def write(self) -> None:
        """The first version, or the next with one sentence more."""
        job, posting = self.story.job, self.story.requisition.begin_posting()
        said = f"{job.posting.body}\n\n{SENTENCE}" if posting.latest else job.posting.body
        posting.write(
            by=self.story.recruiter,
            questions=None if posting.latest else [as_row(text) for text in job.questions],
            title=job.title,
            summary=job.posting.summary,
            body=said,
            pay_low=job.pay[0],
            pay_high=job.pay[1],
        )

    def ask(self) -> None:
        self.newest.ask(by=self.story.recruiter)

    def approve(self) -> None:
        self.newest.approve(by=self.story.manager)

    def send_back(self) -> None:
        self.newest.send_back(by=self.story.manager, note=talk.lines("posting_notes")[0])

    def publish(self) -> None:
        self.posting.publish(by=self.story.recruiter)


def as_row(text: str) -> dict[str, Any]:
    return {"text": text, "hint": "", "kind": Question.Kind.TEXT, "required": False}
