from django import forms
from django.utils.translation import gettext_lazy as _

from hiring.forms import AddressField


class LinkForm(forms.Form):
    """Ask for the link to one's own page again."""

    email = AddressField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The one you applied with."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write the address you applied with."),
            "invalid": _("Write an address like name@example.org."),
        },
    )


class MessageForm(forms.Form):
    body = forms.CharField(
        label=_("Your message"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write something first.")},
    )


class WithdrawForm(forms.Form):
    why = forms.CharField(
        label=_("Would you tell us why?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
