"""The terms of an offer: drafted, edited, revised."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.models import Benefit, LetterTemplate, OfferVersion
from hiring import clocks
from hiring.forms import AmountField, ManyChecks
from hiring.money import format_amount, symbol, to_major, to_minor
from requisitions.models import Requisition
from requisitions.models.terms import a_year

AT_ONCE = (
    "period", "equity", "leave_days", "benefits", "more_benefits", "start_on", "place",
    "conditions", "reply_by", "words", "language",
)  # fmt: skip
MONEY = ("base", "bonus")
SLIP = 5
"""So many times outside the band is a slip of the hand, not an offer."""
AHEAD = dt.timedelta(days=730)
"""A first day beyond this is a slip, too."""
LONGEST_LEAVE = 99  # days a year


def day_field() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class TermsForm(forms.ModelForm):  # type: ignore[type-arg]
    """Checks one set of terms. `given` is what the verbs take; money there is in minor units.

    `begins` are the terms that the form shows first, as the verbs take them.
    """

    base = AmountField(
        label=gettext_lazy("Base pay"),
        error_messages={"required": gettext_lazy("Write the base pay.")},
    )
    bonus = AmountField(label=gettext_lazy("Bonus a year"), required=False)
    currency = forms.CharField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = OfferVersion
        fields = AT_ONCE
        widgets = {
            "start_on": day_field(),
            "reply_by": day_field(),
            "leave_days": forms.NumberInput(
                attrs={"data-after": gettext_lazy("days"), "min": 0, "max": LONGEST_LEAVE}
            ),
            "benefits": ManyChecks(),
            "conditions": forms.Textarea(attrs={"rows": 2}),
            "words": forms.Textarea(attrs={"rows": 5}),
        }
        error_messages = {
            "place": {"required": gettext_lazy("Write where they will work.")},
            "start_on": {"required": gettext_lazy("Choose their first day.")},
            "reply_by": {"required": gettext_lazy("Choose the day they reply by.")},
        }
        help_texts = {
            "equity": gettext_lazy("In words, as the letter says it."),
            "conditions": gettext_lazy("For example: a clear background check."),
            "words": gettext_lazy("They stand at the top of the letter."),
        }

    def __init__(
        self, data: Any = None, *, requisition: Requisition, begins: Mapping[str, Any]
    ) -> None:
        self.requisition = requisition
        super().__init__(data, initial=as_typed(begins, requisition.currency))
        for name in MONEY:
            self.fields[name].widget.attrs["data-before"] = symbol(requisition.currency)
        self.offer("benefits", Benefit.objects.offered(begins.get("benefits", ())))
        self.offer_languages(str(begins.get("language", "")))

    def offer(self, name: str, choices: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = choices
        if not choices:
            del self.fields[name]

    def offer_languages(self, now: str) -> None:
        """Those there is a letter in, and that of the terms as they are."""
        languages = LetterTemplate.objects.languages(now)
        field: Any = self.fields["language"]
        field.choices = languages
        field.required = False
        if len(languages) == 1:
            del self.fields["language"]

    # Checks

    def clean_currency(self) -> str:
        ours, said = self.requisition.currency, self.cleaned_data["currency"]
        if said and said != ours:
            raise forms.ValidationError(
                _("The band is in %(currency)s: offer in the same currency.") % {"currency": ours}
            )
        return ours

    def clean_reply_by(self) -> dt.date:
        day: dt.date = self.cleaned_data["reply_by"]
        if day < self.here_today:
            raise forms.ValidationError(_("Choose today or a later day."))
        return day

    def clean_leave_days(self) -> int | None:
        days: int | None = self.cleaned_data["leave_days"]
        if days is not None and days > LONGEST_LEAVE:
            raise forms.ValidationError(_("Write 99 days or fewer."))
        return days

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.check_days(said)
        if said.get("period") and said.get("base") is not None:
            self.check_base(said)
        return said

    def check_days(self, said: dict[str, Any]) -> None:
        start, reply_by = said.get("start_on"), said.get("reply_by")
        if start and reply_by and start <= reply_by:
            self.add_error("start_on", _("The first day is after the day they reply by."))
        elif start and start > self.here_today + AHEAD:
            self.add_error("start_on", _("Choose a day within the next two years."))

    def check_base(self, said: dict[str, Any]) -> None:
        """Nothing, or many times outside the band, is a slip; a little outside asks for a yes."""
        one = self.requisition
        offered = a_year(to_minor(said["base"], one.currency), said["period"])
        low, high = a_year(one.band_low, one.period), one.top_cost
        if not low // SLIP <= offered <= high * SLIP or not offered:
            words = _("That is %(pay)s a year, and the band is %(band)s. Check the figure.")
            pay = format_amount(offered, one.currency)
            self.add_error("base", words % {"pay": pay, "band": one.band})
        bonus = said.get("bonus")
        if bonus is not None and to_minor(bonus, one.currency) > high * SLIP:
            self.add_error(
                "bonus", _("The band is %(band)s. Check the figure.") % {"band": one.band}
            )

    @cached_property
    def here_today(self) -> dt.date:
        return clocks.now().astimezone(self.requisition.recruiter.calendar.zone).date()

    # What the verbs take

    @property
    def given(self) -> dict[str, Any]:
        said, currency = self.cleaned_data, self.requisition.currency
        found = {name: said[name] for name in AT_ONCE if name in said}
        if not found.get("language"):
            found.pop("language", None)
        bonus = said["bonus"]
        return found | {
            "base": to_minor(said["base"], currency),
            "bonus": None if bonus is None else to_minor(bonus, currency),
            "currency": currency,
        }


def as_typed(terms: Mapping[str, Any], currency: str) -> dict[str, Any]:
    """As the form's fields show them: amounts in whole units."""
    amounts = {
        name: to_major(terms[name], currency) for name in MONEY if terms.get(name) is not None
    }
    return {**terms, **dict.fromkeys(MONEY), **amounts, "currency": currency}
