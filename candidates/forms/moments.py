"""Moments as people choose or write them, in their own zone."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.when import place_of
from hiring import clocks

WRITTEN = "%Y-%m-%dT%H:%M"
PAST = gettext_lazy("That time is past. Choose one to come.")


class OwnMoment(forms.DateTimeField):
    """A local date and time. One that the clocks skip or repeat is no moment."""

    def __init__(self, **more: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WRITTEN)
        kinds = [WRITTEN, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        invalid = gettext_lazy("Write a day and a time, like 2026-06-04 14:00.")
        super().__init__(
            widget=widget, input_formats=kinds, error_messages={"invalid": invalid}, **more
        )

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        naive = parsed(str(value), self.input_formats)
        if naive is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return to_come(placed(naive))


def parsed(value: str, kinds: Any) -> dt.datetime | None:
    for kind in kinds:
        try:
            return dt.datetime.strptime(value.strip(), kind)  # noqa: DTZ007  its zone follows
        except ValueError:
            continue
    return None


def placed(naive: dt.datetime) -> dt.datetime:
    """In the reader's zone. Raises ValidationError in the hour that is skipped or comes twice."""
    zone = timezone.get_current_timezone()
    first, second = naive.replace(tzinfo=zone, fold=0), naive.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    said = {
        "time": date_format(naive, "H:i"),
        "day": date_format(naive, "l j F Y"),
        "place": place_of(str(zone)),
    }
    if first.astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None) != naive:
        raise forms.ValidationError(
            _("%(day)s has no %(time)s in %(place)s: the clocks go forward. Choose another time.")
            % said,
            code="skipped",
        )
    raise forms.ValidationError(
        _("%(time)s comes twice on %(day)s in %(place)s: the clocks go back. Choose another one.")
        % said,
        code="twice",
    )


def to_come(moment: dt.datetime) -> dt.datetime:
    if moment <= clocks.now():
        raise forms.ValidationError(str(PAST), code="past")
    return moment


def value_of(moment: dt.datetime) -> str:
    """As a form carries it: in UTC, which knows no doubt."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(value: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment


class Suggested(forms.MultipleChoiceField):
    """Some of the times that were suggested, though others may be suggested by now."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.CheckboxSelectMultiple, required=False, **more)

    def to_python(self, value: Any) -> Any:
        try:
            return [to_come(read(one)) for one in super().to_python(value)]
        except ValueError:
            raise forms.ValidationError(
                _("Choose one of the times, or write it with its zone: 2026-07-07T10:00Z."),
                code="invalid",
            ) from None

    def validate(self, value: Any) -> None:
        """Any moment to come may be chosen."""


class SuggestedOne(Suggested):
    """One of them; a list of one, or of none."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.widget = forms.RadioSelect()

    def to_python(self, value: Any) -> Any:
        return super().to_python([value] if value else [])
