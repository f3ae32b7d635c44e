"""A few words that go with an answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

NOTE = forms.Textarea(attrs={"rows": 3})


class AskedForm(forms.Form):
    """A yes without words. `asked` is what the reader had before them."""

    asked = forms.CharField(
        required=False,
        max_length=40,
        widget=forms.HiddenInput,
        help_text=_("What you have read: an answer to older words is refused."),
    )


class NoteForm(AskedForm):
    """With a yes, if one likes."""

    note = forms.CharField(label=_("Note"), max_length=2000, required=False, widget=NOTE)


class ReasonForm(NoteForm):
    """With a no, always: the others need to know what to change."""

    note = forms.CharField(
        label=_("Note"),
        max_length=2000,
        widget=NOTE,
        help_text=_("Needed when you send it back: say what should change."),
        error_messages={"required": _("Say what should change, so that they can.")},
    )


class WhyForm(forms.Form):
    """With a hold or a cancelling, if one likes."""

    why = forms.CharField(
        label=_("Why"),
        max_length=2000,
        required=False,
        widget=NOTE,
        help_text=_("Your colleagues read it. Candidates do not."),
    )
