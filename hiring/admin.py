"""The administration: Django's own admin behind our sign-in, and what its parts share."""

from collections.abc import Callable, Iterable
from functools import update_wrapper
from inspect import isclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.db.models import PROTECT, RESTRICT, Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User
from hiring.policy import require

OURS = {"hiring", "requisitions", "candidates"}
LONGEST_NUMBER = 19  # digits; more of them number nothing


class Administration(admin.AdminSite):
    """Signing in, passwords and signing out are allauth's: there is no second door."""

    site_header = _("Tandem administration")
    site_title = _("Tandem administration")
    index_title = _("What admins keep")

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """Whoever is no admin is refused, in the policy's words."""
        inner: Callable[..., HttpResponseBase] = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            require(admin_in(request), "administration.enter")
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Only what our own apps keep: roles are not groups, and addresses are in the account."""
        models = [model_or_iterable] if isclass(model_or_iterable) else model_or_iterable
        ours = [model for model in models if model.__module__.partition(".")[0] in OURS]
        super().register(ours, admin_class, **options)

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect("account_change_password")

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect("account_logout")


def admin_in(request: HttpRequest) -> User:
    """Who is signed in: the middleware lets nobody else come so far."""
    return request.user  # type: ignore[return-value]


def number_in(words: str) -> int | None:
    """The number of a thing, as people write it: 1042 or REQ-1042."""
    digits = words.strip().upper().removeprefix("REQ-")
    return int(digits) if digits.isdecimal() and len(digits) < LONGEST_NUMBER else None


def used_by(model: type[Model], things: Iterable[Model]) -> list[str]:
    """What cannot do without these, by kind: behind one source may stand a million rows."""
    keys = [thing.pk for thing in things]
    return sorted(
        {
            capfirst(relation.related_model._meta.verbose_name_plural)
            for relation in holding(model)
            if relation.related_model._base_manager.filter(
                **{f"{relation.field.name}__in": keys}
            ).exists()
        }
    )


def holding(model: type[Model]) -> list[Any]:
    """The relations through which others hold on to a row of this model."""
    fields: list[Any] = model._meta.get_fields(include_hidden=True)
    relations = [field for field in fields if field.auto_created and not field.concrete]
    return [one for one in relations if one.many_to_many or one.on_delete in (PROTECT, RESTRICT)]


class Listing(ChangeList):
    """Sorted by nothing but what its columns offer, whatever the address says."""

    def get_ordering_field(self, field_name: Any) -> Any:
        return (
            super().get_ordering_field(field_name)
            if field_name in (self.sortable_by or ())
            else None
        )


class Kept(admin.ModelAdmin):  # type: ignore[type-arg]
    """Reference data that admins keep."""

    list_per_page = 50
    show_full_result_count = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return Listing

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What is in use stays."""
        users = used_by(self.model, objs)
        return ([], {}, set(), users) if users else super().get_deleted_objects(objs, request)


class FirstOnes(Paginator):  # type: ignore[type-arg]
    """Counts no further than anybody leafs: a list of a million rows costs what a short one does.

    Whoever looks for something older searches for it.
    """

    MOST = 1000

    @cached_property
    def count(self) -> int:
        """What there is, or the most that is shown."""
        rows: Any = self.object_list
        return len(rows.order_by().values_list("pk", flat=True)[: self.MOST])


class ToLookUp(Kept):
    """Nothing is made, changed or removed here: no lifecycle is skipped, no record altered.

    These grow without end: newest first by their number, which costs no sorting.
    """

    actions = None
    ordering = ("-pk",)
    sortable_by = ()
    paginator = FirstOnes
    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
