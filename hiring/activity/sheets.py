"""Words and reminders as tables."""

from import_export.fields import Field

from hiring.activity.forms import ReminderStepForm, WordingForm
from hiring.activity.models import ReminderStep, Wording
from hiring.sheets.forms import YesNo
from hiring.sheets.sheet import Sheet, Told


class WordingSheet(Sheet):
    form = WordingForm

    class Meta(Sheet.Meta):
        model = Wording
        fields = ("kind", "language", "sentence")
        import_id_fields = ("kind", "language")


class ReminderStepRow(ReminderStepForm):
    active = YesNo()


class ReminderStepSheet(Sheet):
    form = ReminderStepRow
    active = Field("active", "active", Told())

    class Meta(Sheet.Meta):
        model = ReminderStep
        fields = ("kind", "offset", "unit", "times", "active")
        import_id_fields = ("kind", "offset", "unit")
