from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.models import Application
from hiring.accounts.models import User


class AskScorecardForm(forms.Form):
    """Of whom a judgement is asked, and what to look at."""

    person = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Whom do you ask?"),
        empty_label=_("Choose a colleague"),
        error_messages={"required": _("Choose a colleague.")},
    )
    question = forms.CharField(
        label=_("What should they look at?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, application: Application) -> None:
        super().__init__(data)
        people = User.objects.colleagues().exclude(email__iexact=application.candidate.email)
        self.fields["person"].queryset = people.order_by("name", "pk")  # type: ignore[attr-defined]
