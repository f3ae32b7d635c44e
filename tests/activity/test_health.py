"""How Tandem is, for admins: the age of the outbox, of the beat, and what each worker finished."""

import datetime as dt

import pytest

from hiring import clocks
from hiring.activity.models import Heartbeat, Notice
from hiring.activity.tasks import canary, note_finished
from hiring.celery import app
from tests.ports import free_port

LONG = dt.timedelta(minutes=3)


@pytest.fixture
def waiting(open_requisition):
    """Mail that nobody has taken out of the outbox for three minutes."""
    Notice.objects.update(status="sent")
    notice = Notice.objects.first()
    Notice.objects.filter(pk=notice.pk).update(
        status="waiting", mail="at_once", at=clocks.now() - LONG
    )
    return notice


@pytest.fixture
def page(client, alex):
    client.force_login(alex)
    return lambda: client.get("/health/")


def test_an_empty_outbox_has_nothing_old(page):
    shown = page().context
    assert (shown["waiting"], shown["oldest"]) == (0, None)


def test_mail_that_waits_too_long_is_shown_with_its_age(page, waiting):
    shown = page()
    assert shown.context["waiting"] == 1
    assert shown.context["oldest"] == waiting
    assert shown.context["oldest_late"]
    assert "Late" in shown.text


def test_what_came_a_moment_ago_is_not_late(page, waiting):
    Notice.objects.filter(pk=waiting.pk).update(at=clocks.now())
    assert not page().context["oldest_late"]


def test_a_beat_that_fell_silent_is_quiet(page):
    Heartbeat.objects.note("beat", clocks.now() - LONG)
    (beat, worker) = page().context["parts"]
    assert (beat.name, beat.words) == ("Timetable", "Quiet")
    assert worker.words == "Never heard of"


def test_each_worker_is_as_well_as_what_it_last_finished(page):
    class Request:
        hostname = "celery@one"

    class Finished:
        request = Request

    note_finished(task=Finished, state="SUCCESS")
    Heartbeat.objects.note("worker:celery@two", clocks.now() - LONG)
    shown = {part.name: part.words for part in page().context["parts"]}
    assert shown["Worker celery@one"] == "Running"
    assert shown["Worker celery@two"] == "Quiet"


def test_a_task_that_failed_is_no_sign_of_life(db):
    class Failed:
        class request:  # noqa: N801
            hostname = "celery@one"

    note_finished(task=Failed, state="FAILURE")
    assert not Heartbeat.objects.exists()


def test_a_machine_that_is_gone_for_a_day_is_forgotten(db):
    Heartbeat.objects.note("worker:celery@old", clocks.now() - dt.timedelta(days=2))
    canary()
    assert not Heartbeat.objects.exists()


def test_it_answers_while_the_broker_is_away(page, waiting, monkeypatch):
    monkeypatch.setattr(app.conf, "broker_url", f"redis://127.0.0.1:{free_port()}/0")
    assert page().status_code == 200
