"""Giving a part, or an answer, to somebody else."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.forms import Choices
from requisitions.models import Approval, Requisition

PARTS = {
    "manager": (_("Hiring manager"), Role.MANAGER),
    "recruiter": (_("Recruiter"), Role.RECRUITER),
}


class HandOverForm(forms.Form):
    """Only the parts that this person may give away are offered."""

    part = forms.ChoiceField(
        label=_("Which part"),
        widget=Choices(),
        error_messages={"required": _("Choose the part.")},
    )
    to = forms.ModelChoiceField(
        label=_("To whom"),
        queryset=User.objects.with_role(Role.MANAGER, Role.RECRUITER),
        empty_label=_("Choose one"),
        error_messages={"required": _("Choose who takes it.")},
    )

    def __init__(self, data: Any = None, *, user: User, requisition: Requisition) -> None:
        super().__init__(data)
        self.requisition = requisition
        held = {
            "manager": requisition.is_managed_by(user),
            "recruiter": requisition.is_recruited_by(user),
        }
        parts = [part for part in PARTS if held[part] or user.is_admin]
        field = cast(forms.ChoiceField, self.fields["part"])
        field.choices = [(part, PARTS[part][0]) for part in parts]
        field.widget.explanations = {part: getattr(requisition, part).name for part in parts}
        self.initial = {"part": parts[0]} if len(parts) == 1 else {}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        part, to = said.get("part"), said.get("to")
        if part and to and (trouble := self.trouble(part, to)):
            names = {"name": to, "part": str(PARTS[part][0]).lower()}
            self.add_error("to", trouble % names)
        return said

    def trouble(self, part: str, to: User) -> str:
        if not to.has_role(PARTS[part][1]):
            return gettext("%(name)s is no %(part)s.")
        if getattr(self.requisition, part) == to:
            return gettext("%(name)s has this part already.")
        if part == "manager" and self.requisition.approval_rounds.counting_on(to).exists():
            return gettext("%(name)s is asked to approve it: ask somebody else first.")
        return ""


class ReplaceForm(forms.Form):
    """Whom to ask instead: nobody who asks, nobody who is asked already."""

    person = forms.ModelChoiceField(
        label=_("Ask instead"),
        queryset=User.objects.none(),
        empty_label=_("Choose one"),
        error_messages={"required": _("Choose whom to ask.")},
    )

    def __init__(self, data: Any = None, *, approval: Approval) -> None:
        super().__init__(data)
        asked = approval.round.approvals.values("approver")
        others = User.objects.colleagues().exclude(pk__in=approval.round.requesters)
        field = cast("forms.ModelChoiceField[User]", self.fields["person"])
        field.queryset = others.exclude(pk__in=asked)
