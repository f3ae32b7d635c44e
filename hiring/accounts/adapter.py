from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by admins: nobody signs up. Programs have tokens: none signs in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This e-mail and this password do not belong together. Check both and try again."
        ),
        "enter_current_password": _("This is not the password until now."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes, then try again."),
        "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
        "account_inactive": _("This account is closed. An admin can open it again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        user: User | None = super().authenticate(request, **credentials)
        return None if user is None or user.is_service else user

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """On whatever way they came."""
        if user.is_service:
            closed: HttpResponse = self.respond_user_inactive(request, user)
            return closed
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        if not user.is_service:
            super().send_password_reset_mail(user, email, context)

    def format_email_subject(self, subject: str) -> str:
        """Without the address of this server in front."""
        return subject

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/"
