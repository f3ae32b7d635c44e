from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.judging import TONES
from candidates.models import Judged, Judgement, Said, Scorecard
from hiring.forms import Chips
from requisitions.models import Criterion

ICONS = {
    "strong_no": "circle-x",
    "no": "x",
    "yes": "check",
    "strong_yes": "circle-check",
    "none": "circle-dashed",
}
WORDS = Chips(icons=ICONS, statuses=TONES)
CHOOSE = _("Choose a word. “No evidence” is one, too.")


class Row(NamedTuple):
    """One criterion as the form shows it."""

    criterion: Criterion
    word: forms.BoundField
    line: forms.BoundField


class ScorecardForm(forms.Form):
    """What somebody says of a person, criterion by criterion. As a draft it may say anything."""

    overall = forms.ChoiceField(
        label=_("All in all, should we hire them?"),
        choices=Judged.verdicts(),
        required=False,
        widget=WORDS,
    )
    takeaways = forms.CharField(
        label=_("Take-aways for the team"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What should others know, or ask next?"),
    )
    private_note = forms.CharField(
        label=_("Private note"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    marks_optional = False

    def __init__(
        self, data: Any = None, *, scorecard: Scorecard, criteria: Sequence[Criterion]
    ) -> None:
        written = ("overall", "takeaways", "private_note")
        super().__init__(data, initial={name: getattr(scorecard, name) for name in written})
        self.scorecard, self.criteria = scorecard, criteria
        self.focus = scorecard.in_focus(criteria)
        self.fields["private_note"].help_text = readers_of(scorecard)
        said = {one.criterion_id: one for one in scorecard.judgements.all()}
        for criterion in criteria:
            self.ask(criterion, said.get(criterion.pk))

    def ask(self, criterion: Criterion, said: Judgement | None) -> None:
        self.fields[f"word-{criterion.pk}"] = forms.ChoiceField(
            label=criterion.text,
            choices=Judged.choices,
            required=False,
            widget=WORDS,
            initial=said.word if said else None,
        )
        self.fields[f"line-{criterion.pk}"] = forms.CharField(
            label=_("What shows it"),
            required=False,
            max_length=500,
            initial=said.line if said else "",
        )

    def in_focus(self) -> Iterator[Row]:
        """What this round looks at; all there is, where it looks at nothing of its own."""
        return self.rows(self.focus or self.criteria)

    def further(self) -> list[Row]:
        """What else may be said."""
        return list(self.rows(one for one in self.criteria if self.focus and one not in self.focus))

    def says_further(self) -> bool:
        return any(
            row.word.value() or row.line.value() or row.word.errors for row in self.further()
        )

    def rows(self, criteria: Any) -> Iterator[Row]:
        for one in criteria:
            yield Row(one, self[f"word-{one.pk}"], self[f"line-{one.pk}"])

    def said(self) -> dict[int, Said]:
        """By criterion; what says nothing is left out."""
        given = self.cleaned_data
        found = {
            one.pk: Said(given[f"word-{one.pk}"], given[f"line-{one.pk}"]) for one in self.criteria
        }
        return {pk: said for pk, said in found.items() if any(said)}

    def kept(self) -> dict[str, Any]:
        """Everything that the verbs of `Scorecard` take."""
        given = self.cleaned_data
        written = {name: given[name] for name in ("overall", "takeaways", "private_note")}
        return {"judged": self.said(), **written}

    def must_say(self, given: Mapping[str, Any]) -> Iterator[str]:
        """The words that are missing before others may read it."""
        if not given.get("overall"):
            yield "overall"
        for one in self.criteria:
            bare = not given.get(f"word-{one.pk}")
            if bare and (one in self.focus or given.get(f"line-{one.pk}")):
                yield f"word-{one.pk}"


class WholeScorecardForm(ScorecardForm):
    """To be read by others: a word for each criterion in focus, and one for all of it."""

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name in self.must_say(given):
            if name not in self.errors:
                self.add_error(name, CHOOSE if name != "overall" else _("Choose one of the four."))
        return given


def readers_of(scorecard: Scorecard) -> Any:
    """Who reads the private note, by name."""
    requisition = scorecard.requisition
    names = {"manager": requisition.manager.name, "recruiter": requisition.recruiter.name}
    return _("Only %(manager)s and %(recruiter)s read it.") % names
