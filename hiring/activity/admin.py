from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hiring.activity.forms import ReminderStepForm, WordingForm, reminders
from hiring.activity.models import Clock, Delivery, Event, Notice, ReminderStep, Wording
from hiring.activity.sheets import ReminderStepSheet, WordingSheet
from hiring.admin import ToLookUp, number_in
from hiring.sheets.admin import Exchanged


@admin.register(Wording)
class WordingAdmin(Exchanged):
    resource_classes = [WordingSheet]
    form = WordingForm
    list_display = ("kind", "language", "sentence")
    list_filter = ("language",)
    search_fields = ("kind", "sentence")


@admin.register(ReminderStep)
class ReminderStepAdmin(Exchanged):
    resource_classes = [ReminderStepSheet]
    form = ReminderStepForm
    list_display = ("kind", "offset", "unit", "times", "active")
    list_editable = ("active",)
    list_filter = ("rule", "active")


def about_number(queryset: QuerySet[Any], relation: str, number: int) -> QuerySet[Any]:
    """What concerns anything of this number: by index, which begins with the kind of thing."""
    kinds = ContentType.objects.values("pk")
    return queryset.filter(**{f"{relation}_type__in": kinds, f"{relation}_id": number})


@admin.register(Event)
class EventAdmin(ToLookUp):
    list_display = ("at", "verb", "actor", "subject_type", "subject_id", "source", "target")
    list_select_related = ("subject_type", "actor_type")
    search_fields = ("verb__startswith",)
    search_help_text = _("A verb, or the number of what it was done to.")
    fields = (
        "at", "verb", "actor", "subject_type", "subject_id", "within_type", "within_id",
        "source", "target", "details",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("actor")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if number := number_in(search_term):
            return about_number(queryset, "subject", number), False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("who"))
    def actor(self, event: Event) -> str:
        return str(event.actor or "Tandem")


@admin.register(Notice)
class NoticeAdmin(ToLookUp):
    list_display = ("at", "kind", "reader", "read_at", "mail", "status", "sent_at", "problem")
    list_filter = ("status", "mail")
    list_select_related = ("recipient_type",)
    search_fields = ("kind__startswith",)
    fields = (
        "at", "kind", "reader", "subject_type", "subject_id", "read_at", "mail", "status",
        "attempts", "try_at", "sent_at", "problem",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("recipient")

    @admin.display(description=_("reader"))
    def reader(self, notice: Notice) -> str:
        return str(notice.recipient or notice.mailbox)


@admin.register(Delivery)
class DeliveryAdmin(ToLookUp):
    list_display = ("at", "to", "outcome", "title", "problem")
    list_filter = ("outcome",)
    search_fields = ("to", "title")
    fields = ("at", "to", "outcome", "title", "text", "problem")


class PromiseFilter(admin.SimpleListFilter):
    """The promises there are, not those among a million clocks."""

    title = _("promise")
    parameter_name = "rule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        rules = sorted({kind.partition(".")[0] for kind, _words in reminders()})
        return [(rule, rule) for rule in rules]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(rule=self.value()) if self.value() else queryset


@admin.register(Clock)
class ClockAdmin(ToLookUp):
    list_display = ("rule", "within_id", "started_at", "due_at", "paused_at", "stopped_at")
    list_filter = (PromiseFilter,)
    list_select_related = ("within_type", "subject_type")
    search_fields = ("rule",)
    search_help_text = _("A promise, or the number of the requisition it was made in.")
    fields = (
        "rule", "subject_type", "subject_id", "within_type", "within_id", "time_zone", "country",
        "started_at", "due_at", "paused_at", "hours_left", "stopped_at",
    )  # fmt: skip

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if number := number_in(search_term):
            return about_number(queryset, "within", number), False
        return super().get_search_results(request, queryset, search_term)
