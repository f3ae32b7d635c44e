from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.matching import Suggestion
from candidates.models import Finding
from candidates.models.finding import Heard
from hiring.forms import Chips
from requisitions.models import Criterion

HEARD = Chips(
    icons={"heard": "check", "unclear": "circle-help", "not_heard": "x"},
    statuses={"heard": "on-time", "unclear": "due-soon", "not_heard": "overdue"},
)
CHOICES = [(value, Finding.Heard(value).label) for value in ("heard", "unclear", "not_heard")]


class Screened(NamedTuple):
    """One criterion as the form shows it."""

    criterion: Criterion
    heard: forms.BoundField
    line: forms.BoundField
    suggestion: Suggestion | None


class WriteScreenForm(forms.Form):
    """What was heard of each criterion, with the line that shows it.

    A line found in the résumé stands there as a beginning; it is kept only with an answer.
    """

    marks_optional = False

    def __init__(
        self,
        *args: Any,
        criteria: Sequence[Criterion],
        findings: Mapping[int, Finding],
        claims: Mapping[int, Suggestion],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.criteria, self.findings, self.claims = criteria, findings, claims
        for criterion in criteria:
            self.ask(criterion, findings.get(criterion.pk), claims.get(criterion.pk))

    def ask(self, criterion: Criterion, finding: Finding | None, claim: Suggestion | None) -> None:
        self.fields[f"heard-{criterion.pk}"] = forms.ChoiceField(
            label=criterion.text,
            choices=CHOICES,
            required=False,
            widget=HEARD,
            initial=finding.heard if finding else None,
            error_messages={"invalid_choice": _("Choose one of the three.")},
        )
        found = claim.line if claim else ""
        self.fields[f"line-{criterion.pk}"] = forms.CharField(
            label=_("The line that shows it"),
            required=False,
            max_length=300,
            initial=finding.line if finding else found,
        )

    def rows(self) -> Iterator[Screened]:
        for criterion in self.criteria:
            claim = self.claims.get(criterion.pk)
            known = criterion.pk in self.findings
            yield Screened(
                criterion,
                self[f"heard-{criterion.pk}"],
                self[f"line-{criterion.pk}"],
                None if known else claim,
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        answers = [f"heard-{criterion.pk}" for criterion in self.criteria]
        if not self.errors and not any(given.get(answer) for answer in answers):
            raise forms.ValidationError(_("Answer at least one criterion; the rest can wait."))
        return given

    def answers(self) -> dict[int, Heard]:
        """By criterion; those without an answer are left as they are."""
        given = self.cleaned_data
        return {
            one.pk: Heard(given[f"heard-{one.pk}"], given[f"line-{one.pk}"])
            for one in self.criteria
            if given[f"heard-{one.pk}"]
        }
