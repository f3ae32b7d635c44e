"""What somebody has in hand who meets a candidate: the person, the questions, what is still open.
Never pay, messages, the source, or what others wrote before their own scorecard is in."""

from typing import NamedTuple

from candidates.finalists import judgements
from candidates.models import Application, Interview, Resume, Scorecard
from candidates.pages import shown_resume
from hiring.accounts.models import User
from requisitions.models import Criterion


class Kit(NamedTuple):
    """Of one application, for one reader; `open` are criteria that nobody has judged yet."""

    application: Application
    resume: Resume | None
    criteria: list[Criterion]
    open: list[Criterion]

    @classmethod
    def of(cls, application: Application, user: User) -> "Kit":
        """The résumé is read now: that is on the record."""
        resumes = list(application.candidate.resumes.for_page())
        resume = shown_resume(application, resumes)
        if resume:
            resume.seen(by=user)
        criteria = list(application.requisition.criteria.current())
        tested = judgements([application], user)[application.pk].tested
        return cls(application, resume, criteria, [c for c in criteria if c.pk not in tested])


class Scorecards(NamedTuple):
    """Those of one interview, or all on a person, as somebody may read them now: their own, those
    of others, those that are in but hidden until their own is, and those still awaited."""

    own: Scorecard | None
    read: list[Scorecard]
    hidden: list[Scorecard]
    awaited: list[Scorecard]

    @classmethod
    def of(
        cls, application: Application, user: User, interview: Interview | None = None
    ) -> "Scorecards":
        known = judgements([application], user)[application.pk]

        def here(cards: list[Scorecard], *, own: bool = False) -> list[Scorecard]:
            theirs = [card for card in cards if (card.author_id == user.pk) is own]
            return [one for one in theirs if interview is None or one.interview == interview]

        mine = here([*known.awaited, *known.read], own=True)
        return cls(
            next(iter(mine), None), here(known.read), here(known.hidden), here(known.awaited)
        )
