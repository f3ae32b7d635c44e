from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.tokens import PasswordResetTokenGenerator


class ResetKeys(PasswordResetTokenGenerator):
    """Good once, for a time, and for an account that is open."""

    def check_token(self, user: AbstractBaseUser | None, token: str | None) -> bool:
        return bool(user and user.is_active) and super().check_token(user, token)
