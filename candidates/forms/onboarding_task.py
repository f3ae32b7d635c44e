"""A task of somebody's start: one more, or another person for it."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.forms.onboarding import DAY, PAST, colleagues_beside
from candidates.models import Onboarding, OnboardingTask
from hiring.accounts.models import User
from hiring.forms import LineField

Owner = OnboardingTask.Owner
FURTHEST = dt.timedelta(days=300)
NEAREST = dt.timedelta(days=80)


class TaskForm(forms.Form):
    """What is to be done, whose it is, and by when."""

    title = LineField(
        label=gettext_lazy("What is to be done?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Say what is to be done.")},
    )
    owner = forms.ChoiceField(
        label=gettext_lazy("Whose is it?"), choices=Owner, initial=Owner.MANAGER
    )
    person = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Or somebody else’s"),
        required=False,
        empty_label=gettext_lazy("Nobody else"),
    )
    due_on = forms.DateField(
        label=gettext_lazy("By when?"),
        widget=DAY,
        help_text=gettext_lazy("It moves with the first day."),
        error_messages={"required": gettext_lazy("Choose a day.")},
    )
    before_day_one = forms.BooleanField(
        label=gettext_lazy("Must be done before day one"), required=False
    )
    wants_document = forms.BooleanField(
        label=gettext_lazy("The new hire sends a document with it"), required=False
    )
    guidance = forms.CharField(
        label=gettext_lazy("How is it done?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, onboarding: Onboarding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.onboarding = onboarding
        people: Any = self.fields["person"]
        people.queryset = colleagues_beside(onboarding.application)

    def clean_due_on(self) -> dt.date:
        due_on: dt.date = self.cleaned_data["due_on"]
        if due_on < self.onboarding.today:
            raise forms.ValidationError(PAST)
        starts_on = self.onboarding.starts_on
        if not starts_on - NEAREST <= due_on <= starts_on + FURTHEST:
            raise forms.ValidationError(_("Choose a day nearer to the first day."))
        return due_on

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        due_on, theirs = given.get("due_on"), given.get("owner") == Owner.NEW_HIRE
        if given.get("before_day_one") and due_on and due_on >= self.onboarding.starts_on:
            self.add_error("due_on", _("What must be done before day one is due before it."))
        if given.get("wants_document") and (not theirs or given.get("person")):
            self.add_error("wants_document", _("Only the new hire sends documents."))
        return given


class GiveForm(forms.Form):
    """To another colleague."""

    to = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("To whom?"),
        empty_label=gettext_lazy("Choose a colleague"),
        error_messages={"required": gettext_lazy("Choose a colleague.")},
    )

    def __init__(self, *args: Any, task: OnboardingTask, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["to"]
        people.queryset = colleagues_beside(task.application)
