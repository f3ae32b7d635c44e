"""When and with whom somebody is met: to book a time, to offer some, to move one."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any, ClassVar, cast

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.diary import Diary
from candidates.forms.moments import OwnMoment, Suggested, SuggestedOne, read, value_of
from candidates.forms.panel import PanelField, panel_of
from candidates.models import Application, Candidate, Interview
from candidates.when import clock_time, elsewhere, said_day, said_zone
from hiring.accounts.models import User
from hiring.forms import LineField
from requisitions.models import Round

MOST_OFFERED = 20
ANYWAY = gettext_lazy("I know, and it is agreed")


class TimesForm(forms.Form):
    """Times of which none is past or taken; what else speaks against one can be passed."""

    use_required_attribute = False
    marks_optional = False
    one: ClassVar[bool] = True
    own_fields: ClassVar[tuple[str, ...]] = ("own",)

    times: Suggested = SuggestedOne(label=gettext_lazy("Free times"))
    own = OwnMoment(label=gettext_lazy("Another time"), required=False)
    anyway = forms.BooleanField(label=ANYWAY, required=False)

    diary: Diary

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.objections: list[str] = []

    @property
    def candidate(self) -> Candidate:
        return self.diary.candidate

    @cached_property
    def suggestions(self) -> list[dt.datetime]:
        """What is free, and what was chosen before."""
        value = self["times"].value() or []
        chosen = {moment for one in listed(value) if (moment := moment_of(one))}
        return sorted({*self.diary.free(), *chosen})

    @property
    def days(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Day → its times, as the page draws them."""
        chosen = {str(one) for one in listed(self["times"].value() or [])}
        rows = [self.option(moment, n, chosen) for n, moment in enumerate(self.suggestions)]
        by_day = groupby(rows, key=itemgetter("day"))
        return [(day, list(of_day)) for day, of_day in by_day]

    def option(self, moment: dt.datetime, n: int, chosen: set[str]) -> dict[str, Any]:
        return {
            "id": f"{self['times'].auto_id}_{n}",
            "value": value_of(moment),
            "day": said_day(moment),
            "time": clock_time(moment),
            "elsewhere": elsewhere(moment, self.people_elsewhere),
            "checked": value_of(moment) in chosen,
        }

    @cached_property
    def people_elsewhere(self) -> list[tuple[str, str]]:
        """Each other zone once, by whoever is there."""
        people = [(self.candidate.first_name, self.candidate.time_zone)]
        people += [(person.first_name, person.time_zone) for person in self.diary.panel]
        names: dict[str, list[str]] = {}
        for name, zone in people:
            if zone:
                names.setdefault(zone, []).append(name)
        return [(", ".join(several), zone) for zone, several in names.items()]

    @property
    def zone_words(self) -> str:
        return said_zone(timezone.get_current_timezone_name())

    @property
    def own_bound(self) -> list[forms.BoundField]:
        return [self[name] for name in self.own_fields]

    @property
    def chosen(self) -> list[dt.datetime]:
        own = [self.cleaned_data.get(name) for name in self.own_fields]
        times = [*(self.cleaned_data.get("times") or []), *filter(None, own)]
        return sorted({moment.astimezone(dt.UTC) for moment in times})

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors:
            self.must_be_some()
        if not self.errors:
            for moment in self.chosen:
                self.must_suit(moment, said)
        return said

    def must_be_some(self) -> None:
        if not self.chosen:
            self.add_error("times", _("Choose a time, or write one."))
        elif self.one and len(self.chosen) > 1:
            self.add_error("times", _("Choose one time. To give a choice, offer times instead."))
        elif len(self.chosen) > MOST_OFFERED:
            self.add_error("times", _("Offer %(n)s times at most.") % {"n": MOST_OFFERED})

    def must_suit(self, moment: dt.datetime, said: dict[str, Any]) -> None:
        """Taken is refused always; the rest asks whether it is meant."""
        where = self.field_of(moment)
        for words in self.diary.refusals(moment):
            self.add_error(where, at(moment, f"{words} " + _("Choose another time.")))
        if where in self.errors or said.get("anyway"):
            return
        for words in self.diary.warnings(moment):
            self.objections.append(words)
            self.add_error(where, at(moment, words))

    def field_of(self, moment: dt.datetime) -> str:
        return next(
            (name for name in self.own_fields if self.cleaned_data.get(name) == moment), "times"
        )

    @property
    def asks_anyway(self) -> bool:
        """Whether there is something to pass, or was."""
        return bool(self.is_bound and (self.objections or self["anyway"].value()))


class ManyTimesForm(TimesForm):
    """Several to choose from."""

    one = False
    own_fields = ("own", "own_2", "own_3")

    times = Suggested(label=gettext_lazy("Free times"))
    own_2 = OwnMoment(label=gettext_lazy("A second one"), required=False)
    own_3 = OwnMoment(label=gettext_lazy("A third one"), required=False)


class WithPanel(forms.Form):
    """Whom they meet and what they read, where the interview is only made now."""

    panel = PanelField()
    also = forms.TypedChoiceField(
        label=gettext_lazy("Somebody else"), coerce=int, empty_value=None, required=False
    )
    place = LineField(
        label=gettext_lazy("Where"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("An address, or the link of the call."),
    )
    guidance = forms.CharField(
        label=gettext_lazy("How to prepare"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("They read it with the invitation."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        application: Application,
        round: Round,
        initial: dict[str, Any] | None = None,
    ) -> None:
        usual = {"panel": [person.pk for person in round.asked], "guidance": round.guidance}
        super().__init__(data, initial=usual | (initial or {}))
        cast(PanelField, self.fields["panel"]).offer(
            application, round.asked, self["panel"].value(), self.fields["also"]
        )
        self.round = round
        self.diary = Diary(self.looked_at, application.candidate, round.minutes)

    @property
    def looked_at(self) -> list[User]:
        """Those whose calendars the page shows: checked or not, they were chosen on it."""
        chosen = [*(self["panel"].value() or ()), self["also"].value()]
        return list(User.objects.filter(pk__in=[n for n in map(str, chosen) if n.isdecimal()]))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "panel" not in self.errors and not (said.get("panel") or said.get("also")):
            self.add_error("panel", _("Choose at least one person."))
        return said

    @property
    def people(self) -> list[User]:
        return panel_of(self.cleaned_data)

    def given_more(self) -> dict[str, Any]:
        return {
            "panel": self.people,
            "place": self.cleaned_data["place"],
            "guidance": "\n".join(self.cleaned_data["guidance"].splitlines()),
        }


class BookForm(WithPanel, TimesForm):
    """One time that was agreed."""

    field_order = ("panel", "also", "times", "own", "anyway", "place", "guidance")

    @property
    def given(self) -> dict[str, Any]:
        return {"starts_at": self.chosen[0], **self.given_more()}


class OfferForm(WithPanel, ManyTimesForm):
    """Times from which the candidate chooses."""

    field_order = ("panel", "also", "times", "own", "own_2", "own_3", "anyway", "place", "guidance")

    @property
    def given(self) -> dict[str, Any]:
        return {"times": self.chosen, **self.given_more()}


class OfOneForm(TimesForm):
    """For an interview that there is already."""

    def __init__(self, data: Any = None, *, interview: Interview, **more: Any) -> None:
        super().__init__(data, **more)
        self.interview = interview
        self.diary = Diary(
            interview.interviewers, interview.candidate, interview.round.minutes, interview
        )


class SettleForm(OfOneForm):
    """One time for what was offered."""

    @property
    def given(self) -> dict[str, Any]:
        return {"starts_at": self.chosen[0]}


class OfferOthersForm(OfOneForm, ManyTimesForm):
    """Other times, in the place of those offered."""

    @property
    def given(self) -> dict[str, Any]:
        return {"times": self.chosen}


class RescheduleForm(OfOneForm):
    """Another time or place; what is left as it is stays."""

    place = LineField(label=gettext_lazy("Where"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, interview: Interview, **more: Any) -> None:
        initial = {"place": interview.place} | more.pop("initial", {})
        super().__init__(data, interview=interview, initial=initial)

    @cached_property
    def suggestions(self) -> list[dt.datetime]:
        """Not the time it has."""
        found = super().suggestions
        return [moment for moment in found if moment != self.interview.starts_at]

    def must_be_some(self) -> None:
        if self.chosen:
            super().must_be_some()
        elif self.cleaned_data["place"] == self.interview.place:
            self.add_error("times", _("Choose another time or write another place."))

    @property
    def given(self) -> dict[str, Any]:
        return {
            "starts_at": next(iter(self.chosen), None),
            "place": self.cleaned_data["place"],
        }


def at(moment: dt.datetime, words: str) -> str:
    """ "Tuesday 7 July, 10:00: Priya does not work on that day." """
    when = _("%(day)s, %(time)s:") % {"day": said_day(moment), "time": clock_time(moment)}
    return f"{when} {words}"


def listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list | tuple) else [value]


def moment_of(value: Any) -> dt.datetime | None:
    try:
        return read(str(value)).astimezone(dt.UTC)
    except ValueError:
        return None
