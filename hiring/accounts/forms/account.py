"""Accounts as admins make and keep them."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import Program, User
from hiring.accounts.roles import Role


class RolesField(forms.TypedMultipleChoiceField):
    """Any of the roles, ticked."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", Role.choices)
        kwargs.setdefault("coerce", str)
        kwargs.setdefault("error_messages", {"required": _("Tick at least one role.")})
        super().__init__(**kwargs)


class OneAddress(forms.ModelForm):  # type: ignore[type-arg]
    """Two accounts with one e-mail: said beside it."""

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another account has this e-mail."))
        return email


class AccountForm(OneAddress, UserChangeForm):  # type: ignore[type-arg]
    """`by` is the admin who keeps it: nobody locks themselves out."""

    by: User
    roles = RolesField(label=_("Roles"))

    class Meta:
        model = User
        fields = (
            "name", "email", "job", "password", "roles", "agency", "is_active", "time_zone",
            "country", "works_from", "works_until", "weekly_interviews",
        )  # fmt: skip
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.instance == self.by and not (
            cleaned.get("is_active") and Role.ADMIN in cleaned.get("roles", ())
        ):
            raise ValidationError(_("You cannot close your own account or leave the admins."))
        return cleaned


class ProgramForm(forms.ModelForm):  # type: ignore[type-arg]
    """A program works here: none speaks for an agency."""

    roles = RolesField(
        label=_("Roles"), choices=[one for one in Role.choices if one[0] != Role.AGENCY]
    )

    class Meta:
        model = Program
        fields = ("name", "job", "roles", "is_active")
        labels: ClassVar = {"job": _("What it does"), "is_active": _("May come in")}


class NewAccountForm(OneAddress, BaseUserCreationForm):  # type: ignore[type-arg]
    """With a first password, which they change at Settings."""

    by: User
    roles = RolesField(label=_("Roles"))

    class Meta:
        model = User
        fields = ("name", "email", "roles", "agency", "job", "time_zone", "country")
