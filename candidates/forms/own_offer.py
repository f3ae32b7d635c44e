"""What a candidate answers to an offer: yes, no, or not like this."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.forms.wanted import WantedForm
from candidates.models import Application, Offer
from candidates.names import is_name_of
from candidates.own_page import Standing
from hiring.forms import LineField, ManyChecks
from hiring.moments import today
from hiring.money import PERIODS, format_amount

SLIP = 10
"""So many times more or less than we offer is a slip of the hand."""
FURTHEST = dt.timedelta(days=2 * 366)


class AcceptForm(forms.Form):
    """Their signature, and what else of theirs ends with it."""

    use_required_attribute = False

    version = forms.IntegerField(min_value=1, max_value=32767, widget=forms.HiddenInput)
    name = LineField(
        label=gettext_lazy("Your full name"),
        max_length=120,
        help_text=gettext_lazy("Typing it here is your signature."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Type your full name to sign.")},
    )
    read = forms.BooleanField(
        label=gettext_lazy("I have read the letter and accept what it says"),
        error_messages={"required": gettext_lazy("Read the letter, then tick this.")},
    )
    leaving = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Your other applications with us"),
        help_text=gettext_lazy("Tick those that we should withdraw. The others stay open."),
        required=False,
        coerce=int,
        widget=ManyChecks,
    )

    def __init__(self, data: Any = None, *, offer: Offer, others: list[Standing]) -> None:
        super().__init__(data, initial={"version": offer.version.number})
        self.known_as = offer.application.candidate.name
        self.others = {one.application.pk: one.application for one in others}
        if others:
            named = [(one.application.pk, one.application.job) for one in others]
            self.fields["leaving"].choices = named  # type: ignore[attr-defined]
        else:
            del self.fields["leaving"]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if self.known_as and not is_name_of(name, self.known_as):
            raise forms.ValidationError(
                _("We know you as %(name)s. Type at least that; if it is wrong, tell us first.")
                % {"name": self.known_as}
            )
        return name

    @property
    def leaves(self) -> list[Application]:
        return [self.others[pk] for pk in self.cleaned_data.get("leaving", [])]


class DeclineForm(forms.Form):
    why = forms.ChoiceField(
        label=gettext_lazy("What is the main reason?"),
        choices=Offer.Why,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the reason that comes closest.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Anything you would like to tell us"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    use_required_attribute = False


class AskForm(WantedForm):
    use_required_attribute = False

    words = forms.CharField(
        label=gettext_lazy("What would you like to be different, and why?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Say in your own words what you would like.")},
    )

    def __init__(self, data: Any = None, *, offer: Offer) -> None:
        super().__init__(data, offer=offer)
        self.fields["base"].widget.attrs["data-after"] = PERIODS[self.offered.period]

    def clean_base(self) -> int | None:
        wanted, offered = super().clean_base(), self.offered.base
        if wanted is not None and not offered / SLIP <= wanted <= offered * SLIP:
            raise forms.ValidationError(
                _("We offer %(amount)s %(period)s. Check the figure: it is very far from that.")
                % {
                    "amount": format_amount(offered, self.offered.currency),
                    "period": PERIODS[self.offered.period],
                }
            )
        return wanted

    def clean_bonus(self) -> int | None:
        wanted = super().clean_bonus()
        if wanted is not None and wanted > self.offered.cost * SLIP:
            raise forms.ValidationError(_("Check the figure: that is very much for a year."))
        return wanted

    def clean_start_on(self) -> dt.date | None:
        on: dt.date | None = self.cleaned_data["start_on"]
        if on and on <= today():
            raise forms.ValidationError(_("Choose a day that is still to come."))
        if on and on > today() + FURTHEST:
            raise forms.ValidationError(_("Choose a day within two years."))
        return on
