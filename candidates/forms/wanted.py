"""What a candidate would like to be different: said on their page, or heard by a recruiter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from candidates.forms.offer import LONGEST_LEAVE, MONEY, day_field
from candidates.models import Offer, OfferAsk
from hiring.forms import AmountField, LineField
from hiring.money import symbol, to_minor


class WantedForm(forms.Form):
    """In words, and term by term where they name one. `given` is what the verb takes: only terms
    that would be others than they are, money in minor units."""

    field_order = ("words",)

    base = AmountField(label=gettext_lazy("Base pay"), required=False)
    bonus = AmountField(label=gettext_lazy("Bonus a year"), required=False)
    leave_days = forms.IntegerField(
        label=gettext_lazy("Days of leave"),
        required=False,
        min_value=0,
        max_value=LONGEST_LEAVE,
        error_messages={
            "min_value": gettext_lazy("Choose %(limit_value)s days or more."),
            "max_value": gettext_lazy("Choose %(limit_value)s days or fewer."),
        },
    )
    start_on = forms.DateField(label=gettext_lazy("First day"), required=False, widget=day_field())
    place = LineField(label=gettext_lazy("Place"), required=False, max_length=200)

    def __init__(
        self, data: Any = None, *, offer: Offer, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.offered = offer.version
        for name in MONEY:
            self.fields[name].widget.attrs["data-before"] = symbol(self.offered.currency)

    def clean_base(self) -> int | None:
        return self.in_minor("base")

    def clean_bonus(self) -> int | None:
        return self.in_minor("bonus")

    def in_minor(self, name: str) -> int | None:
        amount = self.cleaned_data[name]
        return None if amount is None else to_minor(amount, self.offered.currency)

    @property
    def given(self) -> dict[str, Any]:
        said = self.cleaned_data
        wanted = {
            name: said[name]
            for name in OfferAsk.TERMS
            if said[name] not in (None, "") and said[name] != getattr(self.offered, name)
        }
        return {"words": said["words"], **wanted}
