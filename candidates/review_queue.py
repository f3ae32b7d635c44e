"""The people of a shortlist as its hiring manager works through them: n of m, then Send."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.lifecycle import ReviewStatus
from candidates.models import Review, Shortlist
from hiring.accounts.models import User
from hiring.words import number_word


class Consequence(NamedTuple):
    """What sending does to the people of one verdict."""

    tone: str
    icon: str
    words: str


@dataclass(frozen=True)
class Queue:
    """Everyone presented, in the recruiter's order; `current` is who is read now. Whoever sees
    the shortlist sees them, themselves apart."""

    reviews: Sequence[Review]
    current: Review | None = None
    is_over: bool = False

    @classmethod
    def of(cls, shortlist: Shortlist, user: User, current: Review | None = None) -> "Queue":
        shown = list(shortlist.reviews.not_of(user).presented().for_page())
        return cls(shown, current, shortlist.requisition.is_over)

    @property
    def total(self) -> int:
        return len(self.reviews)

    @property
    def place(self) -> int:
        """Of the current one, from 0; -1 for somebody who left."""
        return next((n for n, review in enumerate(self.reviews) if review == self.current), -1)

    @property
    def position(self) -> int:
        return self.place + 1

    @property
    def before(self) -> Review | None:
        return self.reviews[self.place - 1] if self.place > 0 else None

    @property
    def after(self) -> Review | None:
        return self.reviews[self.position] if self.position < self.total else None

    @property
    def decided(self) -> list[Review]:
        return [review for review in self.reviews if review.is_decided]

    @property
    def drafted(self) -> list[Review]:
        return [review for review in self.reviews if review.is_unanswered and review.verdict]

    @property
    def to_decide(self) -> list[Review]:
        """Those that wait for the manager; not whoever waits for the recruiter's answer."""
        if self.is_over:
            return []
        waiting = ReviewStatus.WAITING
        return [r for r in self.reviews if r.status == waiting and not r.verdict]

    @property
    def next_to_decide(self) -> Review | None:
        """The next one after the current, then from the beginning."""
        ahead = [*self.reviews[self.position :], *self.reviews[: self.position]]
        left = self.to_decide
        return next((review for review in ahead if review in left), None)

    def consequences(self, recruiter: User) -> list[Consequence]:
        """What sending the drafts does, in words."""
        groups = {
            verdict: [str(review) for review in self.drafted if review.verdict == verdict]
            for verdict in Review.Verdict.values
        }
        return [
            CONSEQUENCES[verdict](names, recruiter) for verdict, names in groups.items() if names
        ]


def names_of(people: Sequence[str]) -> str:
    return get_text_list(list(people), _("and"))


def advances(people: Sequence[str], recruiter: User) -> Consequence:
    words = ngettext(
        "%(names)s goes on to interviews.", "%(names)s go on to interviews.", len(people)
    )
    return Consequence("on-time", "thumbs-up", words % {"names": names_of(people)})


def asks(people: Sequence[str], recruiter: User) -> Consequence:
    words = ngettext(
        "%(recruiter)s gets your question about %(names)s. Your clock stops until the answer.",
        "%(recruiter)s gets your questions about %(names)s. Your clock stops until the answers.",
        len(people),
    )
    said = words % {"names": names_of(people), "recruiter": recruiter.first_name}
    return Consequence("due-soon", "circle-help", said)


def declines(people: Sequence[str], recruiter: User) -> Consequence:
    words = ngettext(
        "%(names)s is declined, and hears nothing until %(recruiter)s writes.",
        "%(names)s are declined, and hear nothing until %(recruiter)s writes.",
        len(people),
    )
    said = words % {"names": names_of(people), "recruiter": recruiter.first_name}
    return Consequence("overdue", "x", said)


CONSEQUENCES = {"advance": advances, "ask": asks, "decline": declines}


def side_by_side(people: int) -> str:
    """The heading of the comparison."""
    words = ngettext("%(count)s person", "%(count)s people, side by side", people)
    return words % {"count": number_word(people)}
