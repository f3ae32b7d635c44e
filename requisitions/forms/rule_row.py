"""An approval rule as one row of a table, its steps as lines of one cell."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hiring.accounts.models import Department, User
from hiring.sheets.forms import YesNo
from requisitions.forms.rule import RuleForm, StepForm
from requisitions.models import ApprovalRule, RuleStep

STEP = re.compile(r"(?P<name>.+): *(?P<needed>\d{1,3}) of (?P<people>.+)")


def written(steps: list[tuple[RuleStep, list[User]]]) -> str:
    """Finance: 1 of daniel@fernhill.example, ingrid@fernhill.example"""
    return "\n".join(
        f"{step.name}: {step.needed} of {', '.join(sorted(person.email for person in people))}"
        for step, people in steps
    )


def steps_of(rule: ApprovalRule) -> str:
    """What is written down, or what a row is about to write."""
    planned: list[StepForm] | None = vars(rule).get("planned")
    if planned is not None:
        return written([(form.instance, list(form.cleaned_data["people"])) for form in planned])
    return (
        written([(step, list(step.people.all())) for step in rule.steps.all()]) if rule.pk else ""
    )


def plan(rule: ApprovalRule, planned: list[StepForm]) -> None:
    """These steps instead of those before."""
    rule.steps.all().delete()
    for form in planned:
        form.instance.rule = rule
        form.save()


class RuleRow(RuleForm):
    department = forms.ModelChoiceField(
        Department.objects.all(), to_field_name="name", required=False
    )
    active = YesNo()
    steps = forms.CharField()

    def clean_steps(self) -> list[StepForm]:
        lines = self.cleaned_data["steps"].splitlines()
        planned = [step_in(line, place) for place, line in enumerate(lines, 1) if line.strip()]
        vars(self.instance)["planned"] = planned
        return planned


def step_in(line: str, place: int) -> StepForm:
    """Raises ValidationError when nobody could read or take this step."""
    found = STEP.fullmatch(line.strip())
    if not found:
        raise ValidationError(_("Write each step as “Finance: 1 of daniel@company.example”."))
    people = [person_called(email) for email in re.split(r"[,\s]+", found["people"]) if email]
    form = StepForm(
        {"position": place, "name": found["name"], "needed": found["needed"], "people": people}
    )
    if not form.is_valid():
        raise ValidationError([words for problems in form.errors.values() for words in problems])
    return form


def person_called(email: str) -> int:
    person: User | None = User.objects.filter(email=email.lower(), is_service=False).first()
    if person is None:
        raise ValidationError(_("Nobody here has the e-mail %(value)s.") % {"value": email})
    return person.pk
