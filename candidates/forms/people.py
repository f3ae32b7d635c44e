from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.forms.phone import PhoneField
from candidates.lifecycle import LIVE
from candidates.models import Candidate, Tag
from hiring.accounts.models import User
from hiring.forms import AddressField, LineField
from hiring.meanwhile import Watched

FIELDS = ("name", "email", "phone", "headline", "place")


class CandidateFilter(forms.Form):
    """Whom the list of candidates shows. What it does not know it leaves out."""

    marks_optional = False

    q = forms.CharField(
        label=_("Name, e-mail, employer or phone"),
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "placeholder": _("Name or employer"),
                "data-jump-field": True,
            }
        ),
    )
    stage = forms.ChoiceField(
        label=_("Stage"),
        required=False,
        choices=[("", _("Any stage")), *((stage, stage.label) for stage in LIVE)],
    )
    tag = forms.ModelChoiceField(
        label=_("Tag"),
        required=False,
        queryset=Tag.objects.all(),
        to_field_name="name",
        empty_label=_("Any tag"),
    )

    @property
    def wishes(self) -> dict[str, Any]:
        """What was asked for and is understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class PersonForm(forms.Form):
    """What is known of a person. `country` is where numbers without a country code are from."""

    name = LineField(
        label=_("Full name"),
        max_length=120,
        error_messages={"required": _("Write their name.")},
    )
    email = AddressField(
        label=_("E-mail"),
        required=False,
        help_text=_("Without it nobody can write to them from here."),
        error_messages={"invalid": _("Write an address like name@example.org.")},
    )
    phone = PhoneField()
    headline = LineField(
        label=_("Work now"), required=False, max_length=160, help_text=_("Job and employer.")
    )
    place = LineField(label=_("Lives in"), required=False, max_length=120)

    def __init__(self, country: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        phone: Any = self.fields["phone"]
        phone.country = country

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class EditForm(Watched, PersonForm):
    """Corrects a slip. Their own words stay theirs: what they wrote to us is not here."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, candidate: Candidate, by: User, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(candidate, name) for name in FIELDS}
        super().__init__(by.country, *args, **kwargs)
        self.candidate = candidate

    @property
    def stands(self) -> dict[str, str]:
        return {str(self.fields[name].label): str(self.initial[name] or "") for name in FIELDS}

    def clean_email(self) -> str:
        email = super().clean_email()
        other = Candidate.objects.known_as(email)
        if other and other != self.candidate:
            self.refuse_email()
        return email

    def refuse_email(self) -> None:
        """Another person has this address: one row each, and one address each."""
        self.add_error("email", _("There is a candidate with this e-mail already."))

    def changes(self) -> dict[str, Any]:
        """Only what is different now."""
        return {name: self.cleaned_data[name] for name in FIELDS if name in self.changed_data}
