"""The whole form of a requisition: its fields, its criteria, its agreement."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from hiring.accounts.models import User
from requisitions.forms.agreement import AgreementForm
from requisitions.forms.criteria import CriterionFormSet, criteria_of
from requisitions.forms.requisition import RequisitionForm
from requisitions.models import Agreement, Requisition


class Part(NamedTuple):
    """One part of the long form, for the list beside it."""

    anchor: str
    label: str
    is_wrong: bool


class Sheet:
    """Three forms that are sent together. `asks`: the button for approval was pressed.
    `proposed`: a need (must, nice) and the id of the criterion to begin with it."""

    def __init__(
        self,
        data: Any = None,
        *,
        user: User,
        requisition: Requisition | None = None,
        copied: bool = False,
        proposed: Mapping[str, str] | None = None,
    ) -> None:
        self.is_bound = data is not None
        self.asks = self.is_bound and data.get("then") == "ask"
        self.edited = None if copied else requisition
        self.copied = requisition if copied and may_follow(user, requisition) else None
        self.form = RequisitionForm(data, user=user, requisition=requisition, copied=copied)
        self.criteria = CriterionFormSet(
            data, prefix="criteria", initial=criteria_of(requisition, proposed or {})
        )
        self.criteria.asking = self.asks
        promised = requisition.agreement.promises if requisition else {}
        if copied:  # that day was promised for the other search
            promised["first_shortlist_on"] = None
        self.agreement = AgreementForm(data, prefix="agreement", instance=Agreement(**promised))

    def is_valid(self) -> bool:
        """All three are checked, so that everything to fix is shown at once."""
        checked = [one.is_valid() for one in (self.form, self.criteria, self.agreement)]
        return all(checked)

    @property
    def values(self) -> dict[str, Any]:
        return self.form.values | {
            "criteria": self.criteria.rows(),
            "agreement": self.agreement.cleaned_data,
        }

    @property
    def may_ask(self) -> bool:
        """Whether asking for approval is the next step of what is written here."""
        return self.edited is None or "submit" in self.edited.open_verbs()

    @property
    def asks_again(self) -> bool:
        """Whether new terms go to the approvers once more."""
        return not self.may_ask

    @property
    def supersedes(self) -> bool:
        """Whether other new terms are with the approvers, which these would take the place of."""
        return self.edited is not None and self.edited.changes.asked().exists()

    @property
    def parts(self) -> list[Part]:
        wrong = set(self.form.errors) if self.is_bound else set()
        band = {"band_from", "band_to", "currency", "period", "justification"}
        people = {"manager", "recruiter", "confidential"}
        return [
            Part("role", _("The role"), bool(wrong - band - people - {"__all__"})),
            Part("budget", _("Band"), bool(wrong & band)),
            Part("criteria", _("What they must bring"), self.is_bound and self.has_wrong_lines()),
            Part(
                "people",
                _("People and promises"),
                bool(wrong & people) or (self.is_bound and bool(self.agreement.errors)),
            ),
        ]

    def has_wrong_lines(self) -> bool:
        return any(self.criteria.errors) or bool(self.criteria.non_form_errors())


def may_follow(user: User, requisition: Requisition | None) -> bool:
    """Who sees the overview alone copies no interview plan."""
    return requisition is not None and user.can("requisition.follow", requisition)
