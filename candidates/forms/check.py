import datetime as dt
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from candidates.forms.resume import Aside
from candidates.models import Application, BackgroundCheck, CheckKind
from hiring import clocks, files
from hiring.files import Stored

MAX_SIZE = 10 * 1024 * 1024
PURPOSE = "check"
EMPTY = _("This file is empty. Please choose it again or send another one.")
NO_PDF = _("Please send the result as a PDF.")
TOO_LARGE = _("This file is larger than 10 MB. Please send a smaller PDF.")


class RequestForm(forms.Form):
    """Which check. The candidate reads its explanation before they consent."""

    kind = forms.ModelChoiceField(
        CheckKind.objects.in_use(),
        label=_("What is checked?"),
        empty_label=_("Choose a check"),
        error_messages={"required": _("Choose what is checked.")},
    )

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.application = application

    def clean_kind(self) -> CheckKind:
        kind: CheckKind = self.cleaned_data["kind"]
        if self.application.checks.live().of(kind).exists():
            raise forms.ValidationError(_("This check is under way or clear already."))
        return kind


class ResultForm(forms.Form):
    """What came back, with its file; `held` is the reference of one that came with an earlier try.

    A PDF only, and never opened here: it is kept as it came and served to be saved.
    """

    held = forms.CharField(required=False, widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("The result"),
        required=False,
        help_text=_("PDF, up to 10 MB. Only recruiters and admins can open it."),
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
        error_messages={"empty": EMPTY},
    )
    valid_until = forms.DateField(
        label=_("Valid until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=4000,
        help_text=_("For recruiters and admins. Whoever decides reads only the outcome."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, check_of: BackgroundCheck, needs_note: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if needs_note:
            self.fields["note"].required = True
            self.fields["note"].error_messages["required"] = _("Say what there is to look at.")
        good_for = dt.timedelta(days=check_of.kind.days_valid)
        self.fields["valid_until"].initial = clocks.now().date() + good_for
        if self.is_bound:
            self.initial["file"] = waiting(self.data.get("held", ""))

    def clean_file(self) -> "File[Any] | None":
        """What was sent now, else what waits."""
        sent: File[Any] | None = self.cleaned_data["file"]
        if sent:
            must_be_pdf(sent)
        elif self.cleaned_data.get("held"):
            raise forms.ValidationError(_("Your file waited too long. Please choose it again."))
        return sent

    def clean_valid_until(self) -> dt.date:
        until: dt.date = self.cleaned_data["valid_until"]
        if until < clocks.now().date():
            raise forms.ValidationError(_("Choose today or a later day."))
        return until

    def hold(self) -> None:
        """Keep a good file aside until the form comes back."""
        if self.cleaned_data.get("file") and "file" in self.files:
            data: Any = self.data.copy()  # type: ignore[attr-defined]
            data["held"] = files.hold(self.cleaned_data["file"], purpose=PURPOSE)
            self.data = data

    @property
    def aside(self) -> Aside | None:
        file = waiting(self["held"].value() or "")
        return Aside(file.name or "", file.size) if file else None

    @property
    def given(self) -> dict[str, Any]:
        """What the verb is called with; the file lies where files lie before its row is written."""
        given = {name: self.cleaned_data[name] for name in ("note", "valid_until")}
        return given | {"file": kept(self.cleaned_data["file"])}


def waiting(reference: str) -> "File[Any] | None":
    return files.held(reference, purpose=PURPOSE)


def must_be_pdf(file: "File[Any]") -> None:
    """By name and content together."""
    if file.size > MAX_SIZE:
        raise forms.ValidationError(TOO_LARGE)
    file.seek(0)
    begins = file.read(1024)
    file.seek(0)
    if not (file.name or "").lower().endswith(".pdf") or b"%PDF-" not in begins:
        raise forms.ValidationError(NO_PDF)


def kept(file: "File[Any] | None") -> tuple[str, Stored] | None:
    if not file:
        return None
    return files.safe_name(file.name or ""), files.store(file, suffix=".pdf", max_size=MAX_SIZE)
