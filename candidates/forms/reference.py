from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from candidates.forms.phone import PhoneField
from candidates.models import Application, Judged, Reference
from candidates.models.reference import CORRECTED, Testimony
from candidates.phones import country_of
from hiring.accounts.models import User
from hiring.forms import AddressField, Chips, LineField
from requisitions.models import Criterion

SPOKEN = {
    Judged.STRONG_YES: _("Very much"),
    Judged.YES: _("Yes"),
    Judged.NO: _("Rather not"),
    Judged.STRONG_NO: _("Not at all"),
    Judged.NONE: _("I cannot say"),
}
"""The words of a judgement as a referee reads them."""

CHIPS = Chips(
    icons={"strong_yes": "star", "yes": "check", "no": "minus", "strong_no": "x"},
)


class AskRefereesForm(forms.Form):
    """A few words to the candidate, who then names people on their own page."""

    note = forms.CharField(
        label=_("Your message"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write something first.")},
    )

    def __init__(self, *args: Any, application: Application, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].initial = _(
            "Hello %(name)s,\n\nwould you tell us who knows your work? Two people you have worked "
            "with are enough, best one of them somebody who led you. Please ask them first. We "
            "write to them only when the time comes.\n\n%(recruiter)s"
        ) % {"name": application.candidate.first_name, "recruiter": by.first_name}


class PersonForm(forms.Form):
    """Somebody who may be asked, and how to reach them."""

    name = LineField(
        label=_("Their name"),
        max_length=120,
        error_messages={"required": _("Write their name.")},
    )
    relation = LineField(
        label=_("How do you know each other?"),
        max_length=160,
        help_text=_("For example: led my team at Kestrel, 2021 to 2024."),
        error_messages={"required": _("Say how you know each other.")},
    )
    email = AddressField(
        label=_("Their e-mail"),
        max_length=254,
        error_messages={
            "required": _("Write their address."),
            "invalid": _("Write an address like name@example.org."),
        },
    )
    phone = PhoneField(label=_("Their phone"))

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.application = application
        phone: Any = self.fields["phone"]
        phone.country = country_of(application.requisition)

    def clean_email(self) -> str:
        """Nobody is their own referee, and nobody is asked twice."""
        email = str(self.cleaned_data["email"]).lower()
        if not email:
            return ""
        if email == (self.application.candidate.email or ""):
            raise forms.ValidationError(_("This is the candidate’s own address."))
        if self.others.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Somebody with this address is named already."))
        return email

    @property
    def others(self) -> QuerySet[Reference]:
        """Whoever is named already."""
        named: QuerySet[Reference] = self.application.references.kept()
        return named

    @property
    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in CORRECTED}


class RefereeForm(PersonForm):
    """As the candidate names them, by e-mail or on the phone."""

    agreed = forms.BooleanField(
        label=_("They know that I name them, and may be asked about me"),
        error_messages={"required": _("Please ask them first, then tick this.")},
    )


class OfTheirsForm(PersonForm):
    """As a recruiter writes it; an e-mail or a phone number is enough."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["relation"].label = _("How do they know each other?")
        self.fields["email"].required = False
        self.fields["relation"].help_text = _(
            "For example: led their team at Kestrel, 2021 to 2024."
        )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not (given.get("email") or given.get("phone")):
            self.add_error("email", _("Write an e-mail or a phone number."))
        return given


class RefereeOfTheirsForm(OfTheirsForm, RefereeForm):
    """A recruiter names somebody for the candidate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed"].label = _("The candidate agreed that this person is asked")
        self.fields["agreed"].error_messages["required"] = _("Ask the candidate first.")


class CorrectRefereeForm(OfTheirsForm):
    """What a recruiter corrects of somebody who was named."""

    def __init__(self, *args: Any, reference: Reference, **kwargs: Any) -> None:
        self.reference = reference
        known = {name: getattr(reference, name) for name in CORRECTED}
        super().__init__(*args, application=reference.application, initial=known, **kwargs)

    @property
    def others(self) -> QuerySet[Reference]:
        return super().others.exclude(pk=self.reference.pk)

    @property
    def given(self) -> dict[str, str]:
        return self.said


class Asked(NamedTuple):
    """One criterion as the form shows it."""

    criterion: Criterion
    word: forms.BoundField
    line: forms.BoundField


class ReferenceForm(forms.Form):
    """The criteria as questions, those first that references are meant to answer."""

    marks_optional = False

    again = forms.ChoiceField(
        label=_("Would you work with them again?"),
        choices=Reference.Again,
        widget=Chips,
        error_messages={"required": _("Choose one.")},
    )
    words = forms.CharField(
        label=_("Is there anything else we should know?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_reference = Criterion.Assessed.REFERENCE
        self.criteria = sorted(criteria, key=lambda one: one.assessed != by_reference)
        for criterion in self.criteria:
            self.ask(criterion)

    def ask(self, criterion: Criterion) -> None:
        self.fields[f"word-{criterion.pk}"] = forms.ChoiceField(
            label=criterion.text,
            choices=[(word.value, label) for word, label in SPOKEN.items()],
            widget=CHIPS,
            error_messages={"required": _("Choose one. “I cannot say” is fine.")},
        )
        self.fields[f"line-{criterion.pk}"] = forms.CharField(
            label=_("What did you see them do?"), required=False, max_length=600
        )

    def rows(self) -> Iterator[Asked]:
        for one in self.criteria:
            yield Asked(one, self[f"word-{one.pk}"], self[f"line-{one.pk}"])

    @property
    def testimony(self) -> Testimony:
        given = self.cleaned_data
        answers = {
            one.pk: (given[f"word-{one.pk}"], given[f"line-{one.pk}"]) for one in self.criteria
        }
        return Testimony(answers, given["again"], given["words"])
