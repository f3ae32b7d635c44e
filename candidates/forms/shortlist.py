from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from candidates.evidence import HEARD
from candidates.models import Application, Finding, Review
from candidates.models.shortlist import MOST_PEOPLE, Place
from requisitions.models import Criterion


@dataclass(frozen=True)
class Pitched:
    """One criterion of one person: what the screen heard, and what is said for it."""

    criterion: Criterion
    finding: Finding | None
    field: forms.BoundField

    @property
    def heard_tone(self) -> str:
        return HEARD[self.finding.heard] if self.finding else ""


class Written(NamedTuple):
    """The fields of one person on a draft, as the page shows them."""

    review: Review
    order: forms.BoundField
    summary: forms.BoundField
    pitches: list[Pitched]


class ShortlistForm(forms.Form):
    """What the recruiter writes of everyone on a draft; `complete` asks for every must-have.

    `others` may be added on the way, and a review of the draft removed.
    """

    marks_optional = False

    message = forms.CharField(
        label=_("Message"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What is worth knowing of all of them. The manager reads it first."),
    )
    add = forms.ModelChoiceField(
        Application.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("Somebody else moved them meanwhile.")},
    )
    remove = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        reviews: Sequence[Review],
        criteria: Sequence[Criterion],
        others: QuerySet[Application],
        complete: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reviews, self.criteria, self.complete = reviews, criteria, complete
        adding: Any = self.fields["add"]
        adding.queryset = others
        for place, review in enumerate(reviews, start=1):
            self.add_person(review, place)

    def add_person(self, review: Review, place: int) -> None:
        written = {pitch.criterion_id: pitch.text for pitch in review.pitches.all()}
        self.fields[f"{review.pk}-ORDER"] = forms.IntegerField(
            initial=place,
            required=False,
            label=_("Position"),
            widget=forms.NumberInput(attrs={"class": "small", "min": 1, "max": MOST_PEOPLE}),
        )
        self.fields[f"{review.pk}-summary"] = forms.CharField(
            initial=review.summary,
            required=False,
            max_length=2000,
            label=_("Why this person"),
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        for criterion in self.criteria:
            self.fields[f"{review.pk}-{criterion.pk}"] = self.pitch_field(criterion, written)

    def pitch_field(self, criterion: Criterion, written: dict[int, str]) -> forms.CharField:
        must = criterion.need == Criterion.Need.MUST
        return forms.CharField(
            initial=written.get(criterion.pk, ""),
            required=self.complete and must,
            max_length=300,
            label=criterion.text,
            error_messages={
                "required": _("Say what shows it. If nothing does, write “No evidence yet”.")
            },
        )

    def people(self) -> Iterator[Written]:
        for review in self.reviews:
            found = {finding.criterion_id: finding for finding in review.application.findings.all()}
            yield Written(
                review,
                self[f"{review.pk}-ORDER"],
                self[f"{review.pk}-summary"],
                [Pitched(c, found.get(c.pk), self[f"{review.pk}-{c.pk}"]) for c in self.criteria],
            )

    def places(self) -> list[Place]:
        """Everyone this page showed, in their new order. Who came later keeps their words."""
        given = self.cleaned_data
        shown = [review for review in self.reviews if f"{review.pk}-ORDER" in self.data]
        shown.sort(key=lambda review: given[f"{review.pk}-ORDER"] or 0)
        return [
            Place(
                review.pk,
                given[f"{review.pk}-summary"],
                {c.pk: given[f"{review.pk}-{c.pk}"] for c in self.criteria},
            )
            for review in shown
        ]

    def written(self) -> dict[str, Any]:
        """Everything that `Shortlist.prepare` keeps."""
        given = {name: self.cleaned_data[name] for name in ("message", "add", "remove")}
        return given | {"places": self.places()}
