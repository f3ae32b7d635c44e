"""The running version works on the new schema, and no migration holds anybody up."""

import io
from contextlib import redirect_stdout

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_migrate
from django_migration_linter import MigrationLinter

OURS = ["accounts", "activity", "api", "requisitions", "candidates"]
BEFORE_THE_FIRST_RELEASE = [
    "0001_initial",
    "0003_words_are_searched",
    "0005_references_and_checks",
    "0007_decisions_are_recorded",
]
"""They index tables that are empty."""
LOCKING = ["CREATE_INDEX", "CREATE_INDEX_EXCLUSIVE", "DROP_INDEX", "REINDEX"]


def lint(names):
    linter = MigrationLinter(include_apps=OURS, no_cache=True, **names)
    with redirect_stdout(io.StringIO()) as said:
        linter.lint_all_migrations()
    assert linter.nb_total > len(OURS)
    assert not linter.has_errors, said.getvalue()


def test_every_migration_leaves_the_running_version_working(transactional_db):
    lint({})


def test_no_later_migration_locks_a_table_while_it_builds_an_index(transactional_db):
    lint({"warnings_as_errors_tests": LOCKING, "ignore_name": BEFORE_THE_FIRST_RELEASE})


@pytest.fixture
def limits():
    """What holds while migrations run."""
    seen = []

    def look(**kwargs):
        seen.append(shown())

    post_migrate.connect(look)
    yield seen
    post_migrate.disconnect(look)


def shown():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('lock_timeout'), current_setting('statement_timeout')"
        )
        return cursor.fetchone()


def test_a_migration_waits_for_a_lock_only_briefly_but_may_take_its_time(db, limits):
    before = shown()
    call_command("migrate", verbosity=0)
    assert set(limits) == {("5s", "0")}
    assert shown() == before == ("10s", "20s")
