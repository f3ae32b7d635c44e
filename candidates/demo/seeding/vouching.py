"""Referees of those who came far, and what is checked of them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from candidates.demo.words import read
from candidates.models import Application, BackgroundCheck, CheckKind, Reference
from candidates.models.reference import Testimony
from candidates.phones import spelt

if TYPE_CHECKING:
    from candidates.demo.seeding.journey import Journey

CONTENT = read("vouching.toml")
NOTE = (
    "Hello {first},\n\nwould you tell us who knows your work? Two people you have worked with are "
    "enough. Please ask them first.\n\n{recruiter}"
)
BY_CANDIDATE = {"consent"}


def keep_kinds() -> None:
    for row in CONTENT["kinds"]:
        CheckKind.objects.create(**row)


def rows_of(table: str, name: str) -> list[dict[str, Any]]:
    return [row for row in CONTENT[table] if row["candidate"] == name]


class Vouching:
    def __init__(self, journey: "Journey") -> None:
        self.journey, self.story = journey, journey.story

    @property
    def application(self) -> Application:
        return self.journey.application

    def plan(self) -> None:
        name = self.journey.person.name
        referees = rows_of("referees", name)
        if referees:
            self.at(max(row["named"] for row in referees) + 1, self.ask_referees)
        for row in referees:
            self.at(row["named"], partial(self.refer, row))
        for row in rows_of("checks", name):
            self.at(row["request"], partial(self.check, row))

    def at(self, days: float, act: Callable[[], object]) -> None:
        agenda = self.story.agenda
        agenda.plan(agenda.business_days_ago(self.story.recruiter, days), act)

    # Referees

    def ask_referees(self) -> None:
        names = {"first": self.journey.person.first, "recruiter": self.story.recruiter.first_name}
        self.application.ask_referees(by=self.story.recruiter, note=NOTE.format(**names))

    def refer(self, row: dict[str, Any]) -> None:
        said = {name: row.get(name, "") for name in ("name", "relation", "email")}
        said["phone"] = spelt(row.get("phone", ""))
        named = Reference.objects.name_one(
            self.application, by=self.application.candidate, said=said
        )
        acts: dict[str, Callable[[], object]] = {
            "asked": lambda: named.ask(by=self.story.recruiter),
            "answered": lambda: named.answer(by=named, said=self.testimony(row)),
            "recorded": lambda: named.record(by=self.story.recruiter, said=self.testimony(row)),
            "refused": lambda: named.refuse(by=named),
        }
        for when, act in acts.items():
            if when in row:
                self.at(row[when], act)

    def testimony(self, row: dict[str, Any]) -> Testimony:
        """Yes where their résumé shows it, most of all on the first; else they cannot say."""
        shown = {
            one.pk: bool(self.journey.line_for(one))
            for one in self.story.requisition.criteria.current()
        }
        answers = {pk: ("yes" if known else "none", "") for pk, known in shown.items()}
        first = next(iter(answers))
        answers[first] = ("strong_yes", row["line"])
        return Testimony(answers, row["again"], row["words"])

    # Checks

    def check(self, row: dict[str, Any]) -> None:
        kind = CheckKind.objects.get(name=row["kind"])
        check = BackgroundCheck.objects.request(self.application, kind, by=self.story.recruiter)
        for verb in ("consent", "order", "begin", "clear", "consider"):
            if verb in row:
                self.at(row[verb], partial(self.move, check, verb, row))

    def move(self, check: BackgroundCheck, verb: str, row: dict[str, Any]) -> None:
        by = self.application.candidate if verb in BY_CANDIDATE else self.story.recruiter
        more = {"note": row.get("note", "")} if verb in {"clear", "consider"} else {}
        getattr(check, verb)(by=by, **more)
