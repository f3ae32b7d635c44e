"""How a table is chosen and confirmed, and how its cells are read."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.forms import ImportForm

from hiring.accounts.models import User

MOST_BYTES = 512 * 1024
LOOKED_AT = 60 * 60  # seconds between looking and confirming
YES = {"yes", "y", "true", "1"}
NO = {"no", "n", "false", "0"}


class YesNo(forms.Field):
    """As people write it in a table."""

    def to_python(self, value: Any) -> bool:
        said = str(value).strip().lower()
        if said not in YES | NO:
            raise ValidationError(_("Write yes or no."))
        return said in YES


class Person(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody with an account, by their e-mail."""

    default_error_messages = {
        "invalid_choice": gettext_lazy("Nobody here has the e-mail %(value)s.")
    }

    def __init__(self, **kwargs: Any) -> None:
        people = User.objects.filter(is_service=False)
        super().__init__(people, to_field_name="email", **kwargs)

    def to_python(self, value: Any) -> Any:
        return super().to_python(str(value).strip().lower())


class UploadForm(ImportForm):
    """A file of a kind and a size that can be read at once."""

    media = forms.Media()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].widget = forms.HiddenInput()
        self.fields["import_file"].label = _("Table")
        self.fields["import_file"].widget.attrs["accept"] = ".csv,text/csv"

    def clean_import_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["import_file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("This file is larger than %(kb)d kB.") % {"kb": MOST_BYTES // 1024}
            )
        return file


class ConfirmForm(forms.Form):
    """What was looked at, sealed for the person who looked and for this kind of thing.

    So nothing is kept in between, any web process can go on, and nobody can name another file.
    """

    format = forms.ChoiceField(choices=[("0", "")], widget=forms.HiddenInput)
    import_file_name = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, salt: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.salt = salt

    def clean_import_file_name(self) -> str:
        """The words of the table themselves."""
        sealed = self.cleaned_data["import_file_name"]
        try:
            words: str = signing.loads(sealed, salt=self.salt, max_age=LOOKED_AT)
        except signing.BadSignature as problem:
            raise ValidationError(_("It is too long ago that you looked.")) from problem
        return words
