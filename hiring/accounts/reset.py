from django.contrib.auth.tokens import PasswordResetTokenGenerator

from hiring.accounts.models import User


class ResetKeys(PasswordResetTokenGenerator):
    """Good once, for a time, and for an account that is open."""

    def check_token(self, user: User | None, token: str | None) -> bool:
        return bool(user and user.is_active) and super().check_token(user, token)
