"""Whom a candidate meets: the usual people as chips, everybody else in a list."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.models import Application
from hiring.accounts.models import User
from hiring.forms import ManyChips
from requisitions.planning import at_hand


class PanelField(forms.TypedMultipleChoiceField):
    """Colleagues, by number; nobody meets themselves."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Who meets them"), coerce=int, required=False, widget=ManyChips
        )

    def offer(
        self, application: Application, usual: Iterable[User], chosen: Any, also: forms.Field
    ) -> None:
        """Anybody may be chosen; the usual, those at hand and the chosen stand there."""
        colleagues = User.objects.colleagues().exclude(email=application.candidate.email)
        people = dict(colleagues.order_by("name", "pk").values_list("pk", "name"))
        ticked = {int(one) for one in chosen or () if str(one).isdecimal()}
        shown = {person.pk for person in usual} | at_hand(application.requisition) | ticked
        self.choices = list(people.items())
        self.widget.choices = [(pk, name) for pk, name in people.items() if pk in shown]
        others = [(pk, name) for pk, name in people.items() if pk not in shown]
        cast("forms.TypedChoiceField", also).choices = [("", _("Nobody else")), *others]


def panel_of(said: dict[str, Any]) -> list[User]:
    """Those ticked and whoever was added."""
    chosen = {*(said.get("panel") or ()), *([said["also"]] if said.get("also") else ())}
    return list(User.objects.filter(pk__in=chosen).order_by("pk"))
