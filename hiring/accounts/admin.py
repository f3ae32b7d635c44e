from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from hiring.accounts import verbs
from hiring.accounts.forms.account import AccountForm, NewAccountForm, ProgramForm
from hiring.accounts.models import (
    Absence,
    Agency,
    Company,
    Department,
    Holiday,
    Program,
    StandIn,
    User,
)
from hiring.accounts.roles import Role
from hiring.accounts.sheets import AgencySheet, DepartmentSheet, HolidaySheet
from hiring.activity.record import record
from hiring.admin import Kept, admin_in
from hiring.sheets.admin import Exchanged


class RoleFilter(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return Role.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(roles__contains=[self.value()]) if self.value() else queryset


class OnRecord(Kept):
    """Roles, closing and opening are written down; what an account did stays its own."""

    @admin.display(description=_("roles"))
    def role_words(self, account: User) -> str:
        return ", ".join(str(Role(role).label) for role in account.roles)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        by = admin_in(request)
        if "roles" in form.changed_data:
            record("account.change_roles", obj, by=by, roles=obj.roles)
        if change and "is_active" in form.changed_data:
            record("account.reopen" if obj.is_active else "account.close", obj, by=by)


@admin.register(User)
class AccountAdmin(OnRecord, UserAdmin):  # type: ignore[type-arg]
    """Accounts are closed, never removed: what they did stays theirs."""

    form = AccountForm
    add_form = NewAccountForm
    list_display = ("name", "email", "role_words", "job", "agency", "is_active")
    list_filter = (RoleFilter, "is_active", "agency")
    list_select_related = ("agency",)
    search_fields = ("name", "email", "job")
    ordering = ("name",)
    filter_horizontal = ()
    view_on_site = False
    add_form_template = None
    fieldsets = (
        (None, {"fields": ("name", "email", "job", "password")}),
        (_("What they are"), {"fields": ("roles", "agency", "is_active")}),
        (_("Where they work"), {"fields": ("time_zone", "country")}),
        (
            _("When they meet others"),
            {"fields": ("works_from", "works_until", "weekly_interviews")},
        ),
    )
    add_fieldsets = (
        (None, {"fields": ("name", "email", "job", "password1", "password2")}),
        (_("What they are"), {"fields": ("roles", "agency")}),
        (_("Where they work"), {"fields": ("time_zone", "country")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Programs have their own list, and are nobody's head or stand-in."""
        accounts: QuerySet[User] = super().get_queryset(request)
        return accounts.filter(is_service=False)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.by = admin_in(request)
        return form


@admin.register(Program)
class ProgramAdmin(OnRecord):
    """What comes in with a token of its own: one is made beside the tokens."""

    form = ProgramForm
    list_display = ("name", "role_words", "job", "is_active")
    list_filter = (RoleFilter, "is_active")
    search_fields = ("name", "job")
    view_on_site = False


@admin.register(Department)
class DepartmentAdmin(Exchanged):
    resource_classes = [DepartmentSheet]
    list_display = ("name", "head")
    list_select_related = ("head",)
    search_fields = ("name",)
    autocomplete_fields = ("head",)


@admin.register(Agency)
class AgencyAdmin(Exchanged):
    resource_classes = [AgencySheet]
    search_fields = ("name",)


@admin.register(StandIn)
class StandInAdmin(Kept):
    """Named and removed by the same verbs as at Settings, so that people hear of it."""

    list_display = ("manager", "person", "starts_on", "ends_on")
    list_select_related = ("manager", "person")
    search_fields = ("manager__name", "person__name")
    autocomplete_fields = ("manager", "person")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: StandIn, form: Any, change: bool) -> None:
        named = verbs.name_stand_in(
            obj.manager, obj.person, obj.starts_on, obj.ends_on, by=admin_in(request)
        )
        obj.pk = named.pk

    def delete_model(self, request: HttpRequest, obj: StandIn) -> None:
        verbs.remove_stand_in(obj, by=admin_in(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[StandIn]) -> None:
        for stand_in in queryset:
            self.delete_model(request, stand_in)


@admin.register(Absence)
class AbsenceAdmin(Kept):
    """Added and removed by the same verbs as at Settings, so that it is on the record."""

    list_display = ("person", "starts_on", "ends_on")
    list_select_related = ("person",)
    list_filter = ("starts_on",)
    search_fields = ("person__name", "person__email")
    autocomplete_fields = ("person",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Absence, form: Any, change: bool) -> None:
        added = verbs.add_absence(obj.person, obj.starts_on, obj.ends_on, by=admin_in(request))
        obj.pk = added.pk

    def delete_model(self, request: HttpRequest, obj: Absence) -> None:
        verbs.remove_absence(obj, by=admin_in(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Absence]) -> None:
        for absence in queryset:
            self.delete_model(request, absence)


@admin.register(Company)
class CompanyAdmin(Kept):
    """There is one: its list is its form."""

    fieldsets = (
        (None, {"fields": ("name", "address", "website")}),
        (_("Careers site"), {"fields": ("headline", "lede", "how_we_hire", "privacy")}),
        (_("Promises"), {"fields": ("answer_days", "months_kept")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return not Company.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if Company.objects.exists():
            return redirect("admin:accounts_company_change", Company.ours().pk)
        return redirect("admin:accounts_company_add")

    def save_model(self, request: HttpRequest, obj: Company, form: Any, change: bool) -> None:
        obj.pk = 1
        super().save_model(request, obj, form, change)


@admin.register(Holiday)
class HolidayAdmin(Exchanged):
    resource_classes = [HolidaySheet]
    list_display = ("day", "name")
    list_filter = ("day",)
    search_fields = ("name",)
