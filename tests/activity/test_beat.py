"""One timetable over all machines, and a heartbeat while it is kept."""

import psycopg
import pytest

from hiring.activity import beat
from hiring.activity.beat import Baton, Scheduler
from hiring.activity.models import Heartbeat
from hiring.celery import SCHEDULE, app

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def batons():
    some = [Baton(), Baton()]
    yield some
    for one in some:
        one.drop()


def test_only_one_keeps_the_timetable(batons):
    first, second = batons
    assert first.take()
    assert not second.take()


def test_the_next_takes_over_when_the_first_is_gone(batons, monkeypatch):
    monkeypatch.setattr(beat, "PAUSE", 0.01)
    first, second = batons
    first.take()
    first.drop()
    second.wait()
    third = Baton()
    assert not third.take()
    third.drop()


def test_the_heartbeat_is_left_over_the_connection_that_holds_the_lock(batons):
    batons[0].show()
    assert Heartbeat.objects.of_beat()


def test_a_timetable_whose_connection_dropped_ends(batons):
    scheduler = Scheduler(app, lazy=True)
    scheduler.baton = batons[0]
    batons[0].drop()
    with pytest.raises(psycopg.OperationalError):
        scheduler.tick()


def test_everything_rings_once_at_the_start():
    scheduler = Scheduler(app, lazy=True)
    scheduler.setup_schedule()
    due = {entry.task for entry in scheduler.schedule.values() if entry.is_due().is_due}
    assert due == {task for task, _seconds in SCHEDULE.values()}


def test_a_bell_that_does_not_ring_does_not_end_the_timetable(settings):
    scheduler = Scheduler(app, lazy=True)
    scheduler.setup_schedule()
    entry = next(iter(scheduler.schedule.values()))
    was = app.conf.broker_url
    app.conf.broker_url = app.conf.broker_write_url = "redis://127.0.0.1:1/0"
    app._pool = app.amqp._producer_pool = None
    try:
        scheduler.apply_entry(entry)
    finally:
        app.conf.broker_url = app.conf.broker_write_url = was
        app._pool = app.amqp._producer_pool = None
