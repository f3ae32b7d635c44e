"""What Tandem told me: newest first, mine alone, read once its link is followed."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.urls import reverse

from hiring import clocks
from hiring.activity.letters import letter
from hiring.activity.models import Notice
from hiring.activity.record import record
from tests import factories


@pytest.fixture
def notice(requisition, maya, tomas):
    record("requisition.resume", requisition, by=tomas)
    return Notice.objects.to(maya).get()


@pytest.fixture
def maya_in(client, maya):
    client.force_login(maya)
    return client


def test_the_inbox_tells_newest_first(maya_in, notice, requisition, tomas):
    record("requisition.hold", requisition, by=tomas)
    page = maya_in.get("/inbox/").content.decode()
    assert page.index(f"put {requisition} on hold") < page.index(f"resumed {requisition}")


def test_an_empty_inbox_says_what_will_be_there(maya_in):
    assert "Nothing here yet" in maya_in.get("/inbox/").content.decode()


def test_looking_marks_nothing_as_read(maya_in, notice):
    maya_in.get("/inbox/")
    maya_in.get(reverse("notice_read", args=[notice.pk]))
    notice.refresh_from_db()
    assert notice.read_at is None


def test_opening_a_notice_leads_to_its_page_and_marks_it_as_read(maya_in, notice, requisition):
    response = maya_in.post(reverse("notice_read", args=[notice.pk]))
    assert response["Location"] == requisition.get_absolute_url()
    notice.refresh_from_db()
    assert notice.read_at


def by_mail(notice):
    """The address in the mail, on this site."""
    return letter(notice, clocks.now()).url.removeprefix(settings.SITE_URL)


def test_following_the_link_of_its_mail_marks_it_as_read(maya_in, notice, requisition):
    address = by_mail(notice)
    assert urlsplit(address).path == requisition.get_absolute_url()
    page = maya_in.get(address)
    assert page.status_code == 200
    assert "new" not in bell(page.text)
    notice.refresh_from_db()
    assert notice.read_at


def test_the_link_of_somebody_elses_mail_marks_nothing(client, notice, tomas):
    client.get(by_mail(notice))
    client.force_login(tomas)
    assert client.get(by_mail(notice)).status_code == 200
    notice.refresh_from_db()
    assert notice.read_at is None


@pytest.mark.parametrize("number", ["", "x", "9" * 40, "-1"])
def test_a_link_of_no_notice_is_a_link_like_any_other(maya_in, notice, number):
    assert maya_in.get(f"/inbox/?notice={number}").status_code == 200
    notice.refresh_from_db()
    assert notice.read_at is None


def test_the_notice_of_somebody_else_does_not_exist(client, notice, tomas, alex):
    for person in (tomas, alex):
        client.force_login(person)
        assert client.post(reverse("notice_read", args=[notice.pk])).status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_the_bell_counts_what_is_new(maya_in, notice):
    assert "Inbox, 1 new" in maya_in.get("/settings/").content.decode()
    maya_in.post(reverse("notice_read", args=[notice.pk]))
    assert "new" not in bell(maya_in.get("/settings/").content.decode())


def bell(page):
    return page.split('href="/inbox/"')[1].split("</a>")[0]


def test_the_bell_costs_one_query(maya_in, notice, django_assert_num_queries):
    Notice.objects.inbox(notice.recipient).unread().count()  # learns the content type
    with django_assert_num_queries(1):
        assert Notice.objects.inbox(notice.recipient).unread().count() == 1


def test_all_that_was_on_the_page_is_read_and_nothing_that_came_since(
    maya_in, notice, requisition, tomas
):
    record("requisition.hold", requisition, by=tomas)
    maya_in.post(reverse("notice_read_all"), {"latest": notice.pk})
    assert [n.kind for n in Notice.objects.inbox(notice.recipient).unread()] == ["requisition.hold"]


def test_marking_all_leaves_the_inbox_of_others_alone(maya_in, requisition, alex, tomas):
    record("requisition.hold", requisition, by=alex)
    maya_in.post(reverse("notice_read_all"), {"latest": 10**9})
    assert Notice.objects.to(tomas).unread().count() == 1


@pytest.mark.parametrize("latest", ["", "-1", "x", "1e9", "²"])
def test_a_forged_mark_reads_nothing(maya_in, notice, latest):
    assert maya_in.post(reverse("notice_read_all"), {"latest": latest}).status_code == 302
    notice.refresh_from_db()
    assert notice.read_at is None


def test_only_new_ones_can_be_shown(maya_in, notice, requisition, tomas):
    maya_in.post(reverse("notice_read", args=[notice.pk]))
    record("requisition.hold", requisition, by=tomas)
    page = maya_in.get("/inbox/?new").content.decode()
    assert "on hold" in page
    assert "resumed" not in page


def test_a_long_inbox_has_pages(maya_in, requisition, tomas):
    for _ in range(30):
        record("requisition.resume", requisition, by=tomas)
    first = maya_in.get("/inbox/").content.decode()
    assert first.count("resumed") == 25
    older = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert maya_in.get(f"/inbox/{older}").content.decode().count("resumed") == 5


def test_the_inbox_asks_the_same_however_much_is_in_it(
    maya_in, open_requisition, tomas, django_assert_max_num_queries
):
    for _ in range(3):
        person = factories.application(open_requisition, stage="screening")
        factories.presented(person)
        person.withdraw(by=person.candidate)
    with django_assert_max_num_queries(30) as few:
        maya_in.get("/inbox/")
    for _ in range(6):
        person = factories.application(open_requisition, stage="screening")
        factories.presented(person)
        person.withdraw(by=person.candidate)
    with django_assert_max_num_queries(len(few)):
        maya_in.get("/inbox/")


def test_names_stay_text_on_the_page(maya_in, requisition, tomas):
    requisition.title = "<b>Welder</b>"
    requisition.save(update_fields=["title"])
    record("requisition.hold", requisition, by=tomas)
    page = maya_in.get("/inbox/").content.decode()
    assert "<b>Welder" not in page
    assert "&lt;b&gt;Welder" in page
