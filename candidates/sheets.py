"""Sources, kinds of checks and suggested words as tables."""

from django import forms
from import_export.fields import Field

from candidates.models import CheckKind, MessageTemplate, Source
from hiring.sheets.forms import YesNo
from hiring.sheets.sheet import Sheet, Told


class SourceRow(forms.ModelForm):  # type: ignore[type-arg]
    active = YesNo()

    class Meta:
        model = Source
        fields = ("name", "kind", "code", "active")


class SourceSheet(Sheet):
    """By the code, which is in links that are out."""

    form = SourceRow
    active = Field("active", "active", Told())

    class Meta(Sheet.Meta):
        model = Source
        fields = ("code", "name", "kind", "active")
        import_id_fields = ("code",)


class MessageTemplateSheet(Sheet):
    form = forms.modelform_factory(MessageTemplate, fields=("moment", "name", "body"))

    class Meta(Sheet.Meta):
        model = MessageTemplate
        fields = ("moment", "name", "body")
        import_id_fields = ("moment", "name")


class CheckKindRow(forms.ModelForm):  # type: ignore[type-arg]
    active = YesNo()

    class Meta:
        model = CheckKind
        fields = ("name", "explanation", "days_valid", "active")


class CheckKindSheet(Sheet):
    form = CheckKindRow
    active = Field("active", "active", Told())

    class Meta(Sheet.Meta):
        model = CheckKind
        fields = ("name", "explanation", "days_valid", "active")
        import_id_fields = ("name",)
