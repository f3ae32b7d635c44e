"""The sign-in forms of django-allauth in our words."""

from typing import Any

from allauth.account import forms as allauth
from django.utils.translation import gettext_lazy as _

from hiring.forms import must_be_mailable

LABELS = {
    "login": _("Work e-mail"),
    "email": _("Work e-mail"),
    "password": _("Password"),
    "oldpassword": _("Password until now"),
    "password1": _("New password"),
    "password2": _("New password once more"),
}
MISSING = {
    "login": _("Write your work e-mail."),
    "email": _("Write your work e-mail."),
    "password": _("Write your password."),
    "oldpassword": _("Write the password until now."),
    "password1": _("Write a new password."),
    "password2": _("Write the new password once more."),
}


class Worded:
    """Labels instead of placeholders; the way to a new password stands below the button."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields  # type: ignore[attr-defined]
        for name, field in fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = ""
            field.error_messages["required"] = MISSING.get(name, field.error_messages["required"])
            field.widget.attrs.pop("placeholder", None)
        if "password1" in fields:
            fields["password1"].help_text = _("At least 10 characters, and not a common one.")


class LoginForm(Worded, allauth.LoginForm):
    """Who is there."""


class ReauthenticateForm(Worded, allauth.ReauthenticateForm):
    """Still the same person."""


class ResetPasswordForm(Worded, allauth.ResetPasswordForm):
    """Where to send the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].validators.append(must_be_mailable)


class ResetPasswordKeyForm(Worded, allauth.ResetPasswordKeyForm):
    """The new password, from the link."""


class ChangePasswordForm(Worded, allauth.ChangePasswordForm):
    """The new password, from inside."""


class SetPasswordForm(Worded, allauth.SetPasswordForm):
    """The first password of an account that had none."""
