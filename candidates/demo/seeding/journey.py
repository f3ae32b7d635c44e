"""One candidate's way through a requisition, by the verbs that people use."""

import datetime as dt
from collections.abc import Mapping
from random import Random
from typing import TYPE_CHECKING

from candidates import intake
from candidates.demo.person import Person
from candidates.demo.seeding.agenda import later
from candidates.demo.seeding.finish import Finish
from candidates.demo.seeding.papers import upload
from candidates.lifecycle import Stage
from candidates.models import Application, Finding, Resume, Source
from candidates.models.finding import Heard
from hiring.accounts.models import User
from requisitions.models import Criterion

if TYPE_CHECKING:
    from candidates.demo.seeding.requisition import Story

BY_THEMSELVES = {"careers", "board", "board_pt", "board_nl", "social"}
"""Sources by which people apply themselves; from the others somebody here adds them."""

DAY = dt.timedelta(days=1)
REFERRERS = ("priya", "jonas", "lucia", "esther")
TAGS = ("Would relocate", "Call again in spring", "Four days a week", "Speaks at meetups")
UNREAD = {"Hugo Lefèvre": 1.5, "Bruno Teixeira": 4.5, "Teresa Nogueira": 6, "Joachim Keller": 9}
"""Who wrote last, so many business hours ago."""

REFUSALS = (
    Application.Reason.MUST_HAVE,
    Application.Reason.OTHERS,
    Application.Reason.PLACE,
    Application.Reason.PAY,
)


class Journey:
    def __init__(self, person: Person, story: "Story") -> None:
        self.person, self.story = person, story
        self.chance = Random(person.email)  # noqa: S311  not a secret
        self.application = Application()

    @property
    def manager(self) -> User:
        return self.story.manager

    @property
    def recruiter(self) -> User:
        return self.story.recruiter

    @property
    def comes_alone(self) -> bool:
        return self.person.source in BY_THEMSELVES

    @property
    def met(self) -> int:
        """Must-haves that their résumé shows."""
        return sum(self.person.shows(must) for must in self.story.job.musts)

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def say(self, kind: str, **names: str) -> str:
        return self.story.say(
            kind, first=self.person.first, employer=self.person.employer,
            years=str(self.person.years), **names,
        )  # fmt: skip

    # Coming

    def arrive(self) -> None:
        """By the apply form, or known to somebody here first."""
        if self.comes_alone:
            self.apply()
        elif self.person.source == "referral":
            self.be_referred()
        else:
            self.be_added()

    def apply(self) -> None:
        posting = self.story.advert.posting
        questions = posting.questions.values_list("pk", flat=True)
        self.application = intake.apply(
            posting,
            self.sent(dict.fromkeys(questions, self.person.answer)),
            source=self.source,
        )
        self.begin_to_read()

    def be_referred(self) -> None:
        colleague = self.story.fernhill.people[self.chance.choice(REFERRERS)]
        posting, why = self.story.advert.posting, self.say("referrals")
        self.application = intake.refer(posting, self.sent(), why=why, by=colleague)
        self.begin_to_read()
        self.apply_later()

    def be_added(self) -> None:
        """By the recruiter, with the paper that was sent along; an agency sends applications."""
        by = self.manager if self.person.source == "network" else self.recruiter
        self.application = Application.add(
            self.story.requisition,
            intake.somebody(self.sent()),
            by=by,
            source=self.source,
            expects=self.person.expects,
            expects_currency=self.person.currency,
            available=self.person.notice,
        )
        Resume.objects.keep(self.application, upload(self.person).keep())
        self.begin_to_read()
        if self.person.source == "agency":
            self.application.apply(by=self.recruiter)
        else:
            self.apply_later()

    def apply_later(self) -> None:
        """Told of the job, they send the form, too; the paper is here already."""
        if self.person.stage != Stage.PROSPECT:
            moment = self.story.agenda.moment + self.chance.uniform(0.05, 0.2) * DAY
            self.story.agenda.plan(min(moment, self.story.until - DAY / 50), self.send_form)

    def send_form(self) -> None:
        posting = self.story.advert.posting
        questions = posting.questions.values_list("pk", flat=True)
        answers = dict.fromkeys(questions, self.person.answer)
        intake.apply(posting, self.sent(answers, paper=False), source=self.source)

    @property
    def source(self) -> Source:
        return self.story.fernhill.sources[self.person.source]

    def sent(self, answers: Mapping[int, str] | None = None, *, paper: bool = True) -> intake.Sent:
        person = self.person
        return intake.Sent(
            name=person.name,
            email=person.email,
            phone=person.phone,
            place=person.city,
            upload=upload(person) if paper else None,
            answers=answers or {},
            expects=person.expects,
            currency=person.currency,
            available=person.notice,
            keep=self.often(0.3),
        )

    def begin_to_read(self) -> None:
        """What the headline says the recruiter types from the paper."""
        candidate = self.application.candidate
        candidate.fill_in(headline=self.person.headline)
        self.story.desk.read(self.application.resumes.get())

    # Being read

    def screen(self) -> None:
        self.application.write_screen(self.findings(), by=self.recruiter)
        if self.often(0.75) or self.person.name in UNREAD:
            self.write(self.say("invitations"))
        if self.often(0.3):
            self.note()
        if self.often(0.15):
            self.application.candidate.tag(self.chance.choice(TAGS), by=self.recruiter)

    def findings(self) -> dict[int, Heard]:
        return {
            criterion.pk: self.finding(criterion)
            for criterion in self.story.requisition.criteria.current()
        }

    def finding(self, criterion: Criterion) -> Heard:
        if line := self.line_for(criterion):
            return Heard(Finding.Heard.HEARD, line)
        kind = self.chance.choice(("unclear", "not_heard"))
        return Heard(kind, self.say(kind))

    def line_for(self, criterion: Criterion) -> str:
        """The line of their résumé that shows it, if there is one."""
        key = next(row.key for row in self.story.job.criteria if row.text == criterion.text)
        return self.person.evidence.get(key, "")

    def pitch_for(self, criterion: Criterion) -> str:
        if line := self.line_for(criterion):
            return self.say("pitches", line=line)
        return self.say("pitches_without_line")

    # Words

    def write(self, words: str) -> None:
        """The recruiter tells them where they stand; some write back."""
        self.application.messages.write(
            self.application, by=self.recruiter, body=words, tells=self.application.coarse
        )
        if self.person.name in UNREAD:
            hours = UNREAD[self.person.name]
            self.story.agenda.plan(
                self.story.agenda.hours_ago(self.recruiter, hours), self.write_to_us
            )
        elif self.often(0.4):
            self.story.agenda.plan(self.soon(self.chance.uniform(2, 9)), self.write_back)

    def write_back(self) -> None:
        """Read by the recruiter a day later."""
        self.write_to_us()
        self.story.agenda.plan(self.soon(7), self.application.messages.mark_read)

    def write_to_us(self) -> None:
        kind = "replies_to_a_no" if self.application.status == Stage.REJECTED else "replies"
        self.application.messages.write(
            self.application, by=self.application.candidate, body=self.say(kind)
        )

    def soon(self, hours: float) -> dt.datetime:
        return later(self.story.agenda.moment, self.recruiter, hours)

    def note(self) -> None:
        words = self.say("notes")
        both = (self.manager, self.recruiter)
        asked = [person for person in both if f"@{person.first_name}" in words]
        by = self.recruiter if self.manager in asked else self.manager
        self.application.notes.write(self.application, by=by, text=words, mentions=asked)

    # Answers

    def was_answered(self) -> None:
        Finish(self).plan()

    def reject(self, reason: str = "") -> None:
        self.application.reject(
            by=self.recruiter,
            reason=reason or self.chance.choice(REFUSALS),
            words=self.say("rejections"),
        )

    def release(self) -> None:
        self.application.release(by=self.recruiter, words=self.say("filled"))

    def withdraw(self) -> None:
        self.application.withdraw(by=self.recruiter, why=self.say("withdrawn_reasons"))
