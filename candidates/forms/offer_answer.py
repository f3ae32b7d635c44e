"""What is said to an offer: by who approves it, and by the candidate or a recruiter for them."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.forms.offer import as_typed, day_field
from candidates.forms.wanted import WantedForm
from candidates.models import Offer, OfferApproval, OfferAsk


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


class PhoneAskForm(WantedForm):
    """As a recruiter heard it. The terms as they stand are shown."""

    words = forms.CharField(
        label=gettext_lazy("What they said"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write down what they said.")},
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    marks_optional = False

    def __init__(self, data: Any = None, *, offer: Offer) -> None:
        now = offer.version
        shown = as_typed({name: now.terms[name] for name in OfferAsk.TERMS}, now.currency)
        super().__init__(data, offer=offer, initial=shown | {"version": now.number})
        self.fields["leave_days"].widget.attrs["data-after"] = gettext_lazy("days")

    def clean_base(self) -> int | None:
        base = super().clean_base()
        if base is not None and base <= 0:
            raise forms.ValidationError(_("Write an amount above nothing."))
        return base

    def clean_start_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["start_on"]
        if day and day != self.offered.start_on and day <= self.offered.reply_by:
            raise forms.ValidationError(_("The first day is after the day they reply by."))
        return day

    @property
    def given(self) -> dict[str, Any]:
        return {**super().given, "version": self.cleaned_data["version"]}


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
