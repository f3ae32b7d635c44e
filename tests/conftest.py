"""The cast. Every test may ask for these people by name."""

import pytest
from django.core.cache import caches
from django.db import connection
from hypothesis import HealthCheck, settings
from pytest_django.plugin import blocking_manager_key

from hiring import clocks
from hiring.accounts.models import company
from hiring.accounts.roles import Role
from tests import factories
from tests.joining import FIRST_DAY, TODAY

# The same examples on every machine, however slow it is at the moment.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def pytest_xdist_make_scheduler(config, log):
    from tests.together import Together

    return Together(config, log)


def commits(item):
    marker = item.get_closest_marker("django_db")
    return marker is not None and marker.kwargs.get("transaction", False)


def pytest_collection_modifyitems(items):
    """Tests that commit find what the migrations wrote."""
    for item in items:
        if commits(item):
            whole = pytest.mark.django_db(transaction=True, serialized_rollback=True)
            item.add_marker(whole, append=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Everything was wiped after a test that commits: whoever comes next finds it again; another
    that commits brings it back itself."""
    result = yield
    if commits(item) and nextitem and not commits(nextitem):
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
    return result


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tests of two people at once are cleaned up by TRUNCATE, which the audit trail refuses."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER IF EXISTS events_are_not_truncated ON activity_event")


@pytest.fixture(autouse=True)
def _fresh_caches(monkeypatch):
    """What a test has asked for once stays known, however slowly it goes on."""
    caches["local"].clear()
    monkeypatch.setattr(company, "FRESH_FOR", 600)


@pytest.fixture(autouse=True)
def _files_of_their_own(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """Hashing is slow on purpose; here it only costs time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def maya(db):
    """Hiring manager."""
    return factories.user("maya", Role.MANAGER, Role.INTERVIEWER)


@pytest.fixture
def rui(db):
    """Another hiring manager."""
    return factories.user("rui", Role.MANAGER, Role.INTERVIEWER)


@pytest.fixture
def tomas(db):
    """Recruiter."""
    return factories.user("tomas", Role.RECRUITER)


@pytest.fixture
def aiko(db):
    """Another recruiter."""
    return factories.user("aiko", Role.RECRUITER)


@pytest.fixture
def daniel(db):
    """Approves for Finance."""
    return factories.user("daniel", Role.INTERVIEWER)


@pytest.fixture
def ingrid(db):
    """Head of the department."""
    return factories.user("ingrid", Role.INTERVIEWER)


@pytest.fixture
def priya(db):
    """Interviewer."""
    return factories.user("priya", Role.INTERVIEWER)


@pytest.fixture
def alex(db):
    """Admin."""
    return factories.user("alex", Role.ADMIN)


@pytest.fixture
def nora(db):
    """Agency recruiter."""
    return factories.agency_recruiter("nora")


@pytest.fixture
def engineering(ingrid):
    return factories.department("Engineering", head=ingrid)


@pytest.fixture
def requisition(maya, tomas, engineering):
    """A draft of Maya's, with Tomás."""
    return factories.requisition(manager=maya, recruiter=tomas, department=engineering)


@pytest.fixture
def open_requisition(requisition):
    return factories.opened(requisition)


@pytest.fixture
def application(open_requisition):
    """Somebody who applied."""
    return factories.application(open_requisition)


@pytest.fixture
def hired(open_requisition):
    return factories.application(open_requisition, stage="hired")


@pytest.fixture
def onboarding(hired):
    """Begun on a Monday, of somebody who starts in two weeks."""
    factories.onboarding_template()
    with clocks.at(TODAY):
        return factories.onboarding(hired, FIRST_DAY)
