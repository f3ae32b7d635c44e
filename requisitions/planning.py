"""The interview plan as it is read, and what one begins to write it with."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from hiring.accounts.models import User
from hiring.words import lasting
from requisitions.models import Criterion, PlanTemplate, Requisition, Round
from requisitions.models.plan_template import PlanTemplateRound

MOST_AT_HAND = 8

type Row = dict[str, Any]

SUITS = {
    Criterion.Assessed.EXERCISE: (Round.Kind.EXERCISE,),
    Criterion.Assessed.SCREEN: (Round.Kind.PHONE,),
}
"""The kind of round that a way of finding out asks for; any other may look at the rest."""


class Member(NamedTuple):
    """Somebody of the interview team, with the rounds they lead."""

    person: User
    rounds: str


class Plan(NamedTuple):
    """All that a page says of it."""

    rounds: list[Round]
    uncovered: list[Criterion]

    @property
    def length(self) -> str:
        """Of all rounds together."""
        return lasting(sum(one.minutes for one in self.rounds))

    @property
    def team(self) -> list[Member]:
        """Each person once, in the order of the rounds."""
        led: dict[User, list[str]] = {}
        for one in self.rounds:
            for person in one.asked:
                led.setdefault(person, []).append(one.title)
        return [Member(person, ", ".join(titles)) for person, titles in led.items()]


def plan_of(requisition: Requisition, musts: Iterable[Criterion]) -> Plan:
    """Its plan, and which of its must-haves no round looks at."""
    rounds = list(requisition.rounds.current().for_page())
    looked_at = {criterion for one in rounds for criterion in one.focus}
    return Plan(rounds, [one for one in musts if one not in looked_at])


def as_read(requisition: Requisition) -> dict[str, str]:
    """Label → words of each round."""
    rounds = requisition.rounds.current().for_page()
    return {_("Round %(n)s") % {"n": n}: words_of(one) for n, one in enumerate(rounds, 1)}


def words_of(one: Round) -> str:
    focus = ", ".join(str(criterion) for criterion in one.focus)
    people = ", ".join(person.name for person in one.asked)
    head = f"{one.title}, {one.get_kind_display()}, {one.length}"
    return "\n".join(filter(None, (head, focus, people, one.questions, one.guidance)))


def at_hand(requisition: Requisition) -> set[int]:
    """Who is likely to interview: the pair, who does so already, and who did for the department."""
    led = User.objects.colleagues().filter(rounds__retired=False)
    here = led.filter(rounds__requisition=requisition)
    beside = led.filter(rounds__requisition__department=requisition.department_id)
    near = {requisition.manager_id, requisition.recruiter_id, *here.values_list("pk", flat=True)}
    likely = beside.exclude(pk__in=near).order_by("pk").distinct().values_list("pk", flat=True)
    return near | set(likely[: max(0, MOST_AT_HAND - len(near))])


# What the form begins with


def rows_of(requisition: Requisition) -> list[Row]:
    """As the plan stands."""
    rounds = requisition.rounds.current().for_page()
    return [{"id": one.pk} | plain(one.says) for one in rounds]


def rows_from(template: PlanTemplate, requisition: Requisition) -> list[Row]:
    """As a template has it, its focus by the kinds of what this requisition asks for."""
    current = list(requisition.criteria.current())
    return [row_from(one, current) for one in template.rounds.all()]


def row_from(one: PlanTemplateRound, current: list[Criterion]) -> Row:
    words = {name: getattr(one, name) for name in one.SAID}
    focus = [criterion.pk for criterion in current if criterion.kind in one.focus]
    return words | {"id": None, "criteria": focus, "interviewers": []}


def plain(row: Row) -> Row:
    return {name: sorted(value) if isinstance(value, set) else value for name, value in row.items()}


def covered(rows: list[Row], uncovered: list[Criterion]) -> list[Row]:
    """Each must-have that no round looks at, put where it fits best."""
    if uncovered and not rows:
        rows = [{"title": _("Interview"), "criteria": [], "interviewers": []}]
    for criterion in uncovered:
        best_for(criterion, rows)["criteria"].append(criterion.pk)
    return rows


def best_for(criterion: Criterion, rows: list[Row]) -> Row:
    """A round of the kind it asks for, else the one that looks at the least."""
    wanted = SUITS.get(Criterion.Assessed(criterion.assessed), ())
    fits = [row for row in rows if row.get("kind") in wanted]
    talks = [row for row in rows if row.get("kind") != Round.Kind.PHONE]
    return min(fits or talks or rows, key=lambda row: len(row["criteria"]))
