"""The start of somebody who joins: its day, the buddy, what is expected, how it goes."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.models import Application, Milestone, Onboarding, StartCheckIn
from hiring.accounts.models import User
from hiring.forms import Chips, LineField

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
PAST = gettext_lazy("Choose today or a later day.")
MOST_LINES = 10


def colleagues_beside(application: Application) -> QuerySet[User]:
    """Everyone who works here, but the new hire, who may have an account already."""
    people: QuerySet[User] = User.objects.colleagues().exclude(
        email__iexact=application.candidate.email or ""
    )
    return people.order_by("name", "pk")


class StartForm(forms.Form):
    """Another first day."""

    to = forms.DateField(
        label=gettext_lazy("First day"),
        widget=DAY,
        error_messages={"required": gettext_lazy("Choose a day.")},
    )

    def __init__(self, *args: Any, onboarding: Onboarding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.onboarding = onboarding
        self.fields["to"].initial = onboarding.starts_on

    def clean_to(self) -> dt.date:
        to: dt.date = self.cleaned_data["to"]
        if to < self.onboarding.today:
            raise forms.ValidationError(PAST)
        if to > self.onboarding.today + dt.timedelta(days=730):
            raise forms.ValidationError(_("Choose a day in the next two years."))
        return to


class BuddyForm(forms.Form):
    """A colleague who answers the small questions of the first weeks."""

    person = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Who?"),
        empty_label=gettext_lazy("Choose a colleague"),
        error_messages={"required": gettext_lazy("Choose a colleague.")},
    )

    def __init__(self, *args: Any, onboarding: Onboarding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["person"]
        people.queryset = colleagues_beside(onboarding.application)
        people.initial = onboarding.buddy_id


class Part(NamedTuple):
    """One of the three milestones as the form shows it."""

    label: str
    on: dt.date
    heading: forms.BoundField
    lines: forms.BoundField


class ExpectForm(forms.Form):
    """What good looks like after 30, 60 and 90 days: a few words, and lines below them."""

    marks_optional = False

    def __init__(self, *args: Any, onboarding: Onboarding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.onboarding = onboarding
        drafts = {one.day: one for one in onboarding.expectations.all()}
        for day in Milestone:
            draft = drafts.get(day)
            self.fields[f"heading-{day}"] = LineField(
                label=_("In a few words"),
                max_length=80,
                initial=draft.heading if draft else "",
                error_messages={"required": _("Give it a few words.")},
            )
            self.fields[f"lines-{day}"] = forms.CharField(
                label=_("What good looks like, one a line"),
                max_length=2000,
                initial=draft.lines if draft else "",
                widget=forms.Textarea(attrs={"rows": 5}),
                error_messages={"required": _("Write at least one line.")},
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for day in Milestone:
            lines = given.get(f"lines-{day}", "").splitlines()
            if len([line for line in lines if line.strip()]) > MOST_LINES:
                self.add_error(f"lines-{day}", _("Ten lines are enough."))
        return given

    def parts(self) -> Iterator[Part]:
        for day in Milestone:
            on = self.onboarding.starts_on + dt.timedelta(days=day)
            yield Part(str(day.label), on, self[f"heading-{day}"], self[f"lines-{day}"])

    @property
    def given(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "said": {int(day): (said[f"heading-{day}"], said[f"lines-{day}"]) for day in Milestone}
        }


def asked(name: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    """One question of a check-in, answered with one word."""
    return forms.ChoiceField(
        label=name,
        choices=choices,
        widget=Chips,
        error_messages={"required": gettext_lazy("Choose one.")},
        **more,
    )


class CheckInForm(forms.Form):
    """Three questions, a minute."""

    goes = asked(gettext_lazy("How does it go?"), StartCheckIn.Goes)
    meets = asked(gettext_lazy("Do they do what you expected by now?"), StartCheckIn.Meets)
    again = asked(gettext_lazy("Would you choose them again?"), StartCheckIn.Again)
    words = forms.CharField(
        label=gettext_lazy("In your words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Read by recruiters and admins; the new hire does not see it."),
    )


class DatedCheckInForm(CheckInForm):
    """The same from programs, which say the day with it."""

    day = forms.TypedChoiceField(
        label=gettext_lazy("After how many days?"),
        choices=Milestone,
        coerce=int,
        error_messages={"required": gettext_lazy("Choose 30, 60 or 90.")},
    )
