"""Templates of interview plans as admins keep them."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from requisitions.models import Criterion, PlanTemplateRound


class TemplateRoundForm(forms.ModelForm):  # type: ignore[type-arg]
    focus = forms.MultipleChoiceField(
        label=_("Focus"),
        choices=Criterion.Kind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("It looks at whatever criteria of these kinds a requisition has."),
    )

    class Meta:
        model = PlanTemplateRound
        fields = ("position", "title", "kind", "minutes", "focus", "questions", "guidance")
        widgets = {
            "questions": forms.Textarea(attrs={"rows": 4}),
            "guidance": forms.Textarea(attrs={"rows": 3}),
        }


class TemplateRounds(BaseInlineFormSet):  # type: ignore[type-arg]
    """A template without a round would fill in nothing."""

    def clean(self) -> None:
        super().clean()
        kept = [
            form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        if not any(self.errors) and not kept:
            raise ValidationError(_("Add at least one round."))
