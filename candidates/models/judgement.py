from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from candidates.models.judged import Judged
from hiring import clocks

if TYPE_CHECKING:
    from candidates.models.scorecard import Scorecard


class Said(NamedTuple):
    """One criterion of a scorecard: a value of `Judged`, and the line that shows it."""

    word: str
    line: str = ""


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def replace(self, scorecard: "Scorecard", judged: Mapping[int, Said]) -> None:
        """What a scorecard says of each criterion, by its id; the rest is not said any more."""
        scorecard.judgements.exclude(criterion__in=judged).delete()
        self.bulk_create(
            [
                self.model(scorecard=scorecard, criterion_id=pk, word=answer.word, line=answer.line)
                for pk, answer in judged.items()
            ],
            update_conflicts=True,
            unique_fields=["scorecard", "criterion"],
            update_fields=["word", "line"],
        )


class Judgement(models.Model):
    """What a scorecard says of one criterion."""

    scorecard = models.ForeignKey("candidates.Scorecard", models.CASCADE, related_name="judgements")
    criterion = models.ForeignKey("requisitions.Criterion", models.PROTECT, related_name="+")
    word = models.CharField(max_length=10, choices=Judged, blank=True)
    line = models.CharField(_("what shows it"), max_length=500, blank=True)

    objects = JudgementQuerySet.as_manager()

    class Meta:
        ordering = ["criterion__need", "criterion__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["scorecard", "criterion"], name="judgement_once"),
            models.CheckConstraint(
                name="judgement_says_something",
                condition=~models.Q(word="", line=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_word_display()}"


class EarlierScorecard(models.Model):
    """What a scorecard said before its author changed it. `said` has the shape of
    `Scorecard.says`."""

    scorecard = models.ForeignKey("candidates.Scorecard", models.CASCADE, related_name="earlier")
    version = models.PositiveSmallIntegerField()
    said = models.JSONField()
    until = models.DateTimeField(default=clocks.now)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["scorecard", "version"], name="scorecard_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.scorecard_id} version {self.version}"
