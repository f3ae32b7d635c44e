"""What somebody has in hand who meets a candidate: the person, the questions, what is still open.
Never pay, messages, the source, or what others wrote before their own scorecard is in."""

from typing import NamedTuple

from candidates.lifecycle import ScorecardStatus
from candidates.models import Application, Interview, Judgement, Resume, Scorecard
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
        judged = Judgement.objects.evidence_on(application)
        return cls(application, resume, criteria, [c for c in criteria if c.pk not in judged])


class Scorecards(NamedTuple):
    """Those of one interview or application as somebody may read them now: their own, those of
    others, and whose are in that they read once their own is."""

    own: Scorecard | None
    read: list[Scorecard]
    hidden: list[User]
    awaited: list[Scorecard]

    @classmethod
    def of(cls, thing: Interview | Application, user: User) -> "Scorecards":
        every = list(thing.scorecards.standing().for_page())
        seen = set(thing.scorecards.visible_to(user).order_by().values_list("pk", flat=True))
        mine = [card for card in every if card.author_id == user.pk]
        others = [card for card in every if card.author_id != user.pk]
        sent = [card for card in others if card.is_sent]
        return cls(
            own=mine[0] if mine else None,
            read=[card for card in sent if card.pk in seen],
            hidden=[card.author for card in sent if card.pk not in seen],
            awaited=[card for card in others if card.status == ScorecardStatus.AWAITED],
        )
