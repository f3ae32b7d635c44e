"""Approval rules as admins keep them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User
from hiring.forms import AmountField
from hiring.money import to_major, to_minor
from requisitions.models import ApprovalRule, RuleStep


class RuleForm(forms.ModelForm):  # type: ignore[type-arg]
    """The limit is typed as people say it, and kept in minor units."""

    above = AmountField(
        label=_("Yearly cost above"),
        required=False,
        help_text=_("Of all openings together. Empty: whatever it costs."),
    )

    class Meta:
        model = ApprovalRule
        fields = ("name", "position", "department", "reason", "above", "currency", "active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.above is not None:
            self.initial["above"] = to_major(self.instance.above, self.instance.currency)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("above") is not None and cleaned.get("currency"):
            cleaned["above"] = to_minor(cleaned["above"], cleaned["currency"])
        return cleaned


class StepForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = RuleStep
        fields = ("position", "name", "needed", "people")

    def clean_people(self) -> Any:
        people = self.cleaned_data["people"]
        outside = people.exclude(pk__in=User.objects.colleagues().values("pk")).first()
        if outside:
            raise ValidationError(_("%(name)s cannot approve.") % {"name": outside})
        return people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        people, needed = cleaned.get("people"), cleaned.get("needed")
        if people is not None and needed and needed > people.count():
            self.add_error("needed", _("More yeses are needed than people are asked."))
        return cleaned


class Steps(BaseInlineFormSet):  # type: ignore[type-arg]
    """A rule without a step would approve nothing."""

    def clean(self) -> None:
        super().clean()
        kept = [
            form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        if not any(self.errors) and not kept:
            raise ValidationError(_("Add at least one step."))
