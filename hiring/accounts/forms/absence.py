from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.accounts.forms.stand_in import day_input
from hiring.accounts.models import Absence, User
from hiring.moments import today


class AbsenceForm(forms.Form):
    """The first and the last day that somebody is away."""

    starts_on = forms.DateField(
        label=gettext_lazy("From"),
        widget=day_input(),
        error_messages={"required": gettext_lazy("Choose the first day.")},
    )
    ends_on = forms.DateField(
        label=gettext_lazy("Until"),
        widget=day_input(),
        error_messages={"required": gettext_lazy("Choose the last day.")},
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last:
            self.clean_days(first, last)
        return values

    def clean_days(self, first: Any, last: Any) -> None:
        if last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        elif last < today():
            self.add_error("ends_on", _("That day is past. Choose today or later."))
        elif taken := Absence.objects.during(self.person, first, last).first():
            self.add_error("starts_on", self.overlap(taken))

    def overlap(self, taken: Absence) -> str:
        return _("You are away from %(first)s until %(last)s already. Choose days around that.") % {
            "first": date_format(taken.starts_on, "j F"),
            "last": date_format(taken.ends_on, "j F"),
        }
