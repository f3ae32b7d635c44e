"""The schema is true: whatever a program sends, the answer is one that the schema names.

schemathesis makes up what it sends from the schema, with the numbers of a company that has a record
of each kind. What a request did is undone before the next, but for the walks of several steps.
Here everybody tries their share of the operations, with all their corner cases; `API_EXAMPLES=200`
tries them all, and more. Who may do what is in test_doors.py.
"""

import copy
import json
import os
import time
from collections import Counter

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections, transaction
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema

from candidates.models import (
    Application,
    BackgroundCheck,
    Candidate,
    Decision,
    Interview,
    Offer,
    Onboarding,
    OnboardingTask,
    Reference,
    Review,
    Scorecard,
    Shortlist,
    Source,
    Tag,
)
from hiring.accounts.models import Department, User
from hiring.activity.models import Notice
from hiring.api import throttling
from hiring.api.schema import document
from requisitions.models import Approval, Change, Criterion, Place, Posting, Requisition
from tests import factories
from tests.api.conftest import token_of
from tests.test_policy import people, stand_in, things  # noqa: F401  fixtures

EXAMPLES = int(os.environ.get("API_EXAMPLES", "0"))
ROLES = ("maya", "tomas", "daniel", "priya", "alex", "nora")
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "response_headers_conformance",
)
MODELS = {
    "requisitions": Requisition,
    "approvals": Approval,
    "changes": Change,
    "postings": Posting,
    "candidates": Candidate,
    "applications": Application,
    "references": Reference,
    "checks": BackgroundCheck,
    "scorecards": Scorecard,
    "shortlists": Shortlist,
    "reviews": Review,
    "decisions": Decision,
    "interviews": Interview,
    "offers": Offer,
    "onboardings": Onboarding,
    "tasks": OnboardingTask,
    "notices": Notice,
    "people": User,
    "departments": Department,
    "places": Place,
    "sources": Source,
    "tags": Tag,
}
NAMED = {
    "requisition": Requisition,
    "candidate": Candidate,
    "review": Review,
    "department": Department,
    "source": Source,
    "criterion": Criterion,
    "criteria": Criterion,
    "places": Place,
} | dict.fromkeys(("manager", "recruiter", "to", "person", "approver", "referred_by"), User)


@pytest.fixture
def company(people, things, requisition, maya, tomas, daniel):  # noqa: F811
    """A record of each kind, and everything that an answer can hold filled in."""
    opened = things["application"].requisition
    opened.places.add(Place.objects.create(name="Lisbon", locality="Lisbon", country="PT"))
    question = {"text": "When can you begin?", "hint": "", "kind": "text", "required": False}
    factories.published(opened, questions=[question])
    factories.requisition(
        manager=maya, recruiter=tomas, department=requisition.department, title="Draft"
    )
    told = factories.application(opened, stage="deciding")
    told.decline(by=maya, reasons="Another was stronger.", criteria=opened.criteria.all())
    asked = factories.application(opened, stage="presented")
    factories.asked(asked, "Why did she leave?")
    things["candidate"].tag("welder", by=tomas)
    Candidate.objects.filter(pk=told.candidate_id).update(
        links=["https://example.org/ada"], email=None, phone="+351211234567"
    )
    factories.application(opened, stage="screening")
    factories.application(opened, stage="prospect")
    return people


def known(model):
    """Two of them, and one that is not there."""
    return [*model.objects.order_by("-pk").values_list("pk", flat=True)[:2], 999_999]


def with_numbers(schema):
    """The schema, with the numbers of this company where it says that any would do."""
    schema = copy.deepcopy(schema)
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                if parameter["name"] == "id":
                    parameter["schema"]["enum"] = known(MODELS[path.split("/")[2]])
                elif parameter["name"] in NAMED and parameter["in"] == "query":
                    parameter["schema"]["enum"] = known(NAMED[parameter["name"]])
                elif parameter["name"] == "If-Match":
                    parameter["schema"]["enum"] = ["*", '"as it was"']
    for name, body in schema["components"]["schemas"].items():
        if name.endswith("Body") or name.startswith("Sent"):
            for field, one in body["properties"].items():
                number = one.get("items", one)
                if field in NAMED and "integer" in number.get("type", ()):
                    number["enum"] = known(NAMED[field])
    return schema


class Undone:
    """The application in this process; what a request did is undone once it is answered."""

    def __init__(self, *, keep=False):
        self.keep = keep
        self.inner = get_wsgi_application()
        self.connection = connections["default"]
        self.answers = Counter()

    def __call__(self, environ, start_response):
        connections["default"] = self.connection
        with transaction.atomic():
            answer = self.inner(environ, start_response)
            body = b"".join(answer)
            transaction.set_rollback(not self.keep)
        self.answers[answer.status_code] += 1
        return [body]


@pytest.fixture
def shared(company, monkeypatch):
    """The tester asks from threads of its own, faster than programs may."""
    monkeypatch.setattr(throttling, "A_TOKEN", throttling.A_TOKEN._replace(times=10**9))
    monkeypatch.setattr(throttling, "A_STRANGER", throttling.A_STRANGER._replace(times=10**9))
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    connections["default"].inc_thread_sharing()
    yield company
    connections["default"].dec_thread_sharing()
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def settings_of(secret, phases, left_out=()):
    operations = [{"include-operation-id": name, "enabled": False} for name in left_out]
    return SchemathesisConfig.from_dict(
        {
            "seed": 1,
            "cache": {"enabled": False},
            "base-url": "http://localhost/",
            "headers": {"Authorization": f"Bearer {secret}"},
            "workers": 1,
            "continue-on-failure": True,
            "generation": {
                "max-examples": EXAMPLES or 2,
                "no-shrink": True,
                "database": "none",
            },
            "checks": {"enabled": False} | {check: {"enabled": True} for check in CHECKS},
            "phases": {
                name: {"enabled": name in phases}
                for name in ("examples", "coverage", "fuzzing", "stateful")
            },
            "operations": operations,
        }
    )


def faults_of(app, settings):
    """What was not as the schema says, in words; and how much was tried."""
    schema = schemathesis.openapi.from_dict(with_numbers(document()), config=settings)
    schema.app = app
    faults, tried = [], Counter()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            tried[event.phase.value] += len(event.recorder.interactions)
            faults += failures(event)
        elif isinstance(event, events.NonFatalError | events.FatalError):
            faults.append(str(getattr(event, "value", None) or event.exception))
    return faults, tried


def failures(event):
    for checks in event.recorder.checks.values():
        for check in checks:
            if check.status == Status.FAILURE:
                found = check.failure_info
                yield f"{event.label}: {found.failure.title}\n{found.failure.message}\n" + (
                    found.code_sample
                )


def others_share(who):
    """The operations that somebody else tries here; none in the long run."""
    names = [
        operation["operationId"]
        for operations in document()["paths"].values()
        for operation in operations.values()
    ]
    share = ROLES.index(who)
    return [name for at, name in enumerate(names) if not EXAMPLES and at % len(ROLES) != share]


def report(who, app, tried, began):
    said = dict(sorted(app.answers.items()))
    print(f"{who}: {dict(tried)} in {time.monotonic() - began:.0f} s; answers {said}")  # noqa: T201


@pytest.mark.parametrize("who", ROLES)
def test_every_answer_is_as_the_schema_says(shared, who):
    app, began = Undone(), time.monotonic()
    phases = {"examples", "coverage", "fuzzing"}
    settings = settings_of(token_of(shared[who])[1], phases, others_share(who))
    faults, tried = faults_of(app, settings)
    report(who, app, tried, began)
    assert not faults, "\n\n".join(faults[:20])
    assert sum(tried.values()) > 100
    assert app.answers[200] > 0


@pytest.mark.skipif(not EXAMPLES, reason="walks of several steps belong to the long run")
@pytest.mark.parametrize("who", ROLES)
def test_one_thing_after_another_is_as_the_schema_says(shared, who):
    app, began = Undone(keep=True), time.monotonic()
    faults, tried = faults_of(app, settings_of(token_of(shared[who])[1], {"stateful"}))
    report(who, app, tried, began)
    assert not faults, "\n\n".join(faults[:20])


def test_it_is_openapi_3_1():
    assert document()["openapi"] == "3.1.0"
    validate_schema(json.loads(json.dumps(document())))


def test_nothing_in_it_is_guessed(capsys):
    """drf-spectacular warns where it does not know a type."""
    GENERATOR_STATS.reset()
    GENERATOR_STATS.enable_trace_lineno()
    with GENERATOR_STATS.silence():
        SchemaGenerator().get_schema(request=None, public=True)
    assert not GENERATOR_STATS._warn_cache
    assert not GENERATOR_STATS._error_cache


def test_it_is_read_without_a_token(client, db):
    answer = client.get("/api/schema/")
    assert answer.headers["Content-Type"] == "application/vnd.oai.openapi+json"
    assert answer.json()["openapi"] == "3.1.0"
