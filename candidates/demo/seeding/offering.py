"""What was offered to those who were chosen: terms, who agreed, the letter, and their answer."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from candidates.demo.seeding.starting import Starting
from candidates.demo.words import read
from candidates.models import (
    Application,
    Benefit,
    LetterTemplate,
    Offer,
    OfferApproval,
    OfferLetter,
    OfferRule,
    Signature,
)
from candidates.models.task_outline import business_day
from hiring.accounts.models import User

if TYPE_CHECKING:
    from candidates.demo.seeding.journey import Journey

CONTENT = read("offers.toml")
OFFERS: dict[str, dict[str, Any]] = {row["candidate"]: row for row in CONTENT["offers"]}
ADDRESS = "198.51.100.7"


def keep_what_offers_need(people: dict[str, User]) -> None:
    for position, row in enumerate(CONTENT["rules"], 1):
        said = {name: value for name, value in row.items() if name != "people"}
        rule = OfferRule.objects.create(position=10 * position, **said)
        rule.people.set(people[key] for key in row.get("people", ()))
    for row in CONTENT["benefits"]:
        benefit = Benefit.objects.create(name=row["name"])
        for language, name in row.get("names", {}).items():
            benefit.names.create(language=language, name=name)
    for row in CONTENT["letters"]:
        LetterTemplate.objects.create(**row | {"body": row["body"].strip()})


class Offering:
    """The offer to one person, as offers.toml tells it: each step is a verb."""

    def __init__(self, journey: "Journey") -> None:
        self.journey, self.story = journey, journey.story
        self.row = OFFERS.get(journey.person.name, {"steps": ()})

    @property
    def application(self) -> Application:
        return self.journey.application

    @property
    def recruiter(self) -> User:
        return self.story.recruiter

    @property
    def offer(self) -> Offer:
        return Offer.objects.for_page().get(application=self.application)

    def plan(self) -> None:
        for verb, days in self.row["steps"]:
            moment = self.story.agenda.business_days_ago(self.recruiter, days)
            act = partial(getattr(self, verb), **self.row.get(verb, {}))
            self.story.agenda.plan(moment, act)

    # What we do

    def draft(self, **said: Any) -> None:
        terms = {"currency": self.story.job.currency} | self.terms(**said)
        Offer.objects.draft(self.application, by=self.recruiter, **terms)

    def revise(self, **said: Any) -> None:
        self.offer.revise(by=self.recruiter, **self.terms(**said))

    def submit(self) -> None:
        self.offer.submit(by=self.recruiter)

    def approve(self, note: str = "") -> None:
        """Whoever is asked says yes; with the last yes the letter is made."""
        approval = OfferApproval.objects.awaited().about(self.offer)[0]
        self.offer.approve(by=approval.approver, note=note)
        for letter in OfferLetter.objects.waiting():
            OfferLetter.objects.make_one(letter.pk)

    def extend(self) -> None:
        self.offer.extend(by=self.recruiter)

    # What they answer

    def ask(self, *, words: str, months: int, **terms: Any) -> None:
        """On the telephone; the recruiter notes it."""
        starts_on = self.first_of_month(months)
        self.offer.ask(by=self.recruiter, words=words.strip(), start_on=starts_on, **terms)

    def decline(self, *, why: str, words: str) -> None:
        self.offer.decline(by=self.application.candidate, why=why, words=words.strip())

    def accept(self) -> None:
        candidate, offer = self.application.candidate, self.offer
        signature = Signature(candidate.name, ADDRESS)
        offer.accept(by=candidate, signature=signature, version=offer.version.number)
        Starting(self.journey).plan(self.application.onboardings.get())

    # Terms

    def terms(
        self,
        *,
        words: str,
        reply_days: int,
        benefits: Sequence[str] = (),
        months: int = 0,
        **said: Any,
    ) -> dict[str, Any]:
        """With days for what the content counts, and benefits for their names."""
        today = self.story.agenda.moment.date()
        starts_on = self.first_of_month(months) if months else Starting(self.journey).starts_on
        more = {"benefits": Benefit.objects.filter(name__in=benefits)} if benefits else {}
        days = {"start_on": starts_on, "reply_by": today + dt.timedelta(days=reply_days)}
        return said | more | days | {"words": words.strip()}

    def first_of_month(self, months: int) -> dt.date:
        """The first working day of a month, so many from today's."""
        today = self.story.agenda.now.date()
        years, month = divmod(today.month - 1 + months, 12)
        first = dt.date(today.year + years, month + 1, 1)
        return business_day(self.story.manager.calendar, first, 0)
