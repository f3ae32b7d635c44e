from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.forms.people import PersonForm
from candidates.forms.resume import ResumeForm
from candidates.intake import Sent
from candidates.models import Candidate, Source
from candidates.phones import country_of
from hiring.accounts.models import User
from hiring.forms import Choices
from requisitions.models import Requisition

SOMEBODY_ELSE = "else"
MOST_SUSPECTED = 5


class AddForm(PersonForm, ResumeForm):
    """Somebody added by hand, with where they come from.

    Who has this e-mail is known. Who only has the same name or phone is shown first: `same` then
    says which of them it is, or that it is somebody else.
    """

    same = forms.CharField(label=_("Is it one of them?"), required=False, widget=Choices)
    source = forms.ModelChoiceField(
        Source.objects.in_use(),
        label=_("Where do they come from?"),
        empty_label=_("Choose a source"),
        error_messages={"required": _("Choose where they come from.")},
    )
    referred_by = forms.ModelChoiceField(
        User.objects.colleagues(),
        label=_("Who referred them?"),
        required=False,
        empty_label=_("Nobody here"),
    )
    note = forms.CharField(
        label=_("Why them?"),
        required=False,
        max_length=4000,
        help_text=_("A note for whoever reads about them next."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    known: Candidate | None = None

    def __init__(self, requisition: Requisition, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(country_of(requisition), *args, **kwargs)
        self.requisition, self.by = requisition, by
        self.suspects: list[Candidate] = []

    def clean_email(self) -> str:
        email = super().clean_email()
        if email == self.by.email:
            raise forms.ValidationError(
                _("Nobody adds themselves. Apply on the careers site, like anyone.")
            )
        return email

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        self.must_name_who_referred(given)
        if "email" in given:
            self.known = Candidate.objects.known_as(given["email"])
        if self.known:
            self.must_be_new_here(self.known, "email")
        elif "name" in given and "email" in given:
            self.recognise(given)
        return given

    def must_name_who_referred(self, given: dict[str, Any]) -> None:
        source = given.get("source")
        if source and source.is_referral and not given.get("referred_by"):
            self.add_error("referred_by", _("Choose the colleague who referred them."))
        elif source and not source.is_referral:
            given["referred_by"] = None

    def recognise(self, given: dict[str, Any]) -> None:
        """Only among those whom the person who adds may see."""
        person = Candidate(name=given["name"], phone=given.get("phone", ""))
        alike = Candidate.objects.visible_to(self.by).like(person)
        self.suspects = list(alike[:MOST_SUSPECTED])
        if self.suspects:
            self.ask_who_it_is(given["same"])

    def ask_who_it_is(self, answer: str) -> None:
        self.offer()
        self.known = {str(one.pk): one for one in self.suspects}.get(answer)
        if self.known:
            self.must_be_new_here(self.known, "same")
        elif answer != SOMEBODY_ELSE:
            self.add_error("same", _("Say whether it is one of them, or somebody else."))

    def offer(self) -> None:
        """Each of them as an answer, with what tells them apart; now it has to be given."""
        field: Any = self.fields["same"]
        field.required, widget = True, field.widget
        known = [(str(one.pk), _("Use %(name)s") % {"name": one}) for one in self.suspects]
        widget.choices = [*known, (SOMEBODY_ELSE, _("It is somebody else"))]
        widget.explanations = {str(one.pk): told_apart(one) for one in self.suspects}

    def must_be_new_here(self, person: Candidate, field: str) -> None:
        if self.requisition.applications.of(person).still_here().exists():
            there = _("%(name)s is in this requisition already.")
            self.add_error(field, there % {"name": person})

    def sent(self) -> Sent:
        given = self.cleaned_data
        return Sent(
            name=given["name"],
            email=given["email"],
            phone=given["phone"],
            place=given["place"],
            upload=self.upload,
        )

    def details(self) -> dict[str, Any]:
        """What `intake.add` is given beside what was sent."""
        names = ("source", "referred_by", "headline", "note")
        return {name: self.cleaned_data[name] for name in names} | {"known": self.known}


def told_apart(candidate: Candidate) -> str:
    """What tells people of one name apart."""
    return ", ".join(filter(None, (candidate.headline, candidate.place, candidate.email)))
