"""What went out, for admins only: readable, and sent again where somebody has to look."""

import pytest
from django.urls import reverse

from hiring import clocks
from hiring.activity import delivery
from hiring.activity.models import Delivery, Event, Heartbeat, Notice
from hiring.activity.record import record
from hiring.servers import mailer


@pytest.fixture
def notice(requisition, maya, tomas):
    record("requisition.resume", requisition, by=tomas)
    return Notice.objects.get()


@pytest.fixture
def kept(notice, settings):
    settings.MAILERS = {"default": mailer("")}
    delivery.deliver()
    return Delivery.objects.get()


@pytest.fixture
def dead(notice, postbox):
    postbox.refuse = "550 No such mailbox"
    Notice.objects.update(refusals=7)
    delivery.deliver()
    return Delivery.objects.get()


def test_admins_read_what_was_kept(client, alex, kept):
    client.force_login(alex)
    assert kept.title in client.get("/deliveries/").content.decode()
    assert "Open in Tandem" in client.get(reverse("delivery", args=[kept.pk])).content.decode()


@pytest.mark.parametrize("name", ["maya", "tomas", "priya", "nora"])
def test_nobody_else_does(client, request, kept, name):
    client.force_login(request.getfixturevalue(name))
    for path in ("/deliveries/", reverse("delivery", args=[kept.pk]), "/health/"):
        assert client.get(path).status_code == 403
    assert client.post(reverse("notice_resend", args=[kept.pk])).status_code == 403


def test_a_dead_mail_waits_to_be_looked_at_and_goes_again(client, alex, dead, postbox):
    client.force_login(alex)
    assert "550 No such mailbox" in client.get("/deliveries/?only=stuck").content.decode()

    postbox.refuse = ""
    client.post(reverse("notice_resend", args=[dead.pk]))
    delivery.deliver()

    assert len(postbox.mails) == 1
    assert Event.objects.filter(verb="notice.resend").count() == 1
    assert "Nothing to look at" in client.get("/deliveries/?only=stuck").content.decode()


def test_a_mail_that_arrived_is_refused_with_409(client, alex, kept):
    client.force_login(alex)
    assert client.post(reverse("notice_resend", args=[kept.pk])).status_code == 409


def test_words_that_were_not_kept_are_written_afresh_without_the_readers_own_link(
    client, alex, requisition, ingrid, maya, postbox
):
    requisition.submit(by=maya)
    delivery.deliver()
    sent = Delivery.objects.get(notice__kind="approval.ask")
    key = postbox.mails[0].get_body(("plain",)).get_content().split("/answer/")[1].split("/")[0]

    client.force_login(alex)
    page = client.get(reverse("delivery", args=[sent.pk])).content.decode()
    assert "asks you to approve" in page
    assert key[:20] not in page
    assert "/answer/" not in page


def test_unknown_filters_show_the_whole_log(client, alex, kept):
    client.force_login(alex)
    assert kept.title in client.get("/deliveries/?only=%27;--").content.decode()


def test_mail_that_belongs_to_no_notice_is_kept_too(client, alex, settings):
    settings.MAILERS = {"default": mailer("")}
    client.post("/account/password/reset/", {"email": alex.email})
    kept = Delivery.objects.get()
    client.force_login(alex)
    assert client.get(reverse("delivery", args=[kept.pk])).status_code == 200
    assert client.post(reverse("notice_resend", args=[kept.pk])).status_code == 404


def test_health_says_what_waits_and_who_works(client, alex, notice):
    client.force_login(alex)
    page = client.get("/health/").content.decode()
    assert "Never heard of" in page
    Heartbeat.objects.note("beat", clocks.now())
    Heartbeat.objects.note("worker:celery@here", clocks.now())
    page = client.get("/health/").content.decode()
    assert "celery@here" in page
    assert page.count("Running</span>") == 2


def test_the_log_says_that_its_links_open_without_signing_in(client, alex, kept):
    client.force_login(alex)
    assert "open without signing in" in client.get("/deliveries/").text
