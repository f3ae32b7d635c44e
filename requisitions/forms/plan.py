"""The interview plan: its rounds, one below the other."""

from typing import Any, cast

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.accounts.models import User
from hiring.forms import LineField, ManyChips
from hiring.meanwhile import Stands, Watched
from requisitions.forms.lines import Lines
from requisitions.models import Requisition, Round
from requisitions.models.outline import LONGEST, SHORTEST
from requisitions.planning import as_read, at_hand

MOST_ROUNDS = 12

TOO_SHORT_OR_LONG = gettext_lazy("Plan between 5 minutes and 8 hours.")


class ManyOf(forms.TypedMultipleChoiceField):
    """Some of a requisition's own things, by number."""

    def __init__(self, **more: Any) -> None:
        super().__init__(coerce=int, required=False, widget=ManyChips, **more)

    def offer(self, known: dict[int, str], shown: set[int] | None = None) -> None:
        """All of these may be chosen; `shown` says which of them stand there as chips."""
        self.choices = list(known.items())
        if shown is not None:
            self.widget.choices = [(pk, words) for pk, words in known.items() if pk in shown]


class RoundForm(forms.Form):
    """One round. A round about which nothing is said is none."""

    use_required_attribute = False
    marks_optional = False

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = LineField(
        label=gettext_lazy("Title"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("For example: first talk")}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=Round.Kind, initial=Round.Kind.VIDEO
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Length"),
        initial=60,
        min_value=SHORTEST,
        max_value=LONGEST,
        widget=forms.NumberInput(
            attrs={"data-after": gettext_lazy("min"), "min": SHORTEST, "max": LONGEST, "step": 5}
        ),
        error_messages={
            "required": gettext_lazy("Say how long it takes."),
            "invalid": gettext_lazy("Write a whole number of minutes."),
            "min_value": TOO_SHORT_OR_LONG,
            "max_value": TOO_SHORT_OR_LONG,
        },
    )
    criteria = ManyOf(label=gettext_lazy("Focus"))
    interviewers = ManyOf(label=gettext_lazy("Usual interviewers"))
    also = forms.TypedChoiceField(
        label=gettext_lazy("Somebody else"), coerce=int, empty_value=None, required=False
    )
    questions = forms.CharField(
        label=gettext_lazy("Questions"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One a line. Each focus brings its own question along."),
    )
    guidance = forms.CharField(
        label=gettext_lazy("What the candidate reads"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What it is about, how to prepare, what to bring."),
    )

    def __init__(
        self,
        *args: Any,
        criteria: dict[int, str],
        people: dict[int, str],
        near: set[int],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.of("criteria").offer(criteria)
        shown = near | self.chosen("interviewers")
        self.of("interviewers").offer(people, shown)
        others = [(pk, name) for pk, name in people.items() if pk not in shown]
        also = cast("forms.TypedChoiceField", self.fields["also"])
        also.choices = [("", _("Nobody else")), *others]

    def of(self, name: str) -> ManyOf:
        return cast(ManyOf, self.fields[name])

    def chosen(self, name: str) -> set[int]:
        """Those that are ticked, whether they were sent or stand there."""
        return {int(one) for one in self[name].value() or () if str(one).isdecimal()}

    @property
    def is_blank(self) -> bool:
        said = ("title", "guidance", "questions", "criteria", "interviewers", "also")
        return not any(self.cleaned_data.get(name) for name in said)

    @property
    def has_wrong_part(self) -> bool:
        """Whether something in its folded half is to be fixed."""
        return self.is_bound and bool(set(self.errors) & {"questions", "guidance"})

    def clean_questions(self) -> str:
        """Browsers send line ends of their own."""
        return "\n".join(self.cleaned_data["questions"].splitlines())

    def clean_guidance(self) -> str:
        return "\n".join(self.cleaned_data["guidance"].splitlines())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        untitled = not said.get("title") and "title" not in self.errors
        if untitled and (said.get("id") or not self.is_blank):
            self.add_error("title", _("Give the round a title, or remove it."))
        return said


class RoundLines(Lines):
    def rows(self) -> list[dict[str, Any]]:
        """As `Requisition.plan` takes them: whoever was added stands among the interviewers."""
        return [with_whom(row) for row in super().rows()]


def with_whom(row: dict[str, Any]) -> dict[str, Any]:
    also = row.pop("also")
    return row | {"interviewers": {*row["interviewers"], *([also] if also else [])}}


RoundFormSet = cast(
    type[RoundLines],
    forms.formset_factory(
        RoundForm,
        formset=RoundLines,
        can_order=True,
        can_delete=True,
        extra=1,
        max_num=MOST_ROUNDS,
        validate_max=True,
    ),
)


class SeenForm(Watched, forms.Form):
    """How the plan stood when its page was drawn."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, requisition: Requisition) -> None:
        self.requisition = requisition
        super().__init__(data)

    @cached_property
    def stands(self) -> Stands:
        return as_read(self.requisition)


def round_lines(
    requisition: Requisition, data: Any = None, *, initial: list[dict[str, Any]]
) -> RoundLines:
    """Its rounds to be written; each may look at its criteria and be led by any colleague."""
    current = requisition.criteria.current()
    colleagues = User.objects.colleagues().values_list("pk", "name")
    offered = {
        "criteria": {one.pk: words_for(one) for one in current},
        "people": dict(colleagues),
        "near": at_hand(requisition),
    }
    return RoundFormSet(data, prefix="rounds", initial=initial, form_kwargs=offered)


def words_for(criterion: Any) -> str:
    nice = _("%(criterion)s (nice to have)") % {"criterion": criterion.text}
    return str(criterion.text) if criterion.is_must else nice
