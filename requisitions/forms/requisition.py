"""What is asked for: a new requisition, a copy, or an edit."""

import datetime as dt
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring import clocks
from hiring.accounts.models import User
from hiring.accounts.models.user import UserQuerySet
from hiring.accounts.roles import Role
from hiring.forms import AmountField, Choices, ManyChips
from hiring.meanwhile import Changes, mark, overtaken, since
from hiring.money import format_amount, to_major, to_minor
from requisitions.models import Requisition
from requisitions.terms import as_read

AT_ONCE = [
    "title",
    "department",
    "places",
    "workplace",
    "employment",
    "headcount",
    "needed_on",
    "reason",
    "replaces",
    "currency",
    "period",
    "justification",
    "confidential",
]


class RequisitionForm(forms.ModelForm):  # type: ignore[type-arg]
    """Checks what was written. `values` is what the model's verbs take.

    `requisition` is the one that is edited, or copied when `copied`; its own row is never
    touched here.
    """

    band_from = AmountField(
        label=gettext_lazy("From"),
        error_messages={"required": gettext_lazy("Write the least you may pay.")},
    )
    band_to = AmountField(
        label=gettext_lazy("To"),
        error_messages={"required": gettext_lazy("Write the most you may pay.")},
    )
    despite = forms.BooleanField(label=gettext_lazy("We want both"), required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Requisition
        fields = [*AT_ONCE, "manager", "recruiter"]
        widgets = {
            "needed_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "headcount": forms.NumberInput(attrs={"data-after": gettext_lazy("people"), "min": 1}),
            "places": ManyChips(),
            "reason": Choices(
                icons={"new": "user-plus", "replacement": "history"},
                explanations={
                    "new": gettext_lazy("The team grows"),
                    "replacement": gettext_lazy("Someone left or moved"),
                },
            ),
            "justification": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {
            "reason": gettext_lazy("Why now?"),
            "replaces": gettext_lazy("Whom this replaces"),
        }
        error_messages = {
            "title": {"required": gettext_lazy("Write what the job is called.")},
            "department": {"required": gettext_lazy("Choose the department that pays.")},
            "headcount": {
                "required": gettext_lazy("Say how many openings."),
                "invalid": gettext_lazy("Write a whole number."),
            },
            "manager": {"required": gettext_lazy("Choose who hires.")},
            "recruiter": {"required": gettext_lazy("Choose who brings the people.")},
        }

    def __init__(
        self,
        data: Any = None,
        *,
        user: User,
        requisition: Requisition | None = None,
        copied: bool = False,
    ) -> None:
        self.user, self.requisition, self.copied = user, requisition, copied
        self.twin: Requisition | None = None
        self.meanwhile: Changes = []
        super().__init__(data, initial=self.as_it_stands())
        for field in self.fields.values():
            if type(field) is forms.ModelChoiceField:
                field.empty_label = _("Choose one")
        if requisition and not copied:
            self.leave_out("manager", "recruiter")
        else:
            self.offer_people()
        if requisition and not user.can("requisition.see_pay", requisition):
            self.hide_band()

    def as_it_stands(self) -> dict[str, Any]:
        """What the form shows first."""
        one = self.requisition
        if one is None:
            return {"manager": self.user, "recruiter": self.user}
        found = forms.model_to_dict(one, self.Meta.fields)
        if self.user.can("requisition.see_pay", one):
            found["band_from"] = to_major(one.band_low, one.currency)
            found["band_to"] = to_major(one.band_high, one.currency)
        if self.copied and one.needed_on and one.needed_on < clocks.now().date():
            found["needed_on"] = None
        if self.copied and not self.user.has_role(Role.RECRUITER):
            found["manager"] = self.user
        elif self.copied:
            found["recruiter"] = self.user
        return found

    def offer_people(self) -> None:
        """A recruiter drafts for any manager, others for themselves or whom they stand in for."""
        managers = User.objects.with_role(Role.MANAGER)
        if not self.user.has_role(Role.RECRUITER):
            managers = managers.filter(pk__in=[self.user.pk, *self.user.stands_in_for])
        self.offer("manager", managers)
        self.offer("recruiter", User.objects.with_role(Role.RECRUITER))

    def offer(self, name: str, people: UserQuerySet) -> None:
        cast("forms.ModelChoiceField[User]", self.fields[name]).queryset = people

    def hide_band(self) -> None:
        """Who may not see the band of the one that is edited neither reads nor sets it."""
        if not self.copied:
            self.leave_out("band_from", "band_to", "currency", "period")

    def leave_out(self, *names: str) -> None:
        for name in names:
            del self.fields[name]

    @cached_property
    def stands(self) -> dict[str, str]:
        one = self.requisition
        if one is None:
            return {}
        return as_read(one, pay=self.user.can("requisition.see_pay", one))

    @property
    def fingerprint(self) -> str:
        """How the record stood when the form was drawn: an older one was overtaken."""
        return mark(self.stands) if self.stands else ""

    # Checks

    def clean_justification(self) -> str:
        return str(self.cleaned_data["justification"]).replace("\r\n", "\n")

    def clean_needed_on(self) -> dt.date | None:
        """A day that has gone by meanwhile may stay; nobody chooses one."""
        day: dt.date | None = self.cleaned_data["needed_on"]
        if day and "needed_on" in self.changed_data and day < clocks.now().date():
            raise forms.ValidationError(_("Choose today or a later day."))
        return day

    def clean_headcount(self) -> int:
        wanted: int = self.cleaned_data["headcount"]
        if not 1 <= wanted <= 500:
            raise forms.ValidationError(_("Ask for 1 to 500 openings."))
        taken = (
            0 if self.copied or not self.requisition else self.requisition.openings.taken().count()
        )
        if wanted < taken:
            raise forms.ValidationError(
                _("Ask for %(taken)s or more: so many are taken already.") % {"taken": taken}
            )
        return wanted

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.check_band(said)
        if said.get("reason") == Requisition.Reason.REPLACEMENT and not said.get("replaces"):
            self.add_error("replaces", _("Say whom this replaces."))
        self.look_for_a_twin(said)
        if self.requisition and not self.copied and said.get("seen") != self.fingerprint:
            self.meanwhile = since(str(said.get("seen")), self.stands)
            raise forms.ValidationError(overtaken())
        return said

    def check_band(self, said: dict[str, Any]) -> None:
        low, high = said.get("band_from"), said.get("band_to")
        if low is not None and low <= 0:
            self.add_error("band_from", _("Enter more than nothing."))
        elif low is not None and high is not None and high < low:
            least = format_amount(to_minor(low, said["currency"]), said["currency"])
            self.add_error(
                "band_to", _("Enter %(least)s or more, or swap the two.") % {"least": least}
            )

    def look_for_a_twin(self, said: dict[str, Any]) -> None:
        """A live one that asks for the same is a warning: a tick says that both are wanted."""
        title, department = said.get("title"), said.get("department")
        if not (title and department) or not {"title", "department"} & set(self.news()):
            return
        other_than = 0 if self.copied or not self.requisition else self.requisition.pk
        alike = Requisition.objects.visible_to(self.user).like(
            title, department, other_than=other_than
        )
        self.twin = alike.first()
        if self.twin and not said.get("despite"):
            self.add_error(
                "despite",
                _("%(twin)s asks for the same. Tick this if you want both.")
                % {"twin": self.twin.code},
            )

    def news(self) -> list[str]:
        """What is not as it stands: everything, in a new one."""
        edited = self.requisition and not self.copied
        return self.changed_data if edited else list(self.fields)

    # What the verbs take

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        found = {name: said[name] for name in self.Meta.fields if name in said}
        if "band_from" in said:
            currency = said["currency"]
            found["band_low"] = to_minor(Decimal(said["band_from"]), currency)
            found["band_high"] = to_minor(Decimal(said["band_to"]), currency)
        return found
