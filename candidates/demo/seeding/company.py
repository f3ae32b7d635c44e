"""The company itself: its accounts, departments, places, sources and rules."""

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from django.contrib.auth.hashers import make_password

from candidates.demo import cast, talk
from candidates.demo.seeding.offering import keep_what_offers_need
from candidates.demo.seeding.starting import keep_templates
from candidates.demo.seeding.vouching import keep_kinds
from candidates.demo.words import Deck
from candidates.models import Source
from hiring import clocks
from hiring.accounts.models import Agency, Company, Department, Holiday, StandIn, User
from requisitions.models import ApprovalRule, Place, PlanTemplate, StaffingPlan


@dataclass(frozen=True)
class Fernhill:
    """Everything that people, requisitions and candidates point at, by the keys of the cast."""

    people: dict[str, User]
    departments: dict[str, Department]
    places: dict[str, Place]
    sources: dict[str, Source]
    decks: dict[str, Deck] = field(default_factory=dict)

    def line(self, kind: str, chance: Random) -> str:
        """The next line of a kind: nobody repeats anybody before everything was said."""
        deck = self.decks.setdefault(kind, Deck(talk.lines(kind), chance))
        return deck.deal()


def found(today: dt.date) -> Fernhill:
    Company.objects.create(pk=1, **cast.COMPANY)
    keep_closed(today.year)
    people = make_accounts()
    departments = {
        name: Department.objects.create(name=name, head=people[head])
        for name, head in cast.DEPARTMENTS.items()
    }
    for row in cast.STAND_INS:
        StandIn.objects.create(
            manager=people[row.manager],
            person=people[row.person],
            starts_on=today + dt.timedelta(days=row.starts_in_days),
            ends_on=today + dt.timedelta(days=row.ends_in_days),
        )
    for position, rule in enumerate(cast.RULES, 1):
        keep_rule(rule, position, people, departments)
    for name, rounds in cast.PLAN_TEMPLATES.items():
        keep_template(name, rounds)
    keep_staffing(today.year, departments)
    keep_kinds()
    keep_what_offers_need(people)
    keep_templates(people, departments)
    places = {row.name: Place.objects.create(**row._asdict()) for row in cast.PLACES}
    sources = {key: Source.objects.create(**row._asdict()) for key, row in cast.SOURCES.items()}
    return Fernhill(people, departments, places, sources)


def keep_closed(year: int) -> None:
    for off in cast.CLOSED:
        for each in (year - 1, year, year + 1):
            Holiday.objects.create(day=dt.date(each, off.month, off.day), name=off.name)


def make_accounts() -> dict[str, User]:
    """Hashing is slow on purpose; all have the same password, so it is hashed once."""
    password = make_password(cast.PASSWORD)
    agencies = {
        name: Agency.objects.create(name=name)
        for name in {account.agency for account in cast.ACCOUNTS if account.agency}
    }
    return {
        account.key: User.objects.create(
            email=account.email,
            name=account.name,
            password=password,
            roles=list(account.roles),
            job=account.job,
            agency=agencies.get(account.agency),
            time_zone=account.home.time_zone,
            country=account.home.country,
            joined_at=clocks.now(),
        )
        for account in cast.ACCOUNTS
    }


def keep_staffing(year: int, departments: dict[str, Department]) -> None:
    for row in cast.STAFFING:
        said = row._asdict() | {"department": departments[row.department]}
        for each in (year, year + 1):
            StaffingPlan.objects.create(year=each, **said)


def keep_rule(
    rule: cast.Rule, position: int, people: dict[str, User], departments: dict[str, Department]
) -> None:
    made = ApprovalRule.objects.create(
        name=rule.name,
        position=10 * position,
        department=departments.get(rule.department),
        above=rule.above,
    )
    for number, step in enumerate(rule.steps, 1):
        kept = made.steps.create(position=number, name=step.name, needed=step.needed)
        kept.people.set(people[key] for key in step.people)


def keep_template(name: str, rounds: tuple[cast.TemplateRound, ...]) -> None:
    made = PlanTemplate.objects.create(name=name)
    for position, row in enumerate(rounds, 1):
        said = row._asdict() | {"questions": "\n".join(row.questions)}
        made.rounds.create(position=position, **said)
