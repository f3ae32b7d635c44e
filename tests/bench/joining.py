"""Five hundred people on their way to a first day, with the whole checklist each."""

import datetime as dt

from candidates.models import Expectation, Onboarding, OnboardingTask
from hiring import clocks
from hiring.accounts.roles import Role
from tests import factories

PEOPLE, DAYS = 500, 60
LATE_EVERY = 5


def somebody() -> str:
    return Onboarding.objects.order_by("pk").first().get_absolute_url()


def make() -> None:
    """Of a manager and a recruiter whose homes nobody measures; every recruiter sees them."""
    manager = factories.user("joins-with", Role.MANAGER)
    recruiter = factories.user("joined-by", Role.RECRUITER)
    department = factories.department("Joining")
    requisition = factories.opened(
        factories.requisition(
            manager=manager, recruiter=recruiter, department=department, title="Blade inspector"
        )
    )
    template = factories.onboarding_template()
    first = factories.application(requisition, stage="screening")
    people = factories.bulk(
        factories.again(first.candidate, name=f"Joiner {n}", email=f"joiner-{n}@example.org")
        for n in range(PEOPLE)
    )
    applications = factories.bulk(factories.again(first, candidate_id=one.pk) for one in people)
    today = clocks.now().date()
    joining = factories.bulk(
        Onboarding(application=one, starts_on=today + dt.timedelta(days=n % DAYS), place="Bergen")
        for n, one in enumerate(applications)
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
