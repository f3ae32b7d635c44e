"""Which offers need a yes, and the words of their letters, as admins keep them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.models import LetterTemplate, OfferRule
from candidates.models.letter_template import PLACEHOLDERS
from hiring.accounts.models import Department, User
from hiring.forms import AmountField
from hiring.money import to_major, to_minor
from hiring.sheets.forms import YesNo
from requisitions.forms.rule_row import person_called


class OfferRuleForm(forms.ModelForm):  # type: ignore[type-arg]
    """The limit is typed as people say it, and kept in minor units."""

    above = AmountField(
        label=gettext_lazy("Yearly cost above"),
        required=False,
        help_text=gettext_lazy("Base and bonus of a year. Only for “Above a yearly cost”."),
    )

    class Meta:
        model = OfferRule
        fields = (
            "name", "position", "department", "when", "above", "currency", "asks_manager",
            "people", "needed", "active",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.above is not None:
            self.initial["above"] = to_major(self.instance.above, self.instance.currency)

    def clean_people(self) -> list[User]:
        people = list(self.cleaned_data["people"])
        known = {one.pk for one in User.objects.colleagues()}
        if outside := [one for one in people if one.pk not in known]:
            raise ValidationError(_("%(name)s cannot approve.") % {"name": outside[0]})
        return people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.scale(cleaned)
        asked = len(cleaned.get("people", [])) + bool(cleaned.get("asks_manager"))
        if not self.errors and not asked:
            self.add_error("people", _("Name somebody, or ask the hiring manager."))
        elif not self.errors and cleaned["needed"] > asked:
            self.add_error("needed", _("More yeses are needed than people are asked."))
        return cleaned

    def scale(self, cleaned: dict[str, Any]) -> None:
        above, when = cleaned.get("above"), cleaned.get("when")
        if when != OfferRule.When.ABOVE:
            cleaned["above"] = None
        elif above is not None and cleaned.get("currency"):
            cleaned["above"] = to_minor(above, cleaned["currency"])


class OfferRuleRow(OfferRuleForm):
    """As one row of a table: people by their e-mail."""

    department = forms.ModelChoiceField(
        Department.objects.all(), to_field_name="name", required=False
    )
    asks_manager = YesNo()
    active = YesNo()
    people = forms.CharField(required=False)

    def clean_people(self) -> list[User]:
        emails = self.cleaned_data["people"].replace(",", " ").split()
        self.cleaned_data["people"] = User.objects.filter(pk__in=map(person_called, emails))
        people = super().clean_people()
        vars(self.instance)["planned"] = people
        return people


class LetterTemplateForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = LetterTemplate
        fields = ("name", "language", "body", "active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(f"{{{name}}}", meaning) for name, meaning in PLACEHOLDERS.items()]
        self.fields["body"].help_text = format_html(
            "{} {}<ul>{}</ul>",
            self.fields["body"].help_text,
            _("A paragraph that names only what an offer does not have is left out."),
            format_html_join("", "<li><code>{}</code> {}</li>", rows),
        )
