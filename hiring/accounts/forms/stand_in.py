from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.accounts.models import StandIn, User
from hiring.accounts.roles import Role
from hiring.moments import today


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class StandInForm(forms.Form):
    """Who takes a manager's place, and when. Only an admin is asked for whom."""

    manager = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("For"),
        error_messages={"required": gettext_lazy("Choose who is away.")},
    )
    person = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Stand-in"),
        error_messages={"required": gettext_lazy("Choose who stands in.")},
    )
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

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        managers, people = User.objects.with_role(Role.MANAGER), User.objects.may_stand_in()
        self.by = by
        if by.is_admin:
            self.choose_from("manager", managers)
        else:
            del self.fields["manager"]
            people = people.exclude(pk=by.pk)
        self.choose_from("person", people)

    def choose_from(self, name: str, people: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = people
        field.empty_label = _("Choose somebody")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        values.setdefault("manager", None if "manager" in self.fields else self.by)
        if values.get("manager") and values["manager"] == values.get("person"):
            self.add_error("person", _("Choose somebody else."))
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last:
            self.clean_days(first, last, values["manager"])
        return values

    def clean_days(self, first: Any, last: Any, manager: User | None) -> None:
        if last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        elif last < today():
            self.add_error("ends_on", _("That day is past. Choose today or later."))
        elif manager and (taken := StandIn.objects.during(manager, first, last).first()):
            self.add_error("starts_on", self.overlap(taken))

    def overlap(self, taken: StandIn) -> str:
        return _("%(name)s stands in from %(first)s until %(last)s. Choose days around that.") % {
            "name": taken.person,
            "first": date_format(taken.starts_on, "j F"),
            "last": date_format(taken.ends_on, "j F"),
        }
