"""What the apply form asks beside the usual, line by line."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from requisitions.forms.lines import Lines
from requisitions.models import Posting, Question

MOST_QUESTIONS = 8


class QuestionForm(forms.Form):
    """One line. A line without words is no line."""

    use_required_attribute = False

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Question"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"data-wide": True}),
    )
    hint = forms.CharField(label=_("Hint"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Answer"), choices=Question.Kind, initial=Question.Kind.TEXT)
    required = forms.BooleanField(label=_("Must be answered"), required=False)

    @property
    def is_blank(self) -> bool:
        return not any(self.cleaned_data.get(name) for name in ("text", "hint"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("text") and (said.get("hint") or said.get("id")):
            self.add_error("text", _("Write it, or remove the line."))
        return said


QuestionFormSet = cast(
    type[Lines],
    forms.formset_factory(
        QuestionForm,
        formset=Lines,
        can_order=True,
        can_delete=True,
        extra=1,
        max_num=MOST_QUESTIONS,
        validate_max=True,
    ),
)


def questions_of(posting: Posting | None) -> list[dict[str, Any]]:
    if posting is None:
        return []
    current = posting.questions.current()
    return [{name: getattr(one, name) for name in QuestionForm.base_fields} for one in current]
