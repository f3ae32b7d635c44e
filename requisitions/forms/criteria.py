"""What the job needs, line by line."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from requisitions.forms.lines import Lines
from requisitions.models import Criterion, Requisition

MOST_CRITERIA = 20


class CriterionForm(forms.Form):
    """One line. A line without words is no line."""

    use_required_attribute = False

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    need = forms.ChoiceField(label=_("Need"), choices=Criterion.Need, initial=Criterion.Need.MUST)
    text = forms.CharField(
        label=_("In a few words"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("For example: has led an incident")}),
    )
    detail = forms.CharField(
        label=_("What that means here"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("What that means here")}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Criterion.Kind, initial=Criterion.Kind.SKILL)
    assessed = forms.ChoiceField(
        label=_("How we find out"), choices=Criterion.Assessed, initial=Criterion.Assessed.SCREEN
    )
    question = forms.CharField(label=_("Question to ask"), max_length=300, required=False)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written on this line."""
        return not any(self.cleaned_data.get(name) for name in ("text", "detail", "question"))

    @property
    def has_wrong_part(self) -> bool:
        """Whether something in its folded half is to be fixed."""
        return self.is_bound and bool(set(self.errors) - {"text", "detail"})

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("text") and (not self.is_blank or said.get("id")):
            self.add_error("text", _("Write it, or remove the line."))
        if said.get("kind") == Criterion.Kind.VALUE and not said.get("question"):
            self.add_error("question", _("A value needs a question of its own."))
        return said


class CriterionLines(Lines):
    asking = False
    """Whether approval is asked for with it: then a must-have is needed."""

    def clean(self) -> None:
        if any(self.errors):
            return
        if self.asking and not any(row["need"] == Criterion.Need.MUST for row in self.rows()):
            raise forms.ValidationError(_("Write at least one must-have before you ask."))


CriterionFormSet = cast(
    type[CriterionLines],
    forms.formset_factory(
        CriterionForm,
        formset=CriterionLines,
        can_order=True,
        can_delete=True,
        extra=3,
        max_num=MOST_CRITERIA,
        validate_max=True,
    ),
)


def criteria_of(
    requisition: Requisition | None, proposed: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The lines as they stand. A copy names them too, but starts lines of its own. `proposed`:
    another need for one of them, by its id."""
    if requisition is None:
        return []
    needs = {proposed.get(need): need for need in Criterion.Need.values}
    lines = [one.says | {"id": one.pk} for one in requisition.criteria.current()]
    return [line | {"need": needs.get(str(line["id"]), line["need"])} for line in lines]
