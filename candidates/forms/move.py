"""One form for each verb of an application: its cleaned words are what the verb is given."""

from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from candidates.models import Application, MessageTemplate
from hiring.accounts.models import User
from hiring.forms import Chips, ManyChips
from requisitions.models import Criterion

type Words = Any  # lazily translated


def words(label: Words, *, required: Words | None = None, rows: int = 3) -> forms.CharField:
    """A few sentences; `required` is what one reads who left them out."""
    return forms.CharField(
        label=label,
        required=required is not None,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required} if required else None,
    )


class MoveForm(forms.Form):
    """A move that needs no words: only the status that it was decided in, as `from`."""

    verb: ClassVar[str] = ""
    heading: ClassVar[Words] = ""
    lede: Words = ""
    button: ClassVar[Words] = ""
    danger: ClassVar[bool] = False

    def __init__(self, *args: Any, application: Application, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.application, self.by = application, by
        self.fields["from"] = forms.CharField(
            widget=forms.HiddenInput, initial=application.status, required=True
        )

    @property
    def seen(self) -> str:
        """The status that the reader had before them."""
        return str(self.cleaned_data["from"])

    @property
    def given(self) -> dict[str, Any]:
        """What the verb is called with."""
        return {name: value for name, value in self.cleaned_data.items() if name != "from"}

    @property
    def action(self) -> str:
        return reverse(f"candidates:{self.verb}", args=[self.application.pk])

    @property
    def title(self) -> str:
        return str(self.heading) % {"name": self.application.candidate.name}

    @property
    def introduction(self) -> str:
        requisition = self.application.requisition
        return str(self.lede) % {
            "name": self.application.candidate.first_name,
            "manager": requisition.manager.first_name,
            "recruiter": requisition.recruiter.first_name,
        }


class ApplyForm(MoveForm):
    verb = "apply"
    heading = _("Record that %(name)s applied")
    lede = _("Do this when they applied to you directly, by mail or in person.")
    button = _("Record as applied")


class ScreenForm(MoveForm):
    verb = "screen"
    heading = _("Screen %(name)s")
    lede = _("They move to Screening. Nobody hears of it.")
    button = _("Move to Screening")


class PresentForm(MoveForm):
    """Leads to the draft shortlist: people are presented together, with a pitch each."""

    verb = "present"
    heading = _("Present %(name)s")
    lede = _("%(name)s goes on the draft shortlist. %(manager)s sees it once you present it.")
    button = _("Add to the shortlist")

    @property
    def action(self) -> str:
        return reverse("candidates:shortlist_add", args=[self.application.pk])


class AdvanceForm(MoveForm):
    verb = "advance"
    heading = _("Advance %(name)s")
    lede = _("They go on to the interviews. %(recruiter)s hears of it and takes it from here.")
    button = _("Advance")


class DeclineForm(MoveForm):
    verb = "decline"
    heading = _("Decline %(name)s")
    lede = _("%(recruiter)s tells %(name)s; until then they hear nothing.")
    button = _("Decline")
    danger = True

    criteria = forms.ModelMultipleChoiceField(
        Criterion.objects.none(),
        required=False,
        label=_("What was missing"),
        widget=ManyChips,
    )
    reasons = words(_("Why"), required=_("Say why in a sentence; it helps with the next people."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        criteria: Any = self.fields["criteria"]
        criteria.queryset = self.application.requisition.criteria.current()


class DebriefForm(MoveForm):
    """Scorecards speak for themselves; where one is missing or there is none, somebody does."""

    verb = "debrief"
    heading = _("Ask for the decision on %(name)s")
    lede = _("%(manager)s is asked to decide. Every scorecard is in.")
    button = _("Ask for the decision")

    why = words(_("Anything to add"), rows=5)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cards = self.application.scorecards
        if cards.awaited().exists():
            self.must_say(
                _("%(manager)s is asked to decide. Not every scorecard is in."),
                _("Why it cannot wait for the missing scorecards"),
                _("Say why it cannot wait, or wait for them."),
            )
        elif not cards.sent().exists():
            self.must_say(
                _("%(manager)s decides. There are no scorecards to read, so say it here."),
                _("What the interviews showed"),
                _("Say what the interviews showed; the decision rests on it."),
            )

    def must_say(self, lede: Words, label: Words, required: Words) -> None:
        self.lede = lede
        self.fields["why"] = words(label, required=required, rows=5)


class ProbeForm(MoveForm):
    verb = "probe"
    heading = _("One more round with %(name)s")
    lede = _("%(recruiter)s arranges it.")
    button = _("Ask for one more round")

    focus = words(_("What should it find out?"))


class RenegeForm(MoveForm):
    verb = "renege"
    heading = _("%(name)s will not start")
    lede = _("Their opening is free again.")
    button = _("Free the opening")
    danger = True

    why = words(_("What happened"))


class WithdrawForm(MoveForm):
    verb = "withdraw"
    heading = _("Withdraw %(name)s")
    lede = _("Do this when they told you that they no longer want the job.")
    button = _("Withdraw for them")
    danger = True

    why = words(_("What they said"))


class RestoreForm(MoveForm):
    verb = "restore"
    heading = _("Restore %(name)s")
    lede = _("They go back to Screening. They hear nothing until you write to them.")
    button = _("Restore to Screening")

    why = words(_("Why"), required=_("Say why, for whoever reads this later."))


class RelentForm(MoveForm):
    verb = "relent"
    heading = _("Consider %(name)s again")
    lede = _("They wait for your feedback again, with a fresh clock.")
    button = _("Consider again")


class LastWordsForm(MoveForm):
    """Ends it, with a message that is sent to them unless they know already."""

    moment: ClassVar[str] = ""
    danger = True
    marks_optional = False

    words = words(_("Message"), rows=9)
    told = forms.BooleanField(
        required=False, label=_("They were already told, so send nothing"), initial=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        candidate = self.application.candidate
        self.fields["words"].initial = MessageTemplate.objects.suggest(
            self.moment, self.application, by=self.by
        )
        if not candidate.email:
            self.fields["told"].initial = True
            self.fields["words"].help_text = _("They have no e-mail here: tell them another way.")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("told"):
            given["words"] = ""
        elif not self.application.candidate.email:
            self.add_error("told", _("They have no e-mail here. Tell them first, then tick this."))
        elif not given.get("words"):
            self.add_error("words", _("Write to them, or say that they were already told."))
        return given

    @property
    def given(self) -> dict[str, Any]:
        return {name: value for name, value in super().given.items() if name != "told"}


class RejectForm(LastWordsForm):
    verb = "reject"
    moment = MessageTemplate.Moment.REJECT
    heading = _("Reject %(name)s")
    lede = _("%(name)s reads your message at once. The reason stays with us.")
    button = _("Reject")

    field_order = ("reason", "words", "told")
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=Application.Reason.choices,
        widget=Chips,
        error_messages={"required": _("Choose the reason; reports need it.")},
    )


class ReleaseForm(LastWordsForm):
    verb = "release"
    moment = MessageTemplate.Moment.RELEASE
    heading = _("Release %(name)s")
    lede = _("The search is over. %(name)s reads your message at once.")
    button = _("Release")


FORMS: dict[str, type[MoveForm]] = {
    form.verb: form
    for form in (
        ApplyForm,
        ScreenForm,
        PresentForm,
        AdvanceForm,
        DeclineForm,
        DebriefForm,
        ProbeForm,
        RenegeForm,
        WithdrawForm,
        RestoreForm,
        RelentForm,
        RejectForm,
        ReleaseForm,
    )
}
