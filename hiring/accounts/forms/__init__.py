"""The sign-in forms are named in settings; the others are imported from their own files."""

from .sign_in import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)

__all__ = [
    "ChangePasswordForm",
    "LoginForm",
    "ReauthenticateForm",
    "ResetPasswordForm",
    "ResetPasswordKeyForm",
    "SetPasswordForm",
]
