from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.admin import Kept, admin_in
from hiring.api.forms import ProgramTokenForm
from hiring.api.models import Token


@admin.register(Token)
class TokenAdmin(Kept):
    """Everybody's tokens to look up and revoke; those of programs are made here."""

    form = ProgramTokenForm
    list_display = (
        "owner", "name", "begins", "may", "expires_on", "last_used_at", "revoked_at"
    )  # fmt: skip
    list_select_related = ("owner",)
    list_filter = ("expires_on", "owner__is_service")
    search_fields = ("owner__name", "name", "begins")
    actions = ("revoke",)

    @admin.display(description=gettext_lazy("what it may do"))
    def may(self, token: Token) -> str:
        return ", ".join(token.scope_words)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Token, form: Any, change: bool) -> None:
        made, secret = Token.objects.make(by=admin_in(request), **form.cleaned_data)
        obj.pk, obj.begins, obj.secret = made.pk, made.begins, secret

    def response_add(
        self, request: HttpRequest, obj: Token, post_url_continue: str | None = None
    ) -> HttpResponse:
        """The answer itself shows the secret: a message would be kept until it is read."""
        page = self.admin_site.each_context(request) | {"token": obj, "title": _("A new token")}
        answer = render(request, "admin/api/token/made.html", page)
        answer["Cache-Control"] = "no-store"
        return answer

    @admin.action(description=gettext_lazy("Revoke the chosen tokens"))
    def revoke(self, request: HttpRequest, tokens: QuerySet[Token]) -> None:
        for token in tokens:
            token.revoke(by=admin_in(request))
        messages.success(request, _("Revoked. Nobody gets in with them any more."))
