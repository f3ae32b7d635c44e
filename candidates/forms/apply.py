from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from candidates.forms.phone import PhoneField
from candidates.forms.resume import ResumeForm
from candidates.intake import Sent
from candidates.phones import country_of
from candidates.public import revision_of
from hiring.accounts.models import Company
from hiring.forms import AddressField, AmountField, Chips, LineField
from hiring.money import PERIODS, symbol, to_minor
from requisitions.models import Posting, Question

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class ApplyForm(ResumeForm):
    """What we ask of everybody, and this posting's own questions."""

    name = LineField(
        label=_("Full name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )
    email = AddressField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write the address where we reach you."),
            "invalid": _("Write an address like name@example.org."),
        },
    )
    phone = PhoneField(widget=forms.TextInput(attrs={"autocomplete": "tel"}))
    place = LineField(label=_("Where would you work from?"), required=False, max_length=120)
    expects = AmountField(label=_("What do you expect to earn?"), required=False)
    available = LineField(label=_("When could you start?"), required=False, max_length=80)
    privacy = forms.BooleanField(
        label=_("I have read how you use what I send"),
        error_messages={"required": _("Read how we use what you send, then tick this.")},
    )
    keep = forms.BooleanField(label=_("Keep my data for other jobs for a year"), required=False)
    nothing = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, posting: Posting, company: Company, *args: Any, **kwargs: Any) -> None:
        needed = posting.resume == Posting.Resume.REQUIRED
        super().__init__(*args, needs_resume=needed, **kwargs)
        phone: Any = self.fields["phone"]
        phone.country = country_of(posting.requisition)
        self.questions = list(posting.questions.current())
        own = {field_of(question): asked(question) for question in self.questions}
        self.fields |= own
        self.order_fields(["held", "resume", "name", "email", "phone", "place", *own])
        pay = revision_of(posting).pay
        self.currency = pay.currency
        affixes = {"data-before": symbol(pay.currency), "data-after": str(PERIODS[pay.period])}
        self.fields["expects"].widget.attrs |= affixes
        self.fields["keep"].help_text = without_consent(company.months_kept)

    def clean_nothing(self) -> str:
        """Only programs fill in what nobody sees; a person who did may empty it again."""
        if self.cleaned_data["nothing"]:
            raise forms.ValidationError(_("Please leave this empty, then send it again."))
        return ""

    def own_questions(self) -> list[forms.BoundField]:
        return [self[field_of(question)] for question in self.questions]

    def sent(self) -> Sent:
        given = self.cleaned_data
        expects = given["expects"]
        return Sent(
            name=given["name"],
            email=given["email"].lower(),
            phone=given["phone"],
            place=given["place"],
            upload=self.upload,
            answers={question.pk: self.answer(question) for question in self.questions},
            expects=None if expects is None else to_minor(expects, self.currency),
            currency=self.currency,
            available=given["available"],
            keep=given["keep"],
        )

    def answer(self, question: Question) -> str:
        text = str(self.cleaned_data[field_of(question)])
        return str(dict(YES_NO).get(text, text)) if is_yes_no(question) else text


def without_consent(months: int) -> str:
    words = ngettext(
        "Without this we delete it %(months)d month after our answer.",
        "Without this we delete it %(months)d months after our answer.",
        months,
    )
    return words % {"months": months}


def field_of(question: Question) -> str:
    return f"question_{question.pk}"


def is_yes_no(question: Question) -> bool:
    return question.kind == Question.Kind.YES_NO


def asked(question: Question) -> forms.Field:
    """One question as a field of its kind."""
    more: dict[str, Any] = {
        "label": question.text,
        "help_text": question.hint,
        "required": question.required,
        "error_messages": {"required": _("Answer this, please.")},
    }
    if is_yes_no(question):
        return forms.ChoiceField(choices=YES_NO, widget=Chips, **more)
    if question.kind == Question.Kind.TEXT:
        return forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 4}), **more)
    return forms.CharField(max_length=200, **more)
