from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from candidates.models import Application, Candidate, MessageTemplate, Source
from candidates.sheets import MessageTemplateSheet, SourceSheet
from hiring.admin import ToLookUp, admin_in, number_in
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
