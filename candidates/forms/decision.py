from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.models import Application
from hiring.forms import Choices, ManyChecks, ManyChips
from requisitions.models import Criterion


class Reasoned(NamedTuple):
    """One must-have as the form asks for it."""

    criterion: Criterion
    text: forms.BoundField


class DecisionForm(forms.Form):
    """The hiring manager's yes, no, or one more round; yes and no say on which criteria, and a
    yes what speaks for each must-have."""

    decision = forms.ChoiceField(
        label="", error_messages={"required": _("Choose one of the three.")}
    )
    criteria = forms.ModelMultipleChoiceField(
        Criterion.objects.none(), required=False, label=_("What decides it"), widget=ManyChips
    )
    reasons = forms.CharField(
        label=_("Why"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Tie it to the criteria. It stays with the decision; they never read it."),
        error_messages={"required": _("Write down why. It stays with the decision.")},
    )

    without = forms.CharField(
        required=False,
        label=_("Why it cannot wait for the missing scorecards"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    runners_up = forms.ModelMultipleChoiceField(
        Application.objects.none(),
        required=False,
        label=_("Runners-up to keep warm"),
        widget=ManyChecks,
        help_text=_("They stay where they are; their recruiter tells them."),
    )

    marks_optional = False

    def __init__(self, data: Any = None, *, application: Application) -> None:
        super().__init__(data)
        self.application = application
        self.fields["decision"] = self.decision_field()
        criteria: Any = self.fields["criteria"]
        criteria.queryset = application.requisition.criteria.current()
        self.musts = list(application.requisition.criteria.musts())
        for must in self.musts:
            self.fields[f"rationale-{must.pk}"] = forms.CharField(
                label=must.text, required=False, max_length=500
            )
        self.missing = list(application.scorecards.awaited().select_related("author"))
        runners_up: Any = self.fields["runners_up"]
        runners_up.queryset = self.others = application.requisition.applications.beside(application)

    def decision_field(self) -> forms.ChoiceField:
        names = {
            "name": self.application.candidate.first_name,
            "recruiter": self.application.requisition.recruiter.first_name,
        }
        return forms.ChoiceField(
            label=_("Decision"),
            choices=[
                ("choose", _("Choose %(name)s") % names),
                ("decline", _("Decline")),
                ("probe", _("One more round")),
            ],
            widget=Choices(
                icons={"choose": "check", "decline": "x", "probe": "repeat"},
                statuses={"choose": "on-time", "decline": "overdue", "probe": "due-soon"},
                explanations={
                    "choose": _("%(recruiter)s makes it happen") % names,
                    "decline": _("%(recruiter)s tells them") % names,
                    "probe": _("Back to the interviews, for what is still open"),
                },
            ),
            error_messages={"required": _("Choose one of the three.")},
        )

    @property
    def verbs(self) -> list[tuple[str, str]]:
        """Each answer with the words of the button that sends it."""
        name = {"name": self.application.candidate.first_name}
        return [
            ("choose", _("Choose %(name)s") % name),
            ("decline", _("Decline %(name)s") % name),
            ("probe", str(_("Ask for one more round"))),
        ]

    def rationales(self) -> Iterator[Reasoned]:
        for must in self.musts:
            yield Reasoned(must, self[f"rationale-{must.pk}"])

    @property
    def is_possible(self) -> bool:
        return self.application.lifecycle.allows("choose", self.application.status)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        decides = given.get("decision") in {"choose", "decline"}
        if decides and not given.get("criteria"):
            self.add_error("criteria", _("Choose at least one criterion that decides it."))
        if given.get("decision") == "choose":
            self.clean_choice(given)
        return given

    def clean_choice(self, given: dict[str, Any]) -> None:
        for must in self.musts:
            if not given.get(f"rationale-{must.pk}"):
                self.add_error(f"rationale-{must.pk}", _("Say what speaks for it, or against."))
        if self.missing and not given.get("without"):
            self.add_error("without", _("Say why it cannot wait, or wait for them."))

    @property
    def verb(self) -> Callable[..., None]:
        """The move that was decided."""
        verbs: dict[str, Callable[..., None]] = {
            "choose": self.application.choose,
            "decline": self.application.decline,
            "probe": self.application.probe,
        }
        return verbs[self.cleaned_data["decision"]]

    @property
    def given(self) -> dict[str, Any]:
        """What the verb is called with: another round is not decided on criteria."""
        reasons = self.cleaned_data["reasons"]
        if self.cleaned_data["decision"] == "probe":
            return {"focus": reasons}
        said = {"reasons": reasons, "criteria": self.cleaned_data["criteria"]}
        if self.cleaned_data["decision"] == "decline":
            return said
        rationale = {one.pk: self.cleaned_data[f"rationale-{one.pk}"] for one in self.musts}
        more = {name: self.cleaned_data[name] for name in ("without", "runners_up")}
        return said | more | {"rationale": rationale}
