"""What is known of a person on each criterion: heard, pitched, seen by the manager."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from candidates.models import Application, Finding, Impression, Note, Pitch, Review
from hiring.accounts.models import User
from requisitions.models import Criterion

HEARD = {"heard": "on-time", "unclear": "due-soon", "not_heard": "overdue"}
FELT = {"liked": "on-time", "unsure": "due-soon", "missed": "overdue"}


class Evidence(NamedTuple):
    """One criterion of one person. What the manager saw is known once the review is answered."""

    criterion: Criterion
    finding: Finding | None = None
    pitch: Pitch | None = None
    impression: Impression | None = None

    @property
    def heard_tone(self) -> str:
        return HEARD[self.finding.heard] if self.finding else ""

    @property
    def felt_tone(self) -> str:
        return FELT[self.impression.feeling] if self.impression else ""

    @property
    def is_known(self) -> bool:
        return bool(self.finding or self.pitch or self.impression)


def evidence(
    criteria: Iterable[Criterion], application: Application, review: Review | None
) -> list[Evidence]:
    """In the order of the criteria; a retired one only where something is known of it."""
    found = {one.criterion_id: one for one in application.findings.all()}
    pitched = {one.criterion_id: one for one in review.pitches.all()} if review else {}
    sent = review.impressions.all() if review and review.is_answered else ()
    felt = {one.criterion_id: one for one in sent}
    rows = [Evidence(c, found.get(c.pk), pitched.get(c.pk), felt.get(c.pk)) for c in criteria]
    return [row for row in rows if row.is_known or not row.criterion.retired]


class Voice(NamedTuple):
    """Something a colleague said of a person, and when."""

    who: User
    at: dt.datetime
    did: str
    text: str
    private: bool = False


def voices(reviews: Iterable[Review], notes: Iterable[Note]) -> list[Voice]:
    """What was said of a person, oldest first: never a verdict that was not sent."""
    found = [voice for review in reviews for voice in said_in(review)]
    found += [Voice(one.author, one.at, _("noted"), one.text, one.private) for one in notes]
    return sorted(found, key=lambda voice: voice.at)


def said_in(review: Review) -> Iterator[Voice]:
    shortlist = review.shortlist
    if review.summary and shortlist.presented_at:
        yield Voice(shortlist.prepared_by, shortlist.presented_at, _("presented"), review.summary)
    for ask in review.asks.all():
        yield Voice(ask.by, ask.at, _("asked"), ask.text)
        if ask.answered_at and ask.answered_by:
            yield Voice(ask.answered_by, ask.answered_at, _("answered"), ask.answer)
    if review.is_answered and review.note and review.by and review.answered_at:
        yield Voice(review.by, review.answered_at, _("reviewed"), review.note)
