from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hiring.admin import Kept, ToLookUp, admin_in, number_in
from hiring.money import format_amount
from hiring.sheets.admin import Exchanged
from requisitions.forms.plan_template import TemplateRoundForm, TemplateRounds
from requisitions.forms.rule import RuleForm, StepForm, Steps
from requisitions.forms.staffing import StaffingPlanForm
from requisitions.models import (
    ApprovalRule,
    Place,
    PlanTemplate,
    PlanTemplateRound,
    Requisition,
    RuleStep,
    StaffingPlan,
)
from requisitions.sheets import PlaceSheet, RuleSheet, StaffingSheet


class StepInline(admin.StackedInline):  # type: ignore[type-arg]
    model = RuleStep
    form = StepForm
    formset = Steps
    extra = 1
    autocomplete_fields = ("people",)


@admin.register(ApprovalRule)
class RuleAdmin(Exchanged):
    """The first rule that fits counts, in this order."""

    resource_classes = [RuleSheet]
    form = RuleForm
    inlines = (StepInline,)
    list_display = ("name", "position", "department", "reason", "limit", "active")
    list_filter = ("active", "department")
    list_select_related = ("department",)
    search_fields = ("name", "department__name")
    autocomplete_fields = ("department",)

    @admin.display(description=_("yearly cost above"))
    def limit(self, rule: ApprovalRule) -> str:
        return "" if rule.above is None else format_amount(rule.above, rule.currency)


class PlanTemplateRoundInline(admin.StackedInline):  # type: ignore[type-arg]
    model = PlanTemplateRound
    form = TemplateRoundForm
    formset = TemplateRounds
    extra = 1


@admin.register(PlanTemplate)
class PlanTemplateAdmin(Kept):
    """What people begin an interview plan with."""

    inlines = (PlanTemplateRoundInline,)
    list_display = ("name", "in_order")
    search_fields = ("name", "rounds__title")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("rounds")

    @admin.display(description=_("rounds"))
    def in_order(self, template: PlanTemplate) -> str:
        return ", ".join(one.title for one in template.rounds.all())


@admin.register(StaffingPlan)
class StaffingPlanAdmin(Exchanged):
    """What requisitions are held against: those beyond it are shown so to their approvers."""

    resource_classes = [StaffingSheet]
    form = StaffingPlanForm
    list_display = ("department", "year", "positions", "limit")
    list_filter = ("year", "department")
    list_select_related = ("department",)
    search_fields = ("department__name", "year")
    autocomplete_fields = ("department",)

    @admin.display(description=_("yearly cost"))
    def limit(self, plan: StaffingPlan) -> str:
        return format_amount(plan.cost, plan.currency)


@admin.register(Place)
class PlaceAdmin(Exchanged):
    resource_classes = [PlaceSheet]
    list_display = ("name", "locality", "region", "country")
    search_fields = ("name", "locality")


@admin.register(Requisition)
class RequisitionAdmin(ToLookUp):
    list_display = ("code", "title", "status", "department", "manager", "recruiter", "opened_at")
    list_filter = ("status", "department")
    list_select_related = ("department", "manager", "recruiter")
    search_fields = ("title", "id__exact")
    fields = (
        "code", "title", "status", "since", "department", "headcount", "manager", "recruiter",
        "drafted_by", "confidential", "created_at", "opened_at",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Requisition.objects.visible_to(admin_in(request))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By title, or by the number as people write it."""
        term = number_in(search_term) or search_term
        return super().get_search_results(request, queryset, str(term))
