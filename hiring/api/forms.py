import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.accounts.models import Program
from hiring.api.models import Token
from hiring.api.scopes import Scope
from hiring.forms import ManyChecks
from hiring.moments import today

LONGEST = dt.timedelta(days=366)


def in_three_months() -> dt.date:
    return today() + dt.timedelta(days=90)


class TokenForm(forms.Form):
    """What a token is for, what it may do, and until when."""

    name = forms.CharField(
        label=gettext_lazy("What is it for?"),
        max_length=80,
        error_messages={"required": gettext_lazy("Say what it is for, so that you know it later.")},
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What may it do?"),
        choices=Scope,
        widget=ManyChecks,
        help_text=gettext_lazy("Never more than you may do yourself."),
        error_messages={"required": gettext_lazy("Choose at least one.")},
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Last day"),
        initial=in_three_months,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy("A year from now at most."),
    )

    marks_optional = False

    def clean_expires_on(self) -> Any:
        day = self.cleaned_data["expires_on"]
        if not today() <= day <= today() + LONGEST:
            raise forms.ValidationError(_("Choose a day from today to a year from now."))
        return day


class ProgramTokenForm(TokenForm, forms.ModelForm):  # type: ignore[type-arg]
    """A token for a program; people make theirs at Settings."""

    owner = forms.ModelChoiceField(
        Program.objects.filter(is_active=True),
        label=gettext_lazy("Program"),
        help_text=gettext_lazy("People make their own tokens at Settings."),
    )

    class Meta:
        model = Token
        fields = ("owner", "name", "scopes", "expires_on")
