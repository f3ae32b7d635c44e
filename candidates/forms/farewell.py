from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from candidates.models import Application, MessageTemplate
from candidates.models.message import PLACEHOLDERS
from hiring.activity.words import unknown

Moment = MessageTemplate.Moment


class PeopleForm(forms.Form):
    """Who is to be told, and the suggestion to begin with."""

    marks_optional = False

    people = forms.ModelMultipleChoiceField(
        Application.objects.none(),
        label=_("People"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one person."),
            "invalid_choice": _("Somebody you chose is not here any more. Choose again."),
        },
    )
    template = forms.ModelChoiceField(
        MessageTemplate.objects.none(), label=_("Words to begin with"), required=False
    )

    def __init__(
        self, data: Any = None, *, listed: QuerySet[Application], begins: MessageTemplate | None
    ) -> None:
        super().__init__(data)
        people: Any = self.fields["people"]
        people.queryset = listed
        template: Any = self.fields["template"]
        template.queryset = MessageTemplate.objects.of(
            Moment.FILLED, Moment.RELEASE, Moment.REJECT, Moment.FREE
        )
        template.initial = begins

    def suggestion(self) -> str:
        template = self.cleaned_data.get("template")
        return template.body.strip() if template else ""


class FarewellForm(forms.Form):
    """The words to everyone chosen. `shown` is the fingerprint of what was on the page."""

    people = forms.ModelMultipleChoiceField(
        Application.objects.none(), widget=forms.MultipleHiddenInput
    )
    words = forms.CharField(
        label=_("Words to everyone"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "{first_name}, {name}, {job}, {company}, {recruiter}, {until}: filled in for each."
        ),
        error_messages={"required": _("Write what they will read.")},
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, listed: QuerySet[Application], **initial: Any) -> None:
        super().__init__(data, initial=initial)
        people: Any = self.fields["people"]
        people.queryset = listed

    def clean_words(self) -> str:
        words = str(self.cleaned_data["words"]).replace("\r\n", "\n")
        if names := unknown(words, PLACEHOLDERS):
            raise forms.ValidationError(
                _("There is no placeholder {%(name)s}.") % {"name": names[0]}
            )
        return words
