from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from candidates.models import Impression, Pitch, Review
from hiring.forms import Chips
from requisitions.models import Criterion

Feeling, Verdict = Impression.Feeling, Review.Verdict
FEELINGS = Chips(
    icons={"liked": "thumbs-up", "unsure": "circle-help", "missed": "thumbs-down"},
    statuses={"liked": "on-time", "missed": "overdue"},
)
VERDICTS = Chips(
    icons={"advance": "thumbs-up", "ask": "circle-help", "decline": "x"},
    statuses={"advance": "on-time", "ask": "due-soon", "decline": "overdue"},
)
NO_QUESTION = _("Write what you want to know. With Ask, this is your question.")


class Choice(NamedTuple):
    """One verdict as a button: its key is A, S or D."""

    verdict: Review.Verdict
    explanation: str | Promise
    icon: str
    tone: str
    key: str


def choices(review: Review) -> list[Choice]:
    """What can be said of this person now."""
    names = {"recruiter": review.requisition.recruiter.first_name}
    advance, ask, decline = Verdict
    every = [
        Choice(advance, _("Invite to interview"), "thumbs-up", "on-time", "a"),
        Choice(ask, _("A question to %(recruiter)s first") % names, "circle-help", "due-soon", "s"),
        Choice(decline, _("Not for this; %(recruiter)s tells them") % names, "x", "overdue", "d"),
    ]
    return [choice for choice in every if choice.verdict in review.verdicts()]


class Seen(NamedTuple):
    """One criterion as the manager reads it: what is said for it, and what they saw."""

    criterion: Criterion
    pitch: Pitch | None
    field: forms.BoundField


class DraftForm(forms.Form):
    """What the hiring manager saw in one person, and the verdict so far."""

    verdict = forms.ChoiceField(choices=[("", ""), *Verdict.choices], required=False)
    note = forms.CharField(required=False, max_length=4000, widget=forms.Textarea)

    def __init__(self, data: Any = None, *, review: Review, criteria: Sequence[Criterion]) -> None:
        super().__init__(data, initial={"note": review.note})
        self.review, self.criteria = review, criteria
        felt = {seen.criterion_id: seen.feeling for seen in review.impressions.all()}
        for criterion in criteria:
            self.fields[f"c{criterion.pk}"] = forms.ChoiceField(
                choices=Feeling.choices,
                required=False,
                initial=felt.get(criterion.pk),
                label=criterion.text,
                widget=FEELINGS,
            )

    def rows(self) -> Iterator[Seen]:
        pitches = {pitch.criterion_id: pitch for pitch in self.review.pitches.all()}
        for criterion in self.criteria:
            yield Seen(criterion, pitches.get(criterion.pk), self[f"c{criterion.pk}"])

    @property
    def says_nothing_new(self) -> bool:
        """Kept by itself, or on the way to somebody else: the verdict stays as it was."""
        return "verdict" not in self.data

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        verdict = self.review.verdict if self.says_nothing_new else given.get("verdict")
        if verdict == Verdict.ASK and not given.get("note"):
            self.add_error("note", NO_QUESTION)
        return given

    def kept(self) -> dict[str, Any]:
        """Everything that `Review.draft` keeps."""
        given = self.cleaned_data
        felt = {criterion.pk: given[f"c{criterion.pk}"] for criterion in self.criteria}
        return {
            "verdict": None if self.says_nothing_new else given["verdict"],
            "note": given["note"],
            "impressions": {pk: feeling for pk, feeling in felt.items() if feeling},
        }


class AnswerForm(forms.Form):
    """The recruiter's answer to a question of the hiring manager."""

    text = forms.CharField(
        label=_("Your answer"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write the answer first.")},
    )
