from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from candidates.forms.offer_rule import LetterTemplateForm, OfferRuleForm
from candidates.models import (
    Application,
    BackgroundCheck,
    Benefit,
    BenefitName,
    Candidate,
    CheckKind,
    Interview,
    LetterTemplate,
    MessageTemplate,
    Offer,
    OfferRule,
    Onboarding,
    OnboardingTemplate,
    Reference,
    Scorecard,
    Source,
    TemplateTask,
)
from candidates.sheets import (
    BenefitSheet,
    CheckKindSheet,
    LetterTemplateSheet,
    MessageTemplateSheet,
    OfferRuleSheet,
    SourceSheet,
)
from hiring.admin import Kept, ToLookUp, admin_in, number_in
from hiring.money import format_amount
from hiring.sheets.admin import Exchanged


@admin.register(Source)
class SourceAdmin(Exchanged):
    resource_classes = [SourceSheet]
    list_display = ("name", "kind", "code", "active")
    list_filter = ("kind", "active")
    search_fields = ("name", "code")
    prepopulated_fields = {"code": ("name",)}


@admin.register(MessageTemplate)
class MessageTemplateAdmin(Exchanged):
    resource_classes = [MessageTemplateSheet]
    list_display = ("name", "moment")
    list_filter = ("moment",)
    search_fields = ("name", "body")


@admin.register(CheckKind)
class CheckKindAdmin(Exchanged):
    resource_classes = [CheckKindSheet]
    list_display = ("name", "days_valid", "active")
    list_filter = ("active",)
    search_fields = ("name",)


class TemplateTaskInline(admin.StackedInline):  # type: ignore[type-arg]
    model = TemplateTask
    extra = 1
    fields = (
        ("position", "title"), ("owner", "offset"), ("before_day_one", "wants_document"),
        "guidance",
    )  # fmt: skip


@admin.register(OnboardingTemplate)
class OnboardingTemplateAdmin(Kept):
    """What is done for everybody who joins; whoever has begun keeps what they began with."""

    inlines = (TemplateTaskInline,)
    list_display = ("name", "department", "place", "it_helper", "active")
    list_filter = ("active", "department")
    list_select_related = ("department", "place", "it_helper")
    search_fields = ("name", "tasks__title")
    autocomplete_fields = ("department", "place", "it_helper")


class BenefitNameInline(admin.TabularInline):  # type: ignore[type-arg]
    model = BenefitName
    extra = 1


@admin.register(Benefit)
class BenefitAdmin(Exchanged):
    """Letters say them in their own language, else by the first name."""

    inlines = (BenefitNameInline,)
    resource_classes = [BenefitSheet]
    list_display = ("name", "active")
    list_filter = ("active",)
    search_fields = ("name",)


@admin.register(LetterTemplate)
class LetterTemplateAdmin(Exchanged):
    """The words of an offer's letter, one in use for each language."""

    resource_classes = [LetterTemplateSheet]
    form = LetterTemplateForm
    list_display = ("name", "language", "active")
    list_filter = ("active", "language")
    search_fields = ("name", "body")


@admin.register(OfferRule)
class OfferRuleAdmin(Exchanged):
    """Every rule that fits asks, in this order."""

    resource_classes = [OfferRuleSheet]
    form = OfferRuleForm
    list_display = ("name", "position", "department", "when", "limit", "needed", "active")
    list_filter = ("active", "when", "department")
    list_select_related = ("department",)
    search_fields = ("name", "department__name")
    autocomplete_fields = ("department", "people")

    @admin.display(description=_("yearly cost above"))
    def limit(self, rule: OfferRule) -> str:
        return "" if rule.above is None else format_amount(rule.above, rule.currency)


@admin.register(Candidate)
class CandidateAdmin(ToLookUp):
    list_display = ("name", "email", "headline", "place", "created_at", "keep_until")
    search_fields = ("name", "email", "headline")
    fields = (
        "name", "email", "phone", "headline", "place", "created_at", "consented_at", "keep_until",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Everybody but themselves, as the policy has it; in a way that asks for nobody's past."""
        return Candidate.objects.exclude(email=admin_in(request).email)


@admin.register(Application)
class ApplicationAdmin(ToLookUp):
    list_display = ("candidate", "requisition", "status", "since", "source", "told")
    list_filter = ("status", "source")
    list_select_related = ("candidate", "requisition", "source")
    search_fields = ("candidate__name", "candidate__email")
    search_help_text = _("A name, an e-mail, an employer, or a requisition as REQ-1042.")
    fields = (
        "candidate", "requisition", "status", "since", "told", "source", "referred_by", "added_by",
        "created_at", "applied_at", "promised_on",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Application.objects.visible_to(admin_in(request))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By the requisition, or by people who are found first: each has an index of its own."""
        if number := number_in(search_term):
            return queryset.filter(requisition=number), False
        people = Candidate.objects.named(search_term)
        return queryset.filter(candidate__in=people.values("pk")), False


class OfApplications(ToLookUp):
    """What belongs to an application: of everybody but themselves."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        seen: QuerySet[Any] = self.model.objects.visible_to(admin_in(request))
        return seen


@admin.register(Reference)
class ReferenceAdmin(OfApplications):
    """Who was asked and when; what they said is read on the application's page."""

    list_display = ("name", "application", "status", "since", "asked_at", "answered_at")
    list_filter = ("status",)
    list_select_related = ("application__candidate",)
    search_fields = ("name", "email")
    fields = (
        "name", "relation", "email", "phone", "application", "status", "since", "consented_at",
        "asked_at", "answered_at",
    )  # fmt: skip


@admin.register(BackgroundCheck)
class BackgroundCheckAdmin(OfApplications):
    list_display = ("kind", "application", "status", "since", "valid_until")
    list_filter = ("status", "kind")
    list_select_related = ("application__candidate", "kind")
    fields = (
        "kind", "application", "status", "since", "requested_by", "requested_at", "consented_at",
        "ordered_at", "valid_until",
    )  # fmt: skip


@admin.register(Offer)
class OfferAdmin(OfApplications):
    """Where each stands; its terms and who agreed are read on its page."""

    list_display = ("application", "status", "since", "expires_at", "opening")
    list_filter = ("status",)
    list_select_related = ("application__candidate", "opening")
    fields = (
        "application", "status", "since", "created_at", "submitted_by", "opening", "expires_at",
        "why",
    )  # fmt: skip


@admin.register(Interview)
class InterviewAdmin(ToLookUp):
    """When somebody is met, and by whom; what follows is read on the application's page."""

    list_display = ("candidate", "round", "status", "during", "booked_by", "since")
    list_filter = ("status",)
    list_select_related = ("candidate", "round", "booked_by")
    search_fields = ("candidate__name", "round__title")
    fields = (
        "candidate", "application", "round", "status", "since", "during", "place", "booked_by",
        "sequence", "moved",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Interview.objects.not_of(admin_in(request))


@admin.register(Scorecard)
class ScorecardAdmin(ToLookUp):
    """Of whom it is awaited, and when it came; what it says is read on its own page."""

    list_display = ("author", "application", "interview", "status", "since", "sent_at")
    list_filter = ("status",)
    list_select_related = ("author", "application__candidate", "interview__round",
                           "interview__candidate")  # fmt: skip
    search_fields = ("author__name", "application__candidate__name")
    fields = (
        "author", "application", "interview", "status", "since", "asked_by", "sent_at", "version",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Scorecard.objects.not_of(admin_in(request))


@admin.register(Onboarding)
class OnboardingAdmin(ToLookUp):
    """Who joins when; what is done for them is read on their own page."""

    list_display = ("application", "starts_on", "place", "buddy", "it_helper", "stopped_at")
    list_select_related = ("application__candidate", "buddy", "it_helper")
    search_fields = ("application__candidate__name",)
    fields = (
        "application", "starts_on", "place", "first_day", "buddy", "it_helper", "begun_at",
        "expected_at", "stopped_at",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Onboarding.objects.not_of(admin_in(request))
