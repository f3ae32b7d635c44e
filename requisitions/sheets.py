"""Places, approval rules and staffing plans as tables."""

from typing import Any

from django import forms
from import_export.fields import Field
from import_export.widgets import ForeignKeyWidget

from hiring.accounts.models import Department
from hiring.money import to_major
from hiring.sheets.sheet import Sheet, Told
from requisitions.forms.rule_row import RuleRow, plan, steps_of
from requisitions.forms.staffing import StaffingRow
from requisitions.models import ApprovalRule, Place, StaffingPlan


class PlaceSheet(Sheet):
    form = forms.modelform_factory(Place, fields=("name", "locality", "region", "country"))

    class Meta(Sheet.Meta):
        model = Place
        fields = ("name", "locality", "region", "country")
        import_id_fields = ("name",)


class RuleSheet(Sheet):
    """A rule with its steps: one line in the cell for each."""

    form = RuleRow
    department = Field("department", "department", ForeignKeyWidget(Department, "name"))
    above = Field("above", "above")
    active = Field("active", "active", Told())
    steps = Field(column_name="steps")

    class Meta(Sheet.Meta):
        model = ApprovalRule
        fields = (
            "name", "position", "department", "reason", "above", "currency", "active", "steps",
        )  # fmt: skip
        import_id_fields = ("name",)

    def dehydrate_above(self, rule: ApprovalRule) -> str:
        """As people say it."""
        return "" if rule.above is None else str(to_major(rule.above, rule.currency))

    def dehydrate_steps(self, rule: ApprovalRule) -> str:
        return steps_of(rule)

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return queryset.prefetch_related("steps__people")

    def after_save_instance(self, instance: ApprovalRule, row: Any, **kwargs: Any) -> None:
        plan(instance, vars(instance)["planned"])


class StaffingSheet(Sheet):
    form = StaffingRow
    department = Field("department", "department", ForeignKeyWidget(Department, "name"))
    cost = Field("cost", "cost")

    class Meta(Sheet.Meta):
        model = StaffingPlan
        fields = ("department", "year", "positions", "cost", "currency")
        import_id_fields = ("department", "year", "currency")

    def dehydrate_cost(self, plan: StaffingPlan) -> str:
        """As people say it."""
        return "" if plan.cost is None else str(to_major(plan.cost, plan.currency))
