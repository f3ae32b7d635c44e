"""How often something may be done."""

import datetime as dt
import threading

import pytest
import time_machine
from django.db import connection

from hiring.limits import Limit, connection_of, minutes

TWICE = Limit("test", times=2, seconds=60)
NOW = dt.datetime(2026, 6, 9, 12, 0, tzinfo=dt.UTC)


def test_so_many_times_and_then_one_waits(db):
    with time_machine.travel(NOW, tick=False):
        assert [TWICE.spend("ada") for _ in range(3)] == [0, 0, 60]


def test_waiting_helps_and_each_try_ages_by_itself(db):
    with time_machine.travel(NOW, tick=False) as clock:
        TWICE.spend("ada")
        clock.shift(40)
        TWICE.spend("ada")
        clock.shift(10)
        assert TWICE.spend("ada") == 10
        clock.shift(11)
        assert TWICE.spend("ada") == 0
        assert TWICE.spend("ada") > 0


def test_a_refused_try_does_not_lengthen_the_wait(db):
    with time_machine.travel(NOW, tick=False) as clock:
        for _ in range(20):
            TWICE.spend("ada")
        clock.shift(61)
        assert TWICE.spend("ada") == 0


def test_everybody_and_everything_is_counted_apart(db):
    for _ in range(2):
        TWICE.spend("ada")
    assert TWICE.spend("Ada ") > 0
    assert TWICE.spend("eve") == 0
    assert Limit("other", times=2, seconds=60).spend("ada") == 0


def test_what_is_kept_names_nobody():
    assert "ada" not in TWICE.key("ada@example.org")


@pytest.mark.django_db(transaction=True)
def test_a_crowd_at_the_same_moment_gets_no_more():
    limit, passed, start = Limit("crowd", times=3, seconds=600), [], threading.Barrier(8)

    def press():
        start.wait()
        passed.append(limit.spend("crowd"))
        connection.close()

    people = [threading.Thread(target=press) for _ in range(8)]
    [one.start() for one in people]
    [one.join() for one in people]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cache")
    assert passed.count(0) == 3


@pytest.mark.parametrize(("seconds", "said"), [(1, 1), (60, 1), (61, 2), (3600, 60)])
def test_minutes_are_never_too_few(seconds, said):
    assert minutes(seconds) == said


def test_who_comes_by_a_socket_file_is_counted_too(rf):
    assert connection_of(rf.get("/", REMOTE_ADDR="")) == "unknown"
    assert connection_of(rf.get("/", REMOTE_ADDR="127.0.0.1")) == "127.0.0.1"
