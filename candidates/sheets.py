"""Sources, kinds of checks, suggested words, and what offers are made of, as tables."""

from typing import Any

from django import forms
from import_export.fields import Field
from import_export.widgets import ForeignKeyWidget

from candidates.forms.offer_rule import OfferRuleRow
from candidates.models import (
    Benefit,
    CheckKind,
    LetterTemplate,
    MessageTemplate,
    OfferRule,
    Source,
)
from hiring.accounts.models import Department
from hiring.money import to_major
from hiring.sheets.forms import YesNo
from hiring.sheets.sheet import Sheet, Told


class SourceRow(forms.ModelForm):  # type: ignore[type-arg]
    active = YesNo()

    class Meta:
        model = Source
        fields = ("name", "kind", "code", "active")


class SourceSheet(Sheet):
    """By the code, which is in links that are out."""

    form = SourceRow
    active = Field("active", "active", Told())

    class Meta(Sheet.Meta):
        model = Source
        fields = ("code", "name", "kind", "active")
        import_id_fields = ("code",)


class MessageTemplateSheet(Sheet):
    form = forms.modelform_factory(MessageTemplate, fields=("moment", "name", "body"))

    class Meta(Sheet.Meta):
        model = MessageTemplate
        fields = ("moment", "name", "body")
        import_id_fields = ("moment", "name")


class CheckKindRow(forms.ModelForm):  # type: ignore[type-arg]
    active = YesNo()

    class Meta:
        model = CheckKind
        fields = ("name", "explanation", "days_valid", "active")


class CheckKindSheet(Sheet):
    form = CheckKindRow
    active = Field("active", "active", Told())

    class Meta(Sheet.Meta):
        model = CheckKind
        fields = ("name", "explanation", "days_valid", "active")
        import_id_fields = ("name",)


class BenefitRow(forms.ModelForm):  # type: ignore[type-arg]
    active = YesNo()

    class Meta:
        model = Benefit
        fields = ("name", "active")


class BenefitSheet(Sheet):
    form = BenefitRow
    active = Field("active", "active", Told())

    class Meta(Sheet.Meta):
        model = Benefit
        fields = ("name", "active")
        import_id_fields = ("name",)


class LetterTemplateRow(forms.ModelForm):  # type: ignore[type-arg]
    active = YesNo()

    class Meta:
        model = LetterTemplate
        fields = ("language", "name", "body", "active")


class LetterTemplateSheet(Sheet):
    form = LetterTemplateRow
    active = Field("active", "active", Told())

    class Meta(Sheet.Meta):
        model = LetterTemplate
        fields = ("language", "name", "body", "active")
        import_id_fields = ("language", "name")


class OfferRuleSheet(Sheet):
    """Who is asked stands in one cell, by e-mail."""

    form = OfferRuleRow
    department = Field("department", "department", ForeignKeyWidget(Department, "name"))
    above = Field("above", "above")
    asks_manager = Field("asks_manager", "asks_manager", Told())
    people = Field(column_name="people")
    active = Field("active", "active", Told())

    class Meta(Sheet.Meta):
        model = OfferRule
        fields = (
            "name", "position", "department", "when", "above", "currency", "asks_manager",
            "people", "needed", "active",
        )  # fmt: skip
        import_id_fields = ("name",)

    def dehydrate_above(self, rule: OfferRule) -> str:
        """As people say it."""
        return "" if rule.above is None else str(to_major(rule.above, rule.currency))

    def dehydrate_people(self, rule: OfferRule) -> str:
        """Those it names, or those a row is about to name."""
        named = vars(rule).get("planned")
        if named is None:
            named = rule.people.all() if rule.pk else []
        return " ".join(sorted(one.email for one in named))

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return queryset.select_related("department").prefetch_related("people")

    def after_save_instance(self, instance: OfferRule, row: Any, **kwargs: Any) -> None:
        instance.people.set(vars(instance)["planned"])
