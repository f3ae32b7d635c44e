from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.forms.review import NO_QUESTION, VERDICTS, Verdict
from candidates.models import Review


class Judged(NamedTuple):
    """One person as the comparison shows them; without fields where nothing is left to say."""

    review: Review
    verdict: forms.BoundField | None
    note: forms.BoundField | None


class CompareForm(forms.Form):
    """A verdict on each of several people, chosen side by side."""

    def __init__(self, data: Any = None, *, reviews: Sequence[Review]) -> None:
        super().__init__(data)
        self.reviews = reviews
        self.open = [review for review in reviews if review.is_unanswered]
        for review in self.open:
            self.add_person(review)

    def add_person(self, review: Review) -> None:
        self.fields[f"verdict-{review.pk}"] = forms.ChoiceField(
            choices=[(value, Verdict(value).label) for value in review.verdicts()],
            required=False,
            initial=review.verdict,
            label=_("Verdict on %(name)s") % {"name": review},
            widget=VERDICTS,
        )
        self.fields[f"note-{review.pk}"] = forms.CharField(
            required=False,
            max_length=4000,
            initial=review.note,
            label=_("Your question about %(name)s") % {"name": review},
            widget=forms.Textarea(attrs={"rows": 3, "class": "small"}),
        )

    def people(self) -> Iterator[Judged]:
        for review in self.reviews:
            if review in self.open:
                yield Judged(review, self[f"verdict-{review.pk}"], self[f"note-{review.pk}"])
            else:
                yield Judged(review, None, None)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for review in self.open:
            asks = given.get(f"verdict-{review.pk}") == Verdict.ASK
            if asks and not given.get(f"note-{review.pk}"):
                self.add_error(f"note-{review.pk}", NO_QUESTION)
        return given

    def verdicts(self) -> dict[Review, tuple[str, str]]:
        """Verdict and note of everyone the page showed."""
        given = self.cleaned_data
        shown = [review for review in self.open if f"note-{review.pk}" in self.data]
        return {one: (given[f"verdict-{one.pk}"], given[f"note-{one.pk}"]) for one in shown}
