"""Who may do what, and what can happen: the tables the program reads, for everyone to read."""

from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from django.apps import apps
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst

from hiring.checks import lifecycled, stated
from hiring.http import Request
from hiring.lifecycle import Lifecycled, Move
from hiring.policy import Rule, require, rules

SHORT = 3  # verbs


class Row(NamedTuple):
    """One verb, and for each relation of its table whether it may."""

    verb: str
    name: str
    marks: list[tuple[str, bool]]
    otherwise: str


class Table(NamedTuple):
    """The verbs of one noun; its columns are the relations that any of them names."""

    noun: str
    title: str
    columns: list[str]
    rows: list[Row]


class Step(NamedTuple):
    """One row of a lifecycle, in words."""

    label: str
    sources: list[str]
    target: str
    who: list[str]


class Course(NamedTuple):
    """One lifecycle."""

    noun: str
    title: str
    steps: list[Step]


def policy(request: Request) -> HttpResponse:
    require(request.user, "policy.view")
    page = {"tables": tables(), "courses": [course(model) for model in lifecycled()]}
    return render(request, "accounts/policy.html", page)


def tables() -> list[Table]:
    """One for each noun, short ones last."""
    by_noun: dict[str, list[Rule]] = {}
    for verb, rule in rules().items():
        by_noun.setdefault(verb.split(".")[0], []).append(rule)
    found = [table(noun, of_noun) for noun, of_noun in by_noun.items()]
    return sorted(found, key=lambda one: len(one.rows) < SHORT)


def table(noun: str, of_noun: Iterable[Rule]) -> Table:
    """Its columns stand in the same order in every table."""
    named = {word for rule in of_noun for word in words(rule)}
    columns = [
        word for word in dict.fromkeys(chain(*map(words, rules().values()))) if word in named
    ]
    return Table(noun, title(noun), columns, [row(rule, columns) for rule in of_noun])


def words(rule: Rule) -> list[str]:
    return list(dict.fromkeys(str(relation.words) for relation in rule.who))


def row(rule: Rule, columns: list[str]) -> Row:
    marks = [(column, column in words(rule)) for column in columns]
    return Row(rule.verb, name(rule.verb), marks, str(rule.otherwise))


def name(verb: str) -> str:
    """The verb as people read it: "See pay"."""
    return capfirst(verb.split(".")[1].replace("_", " "))


def title(noun: str) -> str:
    """The noun as people read it."""
    model: Any = next((m for m in apps.get_models() if m._meta.model_name == plain(noun)), None)
    return capfirst(str(model._meta.verbose_name) if model else noun.replace("_", " "))


def plain(noun: str) -> str:
    return noun.replace("_", "")


def course(model: type[Lifecycled]) -> Course:
    field: Any = model._meta.get_field("status")  # type: ignore[misc]  # each declares its own
    labels = dict(field.flatchoices)
    moves = model.lifecycle.moves.values()
    steps = [step(f"{model.noun}.{move.verb}", move, labels) for move in moves]
    return Course(model._meta.model_name or "", title(model._meta.model_name or ""), steps)


def step(verb: str, move: Move, labels: dict[str, str]) -> Step:
    sources = [str(label) for status, label in labels.items() if status in move.sources]
    return Step(str(move.label), sources, str(labels[move.target]), who(verb))


def who(verb: str) -> list[str]:
    """The relations that may; none where it happens by itself."""
    return [] if verb in stated("BY_ITSELF") else words(rules()[verb])
