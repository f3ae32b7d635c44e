from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from hiring import files
from hiring.files import Stored

MAX_SIZE = 10 * 1024 * 1024
BEGINNINGS = {
    "pdf": (b"%PDF-", ("pdf",)),
    "jpg": (b"\xff\xd8\xff", ("jpg", "jpeg")),
    "png": (b"\x89PNG\r\n\x1a\n", ("png",)),
}
CONTENT_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
"""Kind → how it is served: always to be saved, never shown."""

NO_KIND = _("Please send a PDF or a photo as JPG or PNG.")
TOO_LARGE = _("This file is larger than 10 MB. Please send a smaller one.")


class DocumentForm(forms.Form):
    """One file that a new hire owes; kept as it came and never opened here."""

    file = forms.FileField(
        label=_("Your file"),
        help_text=_("PDF, JPG or PNG, up to 10 MB. Only recruiters and admins can open it."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty. Please choose it again or send another one."),
        },
    )
    kind = ""

    def clean_file(self) -> "File[Any]":
        """By name and content together."""
        file: File[Any] = self.cleaned_data["file"]
        if file.size > MAX_SIZE:
            raise forms.ValidationError(TOO_LARGE)
        self.kind = kind_of(file)
        if not self.kind:
            raise forms.ValidationError(NO_KIND)
        return file

    def stored(self) -> Stored:
        """The file lies where files lie before its row is written."""
        return files.store(self.cleaned_data["file"], suffix=f".{self.kind}", max_size=MAX_SIZE)

    @property
    def name(self) -> str:
        return files.safe_name(self.cleaned_data["file"].name or "")


def kind_of(file: "File[Any]") -> str:
    file.seek(0)
    begins = file.read(16)
    file.seek(0)
    ending = (file.name or "").rpartition(".")[2].lower()
    for kind, (signature, endings) in BEGINNINGS.items():
        if begins.startswith(signature) and ending in endings:
            return kind
    return ""
