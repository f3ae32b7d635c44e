from typing import Any, NamedTuple

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from candidates.intake import Upload
from candidates.reading import refusals
from candidates.resumes import KINDS, inspect
from hiring import files


class Aside(NamedTuple):
    """A file that waits while something else is put right: what the page says of it."""

    name: str
    size: int


class ResumeForm(forms.Form):
    """A form that takes a résumé, and does not lose it while something else is put right.

    `held` is the signed reference of a file that came with an earlier try.
    """

    purpose = "resume"
    held = forms.CharField(required=False, widget=forms.HiddenInput)
    resume = forms.FileField(
        label=_("Résumé"),
        required=False,
        help_text=_("PDF, Word, ODT, RTF or plain text, up to 10 MB"),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in KINDS)}),
        error_messages={"required": _("Add your résumé."), "empty": refusals.EMPTY},
    )

    upload: Upload | None = None

    def __init__(self, *args: Any, needs_resume: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resume"].required = needs_resume
        if self.is_bound:
            self.initial["resume"] = waiting(self.data.get("held", ""))

    def clean_resume(self) -> "File[Any] | None":
        """What was sent now, else what waits."""
        sent: File[Any] | None = self.cleaned_data["resume"]
        if sent:
            self.upload = Upload(sent, inspect(sent.name or "", sent))
        elif self.cleaned_data.get("held"):
            raise forms.ValidationError(_("Your file waited too long. Please choose it again."))
        return sent

    def hold(self) -> None:
        """Keep a good file aside until the form comes back."""
        if self.upload and "resume" in self.files:
            data: Any = self.data.copy()  # type: ignore[attr-defined]
            data["held"] = files.hold(self.upload.file, purpose=self.purpose)
            self.data = data

    @property
    def aside(self) -> Aside | None:
        file = waiting(self["held"].value() or "")
        return Aside(file.name or "", file.size) if file else None


def waiting(reference: str) -> "File[Any] | None":
    return files.held(reference, purpose=ResumeForm.purpose)
