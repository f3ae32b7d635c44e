"""A scorecard as it is read: each criterion with its word in words and in colour, and what it
said before it was changed."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from candidates.models import EarlierScorecard, Judged, Scorecard
from requisitions.models import Criterion

TONES = {"strong_no": "overdue", "no": "due-soon", "yes": "on-time", "strong_yes": "on-time"}
FIGURES = {"strong_no": 1, "no": 2, "yes": 3, "strong_yes": 4}
"""Only a short form of the words, beside them: nobody adds them up."""
LABELS = dict(Judged.choices)


class Told(NamedTuple):
    """What is said of one criterion."""

    criterion: Criterion
    word: str
    line: str

    @property
    def label(self) -> str:
        return str(LABELS.get(self.word, ""))

    @property
    def tone(self) -> str:
        return TONES.get(self.word, "")


class Version(NamedTuple):
    """All that a scorecard says, or said until a moment."""

    overall: str
    takeaways: str
    private_note: str
    told: list[Told]
    until: dt.datetime | None = None

    @property
    def label(self) -> str:
        return str(LABELS.get(self.overall, ""))

    @property
    def tone(self) -> str:
        return TONES.get(self.overall, "")

    @classmethod
    def now(cls, scorecard: Scorecard) -> "Version":
        told = [Told(one.criterion, one.word, one.line) for one in scorecard.judgements.all()]
        return cls(scorecard.overall, scorecard.takeaways, scorecard.private_note, told)

    @classmethod
    def before(cls, earlier: EarlierScorecard, criteria: dict[int, Criterion]) -> "Version":
        said = earlier.said
        told = [
            Told(criteria[int(pk)], word, line)
            for pk, (word, line) in said["judgements"].items()
            if int(pk) in criteria
        ]
        return cls(said["overall"], said["takeaways"], said["private_note"], told, earlier.until)


def earlier(scorecard: Scorecard, criteria: Iterable[Criterion]) -> list[Version]:
    """What it said before, the latest first."""
    known = {one.pk: one for one in criteria}
    return [Version.before(one, known) for one in scorecard.earlier.all()]
