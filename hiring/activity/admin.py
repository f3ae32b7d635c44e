"""What admins keep: the ladder of reminders, and their own words for notices."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.activity.models import ReminderStep, Wording
from hiring.activity.notices import by_kind
from hiring.activity.words import PLACEHOLDER, unknown

LADDER = ("before", "due", "daily", "escalate")


def reminder_kinds() -> list[tuple[str, str]]:
    """Kinds that a clock causes, with their sentence."""
    return [
        (kind, f"{kind}: {row.sentence}")
        for kind, row in by_kind().items()
        if kind.rpartition(".")[2] in LADDER
    ]


class ReminderStepForm(forms.ModelForm):  # type: ignore[type-arg]
    """Whose promise it is follows from who hears."""

    kind = forms.ChoiceField(label=gettext_lazy("who hears what"), choices=reminder_kinds)

    class Meta:
        model = ReminderStep
        fields = ["kind", "offset", "unit", "times", "active"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self.instance.rule = values.get("kind", "").partition(".")[0]
        same = {name: values.get(name) for name in ("kind", "offset", "unit")}
        if ReminderStep.objects.filter(**same).exclude(pk=self.instance.pk).exists():
            self.add_error("offset", _("This step is there already."))
        return values


@admin.register(ReminderStep)
class ReminderStepAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = ReminderStepForm
    list_display = ["kind", "offset", "unit", "times", "active"]
    list_editable = ["active"]
    list_filter = ["rule"]


class WordingForm(forms.ModelForm):  # type: ignore[type-arg]
    """May name what the table's own sentence names, and nothing else."""

    kind = forms.ChoiceField(
        label=gettext_lazy("notice"),
        choices=lambda: [(kind, f"{kind}: {row.sentence}") for kind, row in by_kind().items()],
    )

    class Meta:
        model = Wording
        fields = ["kind", "language", "sentence"]

    def clean_sentence(self) -> str:
        words: str = self.cleaned_data["sentence"]
        row = by_kind().get(self.cleaned_data.get("kind", ""))
        if row is None:
            return words
        known = {*PLACEHOLDER.findall(str(row.sentence)), "company"}
        if names := unknown(words, known):
            raise ValidationError(
                _("There is no placeholder {%(name)s} here. There are: %(known)s.")
                % {"name": names[0], "known": ", ".join(f"{{{name}}}" for name in sorted(known))}
            )
        return words


@admin.register(Wording)
class WordingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = WordingForm
    list_display = ["kind", "language", "sentence"]
