"""The outbox: every mail goes once, or says why not."""

import datetime as dt
import threading

import psycopg
import pytest
from django.db import close_old_connections, connection

from hiring import clocks
from hiring.activity import bell, delivery, reminders, rendering
from hiring.activity import mail as ways
from hiring.activity.actors import SYSTEM
from hiring.activity.models import Clock, Delivery, Event, Notice
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed
from hiring.servers import mailer
from tests import factories

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def notice(requisition, maya, tomas):
    """Maya hears that Tomás did something."""
    record("requisition.resume", requisition, by=tomas)
    return Notice.objects.get()


@pytest.fixture
def reminder(open_requisition, maya):
    """Maya is reminded of a shortlist that is due."""
    factories.presented(factories.application(open_requisition, stage="screening"))
    Notice.objects.all().delete()
    clock = Clock.objects.inside(open_requisition).get(rule="feedback")
    with clocks.at(clock.due_at):
        reminders.write_due(clock.due_at)
    return Notice.objects.get(kind="feedback.due")


def in_minutes(minutes):
    return clocks.at(clocks.now() + minutes * MINUTE)


def test_a_waiting_notice_is_sent_and_leaves_the_outbox(notice, postbox, maya):
    assert delivery.deliver() == 1

    notice.refresh_from_db()
    assert notice.status == "sent"
    assert notice.sent_at
    assert [m["To"] for m in postbox.mails] == [maya.email]
    assert delivery.deliver() == 0
    assert len(postbox.mails) == 1


def test_a_mail_has_text_and_html_a_stable_id_and_says_it_is_automatic(notice, postbox, settings):
    delivery.deliver()

    arrived = postbox.mails[0]
    assert arrived["Message-ID"] == notice.message_id
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["List-Unsubscribe"] == f"<{settings.SITE_URL}/settings/#notices>"
    text = arrived.get_body(("plain",)).get_content()
    html = arrived.get_body(("html",)).get_content()
    for part in (text, html):
        assert "Tomas resumed REQ-" in part
        assert f"{settings.SITE_URL}/requisitions/" in part


def test_many_notices_go_over_one_connection(requisition, tomas, postbox, monkeypatch):
    for _ in range(3):
        record("requisition.resume", requisition, by=tomas)
    talks = []
    said_hello = ways.Told.ehlo

    def ehlo(self, *args, **kwargs):
        talks.append(self)
        return said_hello(self, *args, **kwargs)

    monkeypatch.setattr(ways.Told, "ehlo", ehlo)

    delivery.deliver()

    assert len(postbox.mails) == 3
    assert len(set(talks)) == 1


def test_a_refused_mail_is_tried_again_later_each_time_and_at_last_waits_for_a_person(
    notice, postbox
):
    postbox.refuse = "550 No such mailbox"
    waits, moment = [], clocks.now()
    for _ in range(20):
        with clocks.at(moment):
            delivery.deliver()
        notice.refresh_from_db()
        if notice.status == "dead":
            break
        assert notice.status == "failed"
        waits.append((notice.try_at - moment) / MINUTE)
        moment = notice.try_at

    assert [2**n * 0.75 <= wait <= 2**n * 1.25 for n, wait in enumerate(waits)] == [True] * 7
    assert notice.problem == "550 No such mailbox"
    assert list(notice.deliveries.order_by("pk").values_list("outcome", flat=True)) == [
        *["failed"] * 7,
        "dead",
    ]


def test_a_failed_mail_is_not_tried_before_its_time(notice, postbox):
    postbox.refuse = "450 Later, please"
    delivery.deliver()
    postbox.refuse = ""

    delivery.deliver()
    assert postbox.mails == []
    with in_minutes(2):
        delivery.deliver()
    assert len(postbox.mails) == 1


def test_while_no_server_answers_mail_waits_however_long_it_takes(notice, no_server):
    moment = clocks.now()
    for _ in range(12):
        with clocks.at(moment):
            delivery.deliver()
        notice.refresh_from_db()
        assert notice.status == "failed"
        assert notice.try_at - moment <= 2 * MINUTE
        moment = notice.try_at
    assert "Connection" in notice.problem


def test_while_no_server_answers_it_is_called_once_and_not_for_every_mail(
    requisition, tomas, no_server
):
    for _ in range(3 * delivery.BATCH):
        record("requisition.resume", requisition, by=tomas)
    delivery.deliver()

    assert Notice.objects.filter(status="failed").count() == delivery.BATCH
    assert Notice.objects.filter(status="waiting").count() == 2 * delivery.BATCH


def test_who_delivers_for_long_gives_way_and_rings_for_the_rest(
    requisition, tomas, mailoutbox, django_capture_on_commit_callbacks
):
    for _ in range(3 * delivery.BATCH):
        record("requisition.resume", requisition, by=tomas)
    connection.run_on_commit.clear()  # what these rang for, long ago
    with django_capture_on_commit_callbacks() as rung:
        assert delivery.deliver(patience=0) == delivery.BATCH

    assert rung == [bell.puller(bell.OUTBOX)]


def test_somebody_who_looked_can_send_a_dead_mail_again(notice, postbox, alex):
    Notice.objects.update(status="dead", refusals=8)

    delivery.resend(notice, by=alex)
    delivery.deliver()

    assert len(postbox.mails) == 1
    assert postbox.mails[0]["Message-ID"] == notice.message_id
    assert Event.objects.filter(verb="notice.resend", subject_id=notice.pk).count() == 1


def test_a_mail_that_arrived_cannot_be_sent_again(notice, postbox, alex):
    delivery.deliver()

    with pytest.raises(NotAllowed):
        delivery.resend(notice, by=alex)
    delivery.deliver()
    assert len(postbox.mails) == 1


def test_a_sender_that_died_before_sending_loses_nothing(notice, postbox):
    assert Notice.objects.claim(clocks.now(), 20)

    delivery.deliver()
    assert postbox.mails == [], "the lease still holds"
    with in_minutes(1):
        delivery.deliver()
    assert len(postbox.mails) == 1


def test_what_a_dead_sender_held_goes_within_half_a_minute(notice, postbox):
    """The sweeper looks every fifteen seconds."""
    assert Notice.objects.claim(clocks.now(), 20)
    with in_minutes(1 / 4):
        delivery.deliver()
    assert len(postbox.mails) == 1


def test_a_sender_that_died_while_sending_leaves_it_to_a_person(notice, postbox):
    claimed = Notice.objects.claim(clocks.now(), 20)[0]
    claimed.begin_sending(clocks.now())

    with in_minutes(5):
        delivery.deliver()

    notice.refresh_from_db()
    assert notice.status == "uncertain"
    assert postbox.mails == []
    assert notice.deliveries.get().outcome == "uncertain"


def test_a_reminder_whose_sender_died_while_sending_goes_again(reminder, postbox):
    with clocks.at(reminder.try_at):
        claimed = Notice.objects.claim(clocks.now(), 20)[0]
        claimed.begin_sending(clocks.now())
        with in_minutes(5):
            delivery.deliver()

    assert [m["Message-ID"] for m in postbox.mails] == [reminder.message_id]


def test_a_slow_sender_whose_lease_is_over_sends_nothing(notice, postbox):
    claimed = Notice.objects.claim(clocks.now(), 20)
    with in_minutes(1):
        taken_over = Notice.objects.claim(clocks.now(), 20)
        delivery.send(claimed)
        assert postbox.mails == []
        delivery.send(taken_over)
    assert len(postbox.mails) == 1


def test_late_news_of_a_mail_that_was_thought_lost_is_believed(notice, postbox):
    claimed = Notice.objects.claim(clocks.now(), 20)[0]
    claimed.begin_sending(clocks.now())
    with in_minutes(5):
        delivery.recover()
    claimed.arrived(clocks.now())

    notice.refresh_from_db()
    assert notice.status == "sent"


def test_a_line_that_breaks_after_the_mail_was_handed_over_is_uncertain(notice, postbox):
    postbox.hang_up = True
    delivery.deliver()

    notice.refresh_from_db()
    assert notice.status == "uncertain"
    assert len(postbox.mails) == 1


def test_what_is_no_longer_so_is_not_sent(open_requisition, postbox, maya):
    shortlist = factories.presented(factories.application(open_requisition, stage="screening"))
    Notice.objects.exclude(kind="shortlist.present").delete()
    shortlist.reviews.get().draft(by=maya, verdict="advance", note="", impressions={})
    shortlist.send(by=maya)
    Notice.objects.exclude(kind="shortlist.present").delete()

    delivery.deliver()

    assert Notice.objects.get().status == "cancelled"
    assert postbox.mails == []


def test_nobody_who_may_not_sign_in_gets_mail(notice, postbox, maya):
    maya.is_active = False
    maya.save()
    delivery.deliver()

    notice.refresh_from_db()
    assert notice.status == "cancelled"
    assert postbox.mails == []


def test_one_notice_that_cannot_be_written_does_not_stop_the_others(
    requisition, tomas, maya, postbox, monkeypatch
):
    record("requisition.resume", requisition, by=tomas)
    bad = Notice.objects.get()
    record("requisition.resume", requisition, by=tomas)
    fill = rendering.fill

    def breaks(words, values):
        if not postbox.mails and not getattr(breaks, "done", False):
            breaks.done = True
            raise ZeroDivisionError
        return fill(words, values)

    monkeypatch.setattr(rendering, "fill", breaks)
    delivery.deliver()

    bad.refresh_from_db()
    assert bad.status == "failed"
    assert len(postbox.mails) == 1


def test_names_cannot_smuggle_headers_into_a_mail(requisition, tomas, maya, postbox):
    requisition.title = "Welder\r\nBcc: everybody@example.org\u202e"
    requisition.save(update_fields=["title"])
    record("requisition.resume", requisition, by=tomas)
    delivery.deliver()

    arrived = postbox.mails[0]
    assert arrived["Bcc"] is None
    assert (
        arrived["Subject"]
        == f"Tomas resumed REQ-{requisition.pk} Welder Bcc: everybody@example.org"
    )


def test_what_people_wrote_stays_text_in_html_mail(requisition, tomas, maya, postbox):
    requisition.title = "<script>alert(1)</script>"
    requisition.save(update_fields=["title"])
    record("requisition.resume", requisition, by=tomas)
    delivery.deliver()

    html = postbox.mails[0].get_body(("html",)).get_content()
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_without_a_server_the_words_are_kept_in_the_delivery_log(notice, settings, maya):
    settings.MAILERS = {"default": mailer("")}
    delivery.deliver()

    notice.refresh_from_db()
    kept = Delivery.objects.get()
    assert notice.status == "sent"
    assert (kept.notice, kept.to, kept.outcome) == (notice, maya.email, "kept")
    assert "Tomas resumed" in kept.text
    assert "Tomas resumed" in kept.html


def test_mail_goes_to_djangos_own_outbox_in_tests(notice, mailoutbox):
    delivery.deliver()
    assert [m.extra_headers["Message-ID"] for m in mailoutbox] == [notice.message_id]


def test_a_candidate_reads_the_message_and_nothing_of_our_insides(application, tomas, postbox):
    application.messages.write(application, by=tomas, body="We will call you on Friday.\nTomás")
    delivery.deliver()

    arrived = next(m for m in postbox.mails if m["To"] == application.candidate.email)
    everything = arrived.as_string()
    assert arrived["Subject"] == "A message about Welder at Tandem"
    assert "We will call you on Friday." in arrived.get_body(("plain",)).get_content()
    assert arrived["List-Unsubscribe"] is None
    assert "REQ-" not in everything
    assert "/settings/" not in everything
    assert tomas.email not in everything


@pytest.mark.django_db(transaction=True)
def test_two_deliverers_at_once_send_every_mail_once(requisition, tomas, postbox):
    for _ in range(30):
        record("requisition.resume", requisition, by=tomas)

    def run():
        delivery.deliver()
        close_old_connections()
        connection.close()

    deliverers = [threading.Thread(target=run) for _ in range(4)]
    for deliverer in deliverers:
        deliverer.start()
    for deliverer in deliverers:
        deliverer.join()

    arrived = [m["Message-ID"] for m in postbox.mails]
    assert len(arrived) == len(set(arrived)) == 30
    assert set(Notice.objects.values_list("status", flat=True)) == {"sent"}


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_a_server_is_spoken_to(requisition, tomas, postbox):
    record("requisition.resume", requisition, by=tomas)
    seen = []

    async def look(server, session, envelope, address, options):
        seen.append(connection_states())
        envelope.rcpt_tos.append(address)
        return "250 OK"

    postbox.handle_RCPT = look
    delivery.deliver()
    assert seen == [["sending"]]


def connection_states():
    """What another connection reads meanwhile: only what was committed."""
    params = connection.get_connection_params()
    with psycopg.connect(**params) as other:
        rows = other.execute("SELECT status FROM activity_notice").fetchall()
    return [row[0] for row in rows]


def test_a_system_act_is_told_in_tandems_name(requisition, maya, mailoutbox):
    record("requisition.resume", requisition, by=SYSTEM)
    delivery.deliver()
    assert {m.subject for m in mailoutbox} == {f"Tandem resumed {requisition}"}
