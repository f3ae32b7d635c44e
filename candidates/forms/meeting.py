"""The words that a verb of an interview needs."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.diary import Diary
from candidates.forms.panel import PanelField, panel_of
from candidates.forms.schedule import ANYWAY, at
from candidates.models import Interview

type Words = Any  # lazily translated


class MeetingForm(forms.Form):
    """What is asked before it is done; its cleaned words are what the verb is given."""

    use_required_attribute = False
    marks_optional = False
    heading: ClassVar[Words] = ""
    lede: ClassVar[Words] = ""
    button: ClassVar[Words] = ""
    danger: ClassVar[bool] = False

    def __init__(self, *args: Any, interview: Interview, **more: Any) -> None:
        super().__init__(*args, **more)
        self.interview = interview

    @property
    def title(self) -> str:
        return str(self.heading) % {"name": self.interview.candidate.first_name}

    @property
    def introduction(self) -> str:
        return str(self.lede) % {"name": self.interview.candidate.first_name}

    @property
    def shown(self) -> list[forms.BoundField]:
        """What there is to fill in now."""
        return list(self)

    @property
    def given(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ChangePanelForm(MeetingForm):
    """Who meets them from now on. What speaks against the time of somebody new can be passed."""

    heading = gettext_lazy("Change whom %(name)s meets")
    lede = gettext_lazy("Who is new is invited. Who leaves is told, and owes no scorecard.")
    button = gettext_lazy("Change the panel")

    panel = PanelField()
    also = forms.TypedChoiceField(
        label=gettext_lazy("Somebody else"), coerce=int, empty_value=None, required=False
    )
    anyway = forms.BooleanField(label=ANYWAY, required=False)

    def __init__(self, *args: Any, interview: Interview, **more: Any) -> None:
        there = [person.pk for person in interview.interviewers]
        super().__init__(*args, interview=interview, initial={"panel": there}, **more)
        cast(PanelField, self.fields["panel"]).offer(
            interview.application,
            interview.interviewers,
            self["panel"].value(),
            self.fields["also"],
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not (said.get("panel") or said.get("also")):
            self.add_error("panel", _("Choose at least one person."))
        if not self.errors and not said.get("anyway"):
            for field, words in list(self.objections(said)):
                self.add_error(field, words)
        return said

    def objections(self, said: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """What speaks against the time, or against one that was offered, of whoever is new."""
        interview = self.interview
        joined = [one for one in panel_of(said) if not interview.is_met_by(one)]
        diary = Diary(joined, interview.candidate, interview.round.minutes, interview)
        for moment in self.moments():
            for person in diary.panel:
                if words := diary.warning(person, moment):
                    field = "also" if person.pk == said.get("also") else "panel"
                    yield field, at(moment, words)

    def moments(self) -> list[dt.datetime]:
        """When they would meet; once it has begun nobody joins."""
        if self.interview.is_proposed:
            return [slot.during.lower for slot in self.interview.free_slots()]
        starts_at = self.interview.starts_at
        return [starts_at] if starts_at and not self.interview.has_begun else []

    @property
    def shown(self) -> list[forms.BoundField]:
        asked = self["anyway"].value() or (self.is_bound and self.errors)
        return [field for field in self if field.name != "anyway" or asked]

    @property
    def given(self) -> dict[str, Any]:
        return {"panel": panel_of(self.cleaned_data)}


class MissForm(MeetingForm):
    heading = gettext_lazy("It did not take place")
    lede = gettext_lazy("%(name)s hears that we will be in touch. You can schedule it again.")
    button = gettext_lazy("Record that")
    danger = True

    why = forms.CharField(
        label=gettext_lazy("What happened"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For the team. The candidate does not read it."),
    )


class CancelForm(MeetingForm):
    heading = gettext_lazy("Cancel the interview with %(name)s")
    lede = gettext_lazy("Everybody hears of it at once, and it leaves their calendars.")
    button = gettext_lazy("Cancel the interview")
    danger = True

    why = forms.CharField(
        label=gettext_lazy("Words to the candidate"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("They read them with the mail."),
    )
