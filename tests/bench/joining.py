"""Five hundred people on their way to a first day, with the whole checklist each."""

import datetime as dt

from candidates.models import Expectation, Onboarding, OnboardingTask
from hiring import clocks
from tests import factories

PEOPLE, DAYS = 500, 60
LATE_EVERY = 5


def board() -> str:
    return "/onboarding/"


def somebody() -> str:
    return Onboarding.objects.order_by("pk").first().get_absolute_url()


def make(cast) -> None:
    requisition = factories.requisition(
        manager=cast["maya"],
        recruiter=cast["tomas"],
        department=factories.department("Joining"),
        title="Blade inspector",
    )
    template = factories.onboarding_template()
    people = factories.bulk(
        type(factories.application(factories.opened(requisition)))(
            requisition=requisition,
            candidate=one,
            source_id=requisition.applications.get().source_id,
            status="screening",
            told="received",
        )
        for one in factories.bulk(
            factories.again(requisition.applications.get().candidate, name=f"Joiner {n}",
                            email=f"joiner-{n}@example.org")
            for n in range(PEOPLE)
        )
    )  # fmt: skip
    today = clocks.now().date()
    joining = factories.bulk(
        Onboarding(application=one, starts_on=today + dt.timedelta(days=n % DAYS), place="Bergen")
        for n, one in enumerate(people)
    )
    rows = list(template.tasks.all())
    factories.bulk(
        OnboardingTask(
            onboarding=one,
            due_on=one.starts_on + dt.timedelta(days=row.offset),
            status="done" if (n + row.position) % LATE_EVERY else "open",
            **row.said,
        )
        for n, one in enumerate(joining)
        for row in rows
    )
    factories.bulk(
        Expectation(onboarding=one, day=day, heading="Knows the yard", lines="Inspects\nWrites")
        for one in joining
        for day in (30, 60, 90)
    )
