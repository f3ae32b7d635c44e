"""Departments, agencies and holidays as tables."""

from django import forms
from import_export.fields import Field
from import_export.widgets import ForeignKeyWidget

from hiring.accounts.models import Agency, Department, Holiday, User
from hiring.sheets.forms import Person
from hiring.sheets.sheet import Sheet


class DepartmentRow(forms.ModelForm):  # type: ignore[type-arg]
    head = Person()

    class Meta:
        model = Department
        fields = ("name", "head")


class DepartmentSheet(Sheet):
    """Heads by their e-mail."""

    form = DepartmentRow
    head = Field("head", "head", ForeignKeyWidget(User, "email"))

    class Meta(Sheet.Meta):
        model = Department
        fields = ("name", "head")
        import_id_fields = ("name",)


class AgencySheet(Sheet):
    form = forms.modelform_factory(Agency, fields=("name",))

    class Meta(Sheet.Meta):
        model = Agency
        fields = ("name",)
        import_id_fields = ("name",)


class HolidaySheet(Sheet):
    form = forms.modelform_factory(Holiday, fields=("day", "name"))

    class Meta(Sheet.Meta):
        model = Holiday
        fields = ("day", "name")
        import_id_fields = ("day",)
