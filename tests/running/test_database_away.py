"""A database that was away breaks no page once it is back."""

import psycopg
import pytest
from django.db import connection

from hiring.accounts.models import User
from tests import factories


@pytest.mark.django_db(transaction=True)
def test_a_line_that_the_database_dropped_is_not_given_out_again():
    factories.user("maya")
    connection.close()  # back to the pool
    drop_every_line()
    assert User.objects.count() == 1


def drop_every_line():
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
