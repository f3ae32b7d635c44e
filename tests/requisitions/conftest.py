"""Approvers in steps, and the forms as a browser sends them."""

import datetime as dt
import uuid

import pytest

from hiring import clocks
from hiring.accounts.roles import Role
from requisitions.models import ApprovalRule
from tests import factories


@pytest.fixture
def petra(db):
    """Approves beside Ingrid."""
    return factories.user("petra")


@pytest.fixture
def stefan(maya):
    """Stands in for Maya this week."""
    person = factories.user("stefan", Role.MANAGER)
    today = clocks.now().date()
    maya.stand_ins.create(person=person, starts_on=today, ends_on=today + dt.timedelta(days=6))
    return person


@pytest.fixture
def two_steps(daniel, ingrid):
    """Finance first, then the head of the department."""
    return rule(("Finance", 1, [daniel]), ("Head", 1, [ingrid]))


def rule(*steps, **more):
    made = ApprovalRule.objects.create(name="As usual", **more)
    for position, (name, needed, people) in enumerate(steps, 1):
        made.steps.create(position=position, name=name, needed=needed).people.set(people)
    return made


@pytest.fixture
def post(client):
    """Send a form as somebody, with a key of its own."""

    def send(person, path, /, **data):
        client.force_login(person)
        return client.post(path, {"once": str(uuid.uuid4()), **data})

    return send


@pytest.fixture
def page(client):
    def get(person, path):
        client.force_login(person)
        return client.get(path)

    return get


@pytest.fixture
def sheet(engineering, maya, tomas):
    """What a filled-in form sends; say what should be otherwise."""

    def filled(*criteria, **more):
        lines = criteria or ({"text": "Welds"},)
        data = {
            "title": "Welder",
            "department": engineering.pk,
            "employment": "full_time",
            "workplace": "on_site",
            "headcount": 1,
            "reason": "new",
            "band_from": "50,000",
            "band_to": "60,000",
            "currency": "EUR",
            "period": "year",
            "manager": maya.pk,
            "recruiter": tomas.pk,
            "agreement-feedback_hours": 16,
            "agreement-answer_hours": 8,
            "agreement-update_days": 7,
            "then": "keep",
        }
        return data | lines_of("criteria", lines, LINE) | more

    return filled


LINE = {"need": "must", "kind": "skill", "assessed": "screen"}


def lines_of(prefix, lines, plain, initial=0):
    """A formset as a browser sends it."""
    data = {f"{prefix}-TOTAL_FORMS": len(lines), f"{prefix}-INITIAL_FORMS": initial}
    for n, line in enumerate(lines):
        data |= {f"{prefix}-{n}-{key}": value for key, value in (plain | line).items()}
        data.setdefault(f"{prefix}-{n}-ORDER", n + 1)
    return data


@pytest.fixture
def advert(tomas):
    """Write the posting of a requisition as its recruiter would."""

    def write(requisition, *, by=tomas, **more):
        words = {
            "title": requisition.title,
            "summary": "You will weld.",
            "body": "## What you will do\n\nWeld.",
            "pay_low": 50_000_00,
            "pay_high": 55_000_00,
        }
        return requisition.begin_posting().write(by=by, **words | more)

    return write


@pytest.fixture
def live(open_requisition, advert, maya, tomas):
    """A live posting."""
    revision = advert(open_requisition)
    revision.ask(by=tomas)
    revision.approve(by=maya)
    posting = open_requisition.posting
    posting.publish(by=tomas)
    return posting
