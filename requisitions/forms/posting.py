"""What strangers read: the words, the pay range, until when, and what the apply form asks."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring import clocks
from hiring.accounts.models import User
from hiring.forms import AmountField, Chips
from hiring.meanwhile import Watched
from hiring.money import PERIODS, Pay, symbol, to_major, to_minor
from requisitions.drafting import first_text
from requisitions.models import Posting, Requisition, Revision
from requisitions.posting_page import as_read


class PostingForm(Watched, forms.ModelForm):  # type: ignore[type-arg]
    """`values` is what `Posting.write` takes. The row in work is never touched here."""

    pay_from = AmountField(label=gettext_lazy("From"))
    pay_to = AmountField(label=gettext_lazy("To"))
    closes_on = forms.DateField(
        label=gettext_lazy("Closes on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy("The last day on which people can apply."),
    )
    resume = forms.ChoiceField(label=gettext_lazy("Résumé"), choices=Posting.Resume, widget=Chips())
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Revision
        fields = ["title", "summary", "body", "pay_note"]
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 2}),
            "body": forms.Textarea(attrs={"rows": 18}),
            "pay_note": forms.TextInput(
                attrs={"placeholder": gettext_lazy("For example: plus equity")}
            ),
        }
        help_texts = {
            "body": gettext_lazy("In Markdown: ## for a heading, - for a list, ** around bold.")
        }

    def __init__(self, data: Any = None, *, user: User, requisition: Requisition) -> None:
        self.requisition = requisition
        self.sees_pay = user.can("requisition.see_pay", requisition)
        super().__init__(data, initial=as_it_stands(requisition))
        for name in ("pay_from", "pay_to"):
            self.fields[name].widget.attrs |= {
                "data-before": symbol(requisition.currency),
                "data-after": str(PERIODS[requisition.period]),
            }

    def clean_summary(self) -> str:
        """One line, whatever was pasted."""
        return " ".join(str(self.cleaned_data["summary"]).split())

    def clean_body(self) -> str:
        """Browsers send line ends of their own: the same text is no new version."""
        return str(self.cleaned_data["body"]).replace("\r\n", "\n")

    def clean_closes_on(self) -> Any:
        day = self.cleaned_data["closes_on"]
        if day and day < clocks.now().date():
            raise forms.ValidationError(_("Choose today or a later day."))
        return day

    @cached_property
    def stands(self) -> dict[str, str]:
        return as_read(self.requisition.posting)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        low, high = said.get("pay_from"), said.get("pay_to")
        if low is None or high is None:
            return said
        if high < low:
            self.add_error("pay_to", _("The top is below the bottom: swap the two."))
        elif not self.requisition.band_fits(self.pay(low, high)):
            field = "pay_from" if self.is_low(low) else "pay_to"
            self.add_error(field, self.outside())
        return said

    def pay(self, low: Decimal, high: Decimal) -> Pay:
        currency = self.requisition.currency
        period = self.requisition.period
        return Pay(to_minor(low, currency), to_minor(high, currency), currency, period)

    def is_low(self, low: Decimal) -> bool:
        """Whether to say it beside the lower end; who may not see the band is not told which."""
        below = to_minor(low, self.requisition.currency) < self.requisition.band_low
        return below or not self.sees_pay

    def outside(self) -> str:
        """Says the band only to those who may see it."""
        if self.sees_pay:
            return _("The band is %(band)s: stay inside it.") % {"band": self.requisition.band}
        return _("This is not inside the approved band. Ask %(name)s which range to show.") % {
            "name": self.requisition.recruiter.first_name
        }

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        pay = self.pay(said["pay_from"], said["pay_to"])
        words = {name: said[name] for name in self.Meta.fields}
        return words | {
            "pay_low": pay.low,
            "pay_high": pay.high,
            "closes_on": said["closes_on"],
            "resume": said["resume"],
        }


def as_it_stands(requisition: Requisition) -> dict[str, Any]:
    """The newest version, or a first draft made of what the requisition asks for."""
    posting = requisition.posting
    latest = posting.latest if posting else None
    if posting is None or latest is None:
        return {
            "title": requisition.title,
            "body": first_text(requisition),
            "resume": Posting.Resume.REQUIRED,
        }
    return forms.model_to_dict(latest, PostingForm.Meta.fields) | {
        "pay_from": to_major(latest.pay_low, latest.currency),
        "pay_to": to_major(latest.pay_high, latest.currency),
        "closes_on": posting.closes_on,
        "resume": posting.resume,
    }
