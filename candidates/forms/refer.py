from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.forms.resume import ResumeForm
from candidates.intake import Sent
from hiring.accounts.models import User
from hiring.forms import AddressField, LineField


class ReferForm(ResumeForm):
    """Somebody a colleague knows, and why they would be good here."""

    name = LineField(
        label=_("Their full name"),
        max_length=120,
        error_messages={"required": _("Write their name.")},
    )
    email = AddressField(
        label=_("Their e-mail"),
        max_length=254,
        error_messages={
            "required": _("Write the address where we reach them."),
            "invalid": _("Write an address like name@example.org."),
        },
    )
    why = forms.CharField(
        label=_("Why them?"),
        help_text=_("How you know them, and what you have seen them do."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a sentence or two.")},
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if email == self.user.email.lower():
            raise forms.ValidationError(
                _("Nobody refers themselves. Apply on the careers site, like anyone.")
            )
        return email

    def sent(self) -> Sent:
        given = self.cleaned_data
        return Sent(name=given["name"], email=given["email"], upload=self.upload)
