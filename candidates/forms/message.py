from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from candidates.models import Application, MessageTemplate


class MessageForm(forms.Form):
    """Words for the candidate. `tells` marks that with them they know of their new stage."""

    body = forms.CharField(
        label=_("Message"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write something first.")},
    )

    stage = forms.CharField(widget=forms.HiddenInput)
    tells = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.application = application
        self.fields["stage"].initial = application.coarse
        self.fields["tells"].label = _("This tells them: %(stage)s") % {
            "stage": application.coarse.label
        }
        if application.is_told:
            del self.fields["tells"]

    def clean(self) -> dict[str, Any]:
        """The stage that was read on the box must still be theirs."""
        given: dict[str, Any] = super().clean() or {}
        if not self.application.candidate.email:
            raise forms.ValidationError(_("There is no e-mail for them. Nothing was sent."))
        if given.get("tells") and given.get("stage") != self.application.coarse:
            raise forms.ValidationError(_("They were moved meanwhile. Read your message again."))
        return given

    @property
    def tells_them(self) -> str:
        return self.application.coarse if self.cleaned_data.get("tells") else ""


class WordsForm(forms.Form):
    """Which suggested words to begin with: chosen, they come into the message at once."""

    words = forms.ModelChoiceField(
        MessageTemplate.objects.all(),
        label=_("Begin with"),
        required=False,
        empty_label=_("An empty message"),
        widget=forms.Select({"class": "small beginning", "form": "begin", "hx-trigger": "change"}),
    )

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs |= {
            "hx-get": reverse("candidates:message_words", args=[application.pk]),
            "hx-target": "#words",
            "hx-swap": "outerHTML",
        }
