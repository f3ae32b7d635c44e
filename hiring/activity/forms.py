"""Words and reminders as admins keep them."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.activity.models import ReminderStep, Wording
from hiring.activity.notices import Telling, by_kind
from hiring.activity.words import PLACEHOLDER, unknown

LADDER = ("before", "due", "daily", "escalate")


def sentences() -> list[tuple[str, str]]:
    """Every kind of notice with what it says by itself."""
    return [(kind, f"{kind}: {row.sentence}") for kind, row in sorted(by_kind().items())]


def reminders() -> list[tuple[str, str]]:
    """Those that a clock causes."""
    return [(kind, words) for kind, words in sentences() if kind.rpartition(".")[2] in LADDER]


def names_in(row: Telling) -> set[str]:
    """What an own sentence may name: what the table's names."""
    return {"company", *PLACEHOLDER.findall(str(row.sentence))}


class WordingForm(forms.ModelForm):  # type: ignore[type-arg]
    """May name what the table's own sentence names, and nothing else."""

    kind = forms.ChoiceField(label=gettext_lazy("Notice"), choices=sentences)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = Wording
        fields = ("kind", "language", "sentence")
        widgets = {"sentence": AdminTextareaWidget(attrs={"rows": 2})}
        help_texts = {
            "sentence": gettext_lazy("May name what the sentence above names, in braces.")
        }

    def clean_sentence(self) -> str:
        words: str = self.cleaned_data["sentence"]
        row = by_kind().get(self.cleaned_data.get("kind", ""))
        if row and (names := unknown(words, names_in(row))):
            known = ", ".join(f"{{{name}}}" for name in sorted(names_in(row)))
            raise ValidationError(
                _("There is no placeholder {%(name)s} here. There are: %(known)s.")
                % {"name": names[0], "known": known}
            )
        return words


class ReminderStepForm(forms.ModelForm):  # type: ignore[type-arg]
    """Whose promise it is follows from who hears."""

    kind = forms.ChoiceField(label=gettext_lazy("Who hears what"), choices=reminders)

    class Meta:
        model = ReminderStep
        fields = ("kind", "offset", "unit", "times", "active")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.instance.rule = cleaned.get("kind", "").partition(".")[0]
        same = {name: cleaned.get(name) for name in ("kind", "offset", "unit")}
        if ReminderStep.objects.filter(**same).exclude(pk=self.instance.pk).exists():
            self.add_error("offset", _("This step is there already."))
        return cleaned
