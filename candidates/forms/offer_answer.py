"""What is said to an offer: by who approves it, and by the candidate or a recruiter for them."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.forms.offer import LONGEST_LEAVE, MONEY, as_typed, day_field
from candidates.models import Offer, OfferApproval, OfferAsk
from hiring.forms import AmountField, LineField
from hiring.money import symbol, to_minor


class VersionForm(forms.Form):
    """A verb about the terms that were read; without a version, about those that stand."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ApproveForm(VersionForm):
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say what should be different.")},
    )


class SendBackForm(ApproveForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = True


class RemindForm(forms.Form):
    """Which of those who were asked is asked again."""

    approval = forms.ModelChoiceField(
        OfferApproval.objects.none(),
        error_messages={"required": gettext_lazy("Say whose answer is waited for.")},
    )

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        approval: Any = self.fields["approval"]
        approval.queryset = OfferApproval.objects.about(offer).for_page()

    @property
    def asked(self) -> OfferApproval:
        found: OfferApproval = self.cleaned_data["approval"]
        return found


class ProlongForm(forms.Form):
    """A later day to reply by."""

    until = forms.DateField(
        label=gettext_lazy("Reply by"),
        widget=day_field(),
        error_messages={"required": gettext_lazy("Choose a day.")},
    )


class PhoneAskForm(forms.Form):
    """What they would like to be different: in words, and term by term where they name one. The
    terms as they stand are shown; only what differs is kept."""

    words = forms.CharField(
        label=gettext_lazy("What they said"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write down what they said.")},
    )
    base = AmountField(label=gettext_lazy("Base pay"), required=False)
    bonus = AmountField(label=gettext_lazy("Bonus a year"), required=False)
    leave_days = forms.IntegerField(
        label=gettext_lazy("Days of leave"),
        required=False,
        min_value=0,
        max_value=LONGEST_LEAVE,
        widget=forms.NumberInput(attrs={"data-after": gettext_lazy("days")}),
    )
    start_on = forms.DateField(label=gettext_lazy("First day"), required=False, widget=day_field())
    place = LineField(label=gettext_lazy("Place"), required=False, max_length=200)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    marks_optional = False

    def __init__(self, data: Any = None, *, offer: Offer) -> None:
        self.terms = offer.version.terms
        self.currency = offer.version.currency
        shown = {name: self.terms[name] for name in OfferAsk.TERMS}
        shown = as_typed(shown, self.currency) | {"version": offer.version.number}
        super().__init__(data, initial=shown)
        for name in MONEY:
            self.fields[name].widget.attrs["data-before"] = symbol(self.currency)

    def clean_base(self) -> Any:
        base = self.cleaned_data["base"]
        if base is not None and base <= 0:
            raise forms.ValidationError(_("Write an amount above nothing."))
        return base

    def clean_start_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["start_on"]
        if day and day != self.terms["start_on"] and day <= self.terms["reply_by"]:
            raise forms.ValidationError(_("The first day is after the day they reply by."))
        return day

    @property
    def given(self) -> dict[str, Any]:
        """The words, the version that was read, and the terms that would be others."""
        said = self.cleaned_data
        wanted = {name: self.in_minor(name, said[name]) for name in OfferAsk.TERMS}
        news = {
            name: value
            for name, value in wanted.items()
            if value not in (None, "") and value != self.terms[name]
        }
        return {"words": said["words"], "version": said["version"], **news}

    def in_minor(self, name: str, value: Any) -> Any:
        return to_minor(value, self.currency) if name in MONEY and value is not None else value


class NoForm(forms.Form):
    """They decline: why, in the words of the reports, and in their own."""

    why = forms.ChoiceField(
        label=gettext_lazy("Why"),
        choices=[("", gettext_lazy("They did not say")), *Offer.Why.choices],
        required=False,
    )
    words = forms.CharField(
        label=gettext_lazy("What they said"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
