from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from candidates.models import Application, Candidate, MessageTemplate, Source
from hiring.admin import Kept, ToLookUp, admin_in


@admin.register(Source)
class SourceAdmin(Kept):
    list_display = ("name", "kind", "code", "active")
    list_filter = ("kind", "active")
    search_fields = ("name", "code")
    prepopulated_fields = {"code": ("name",)}


@admin.register(MessageTemplate)
class MessageTemplateAdmin(Kept):
    list_display = ("name", "moment")
    list_filter = ("moment",)
    search_fields = ("name", "body")


@admin.register(Candidate)
class CandidateAdmin(ToLookUp):
    list_display = ("name", "email", "headline", "place", "created_at", "keep_until")
    search_fields = ("name", "email", "headline")
    ordering = ("-pk",)
    fields = (
        "name", "email", "phone", "headline", "place", "created_at", "consented_at", "keep_until",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Candidate.objects.visible_to(admin_in(request))


@admin.register(Application)
class ApplicationAdmin(ToLookUp):
    list_display = ("candidate", "requisition", "status", "since", "source", "told")
    list_filter = ("status", "source")
    list_select_related = ("candidate", "requisition", "source")
    search_fields = ("candidate__name", "candidate__email", "=requisition__id")
    ordering = ("-pk",)
    fields = (
        "candidate", "requisition", "status", "since", "told", "source", "referred_by", "added_by",
        "created_at", "applied_at", "promised_on",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Application.objects.visible_to(admin_in(request))
