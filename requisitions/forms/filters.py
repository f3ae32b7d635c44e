"""What the list of requisitions can be narrowed by."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import Department, User
from requisitions.lifecycle import OVER, RUNNING, Status
from requisitions.models import Requisition
from requisitions.models.requisition_queryset import RequisitionQuerySet

GROUPS: dict[str, tuple[Any, list[Status]]] = {
    "running": (_("Open and on hold"), RUNNING),
    "approval": (_("On the way"), [Status.DRAFT, Status.SUBMITTED, Status.APPROVED]),
    "over": (_("Filled and cancelled"), OVER),
}


class RequisitionFilter(forms.Form):
    """A filter nobody knows narrows nothing."""

    marks_optional = False

    q = forms.CharField(
        label=_("Title or number"),
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("Title or number"), "data-jump-field": True}
        ),
    )
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("Any status")), *((key, label) for key, (label, _s) in GROUPS.items())],
    )
    department = forms.ModelChoiceField(
        label=_("Department"),
        required=False,
        queryset=Department.objects.none(),
        empty_label=_("Any department"),
    )
    mine = forms.BooleanField(label=_("Mine"), required=False)

    def __init__(self, user: User, data: Any = None) -> None:
        super().__init__(data)
        self.user = user
        seen = Requisition.objects.visible_to(user).order_by()
        department: Any = self.fields["department"]
        department.queryset = Department.objects.filter(pk__in=seen.values("department"))

    def narrow(self) -> RequisitionQuerySet:
        """What this person may see of what was asked for."""
        found, user = Requisition.objects.visible_to(self.user), self.user
        self.is_valid()
        said = self.cleaned_data
        if said.get("q"):
            found = found.saying(said["q"])
        if said.get("status"):
            found = found.in_statuses(GROUPS[said["status"]][1])
        if said.get("department"):
            found = found.of_department(said["department"])
        return found.with_part(user) if said.get("mine") else found
