"""A private address that calendars read: made, copied, taken back."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from hiring.accounts import verbs
from hiring.accounts.models import User
from hiring.activity.models import Event, Notice
from hiring.calendars import Meeting, Person, tables

NOON = dt.datetime(2026, 7, 6, 12, tzinfo=dt.UTC)
TOMAS = Person("Tomas", "tomas@fernhill.example")


@pytest.fixture
def meetings(monkeypatch):
    """What an app says of each person, by their number."""
    by_person = {}
    asked = (lambda user: by_person.get(user.pk, ()),)
    monkeypatch.setattr(tables, "tables", lambda: asked)
    return by_person


@pytest.fixture
def feed(maya, meetings):
    """The address of Maya's, with one meeting."""
    meetings[maya.pk] = [meeting(1)]
    verbs.make_feed(maya, by=maya)
    return reverse("feed", args=[maya.calendar_key])


def meeting(number, **more):
    known = {"sequence": 0, "starts_at": NOON, "ends_at": NOON, "title": "Interview: Welder"}
    uid = f"interview-{number}@tandem.example"
    return Meeting(uid=uid, organizer=TOMAS, stamped_at=NOON, **known | more)


def press(client, person, name):
    client.force_login(person)
    answer = client.post(reverse(name))
    person.refresh_from_db()
    return answer


def read(address):
    """As a calendar does: nobody is signed in."""
    return Client().get(address)


def test_without_a_press_there_is_no_address(client, maya):
    client.force_login(maya)
    assert maya.calendar_key == ""
    assert "/calendar/" not in client.get("/settings/calendar/").context["feed"]


def test_a_press_makes_an_address_on_the_record_that_nobody_guesses(client, maya, rui, settings):
    for person in (maya, rui):
        assert press(client, person, "feed_make").status_code == 302
    assert len(maya.calendar_key) >= 43
    assert maya.calendar_key != rui.calendar_key
    event = Event.objects.get(verb="feed.make", actor_id=maya.pk)
    assert maya.calendar_key not in str(event.details)
    client.force_login(maya)
    shown = client.get("/settings/calendar/")
    assert shown.context["feed"] == f"{settings.SITE_URL}/calendar/{maya.calendar_key}.ics"
    assert shown["Cache-Control"] == "no-store"
    assert Notice.objects.count() == 0


def test_a_second_press_keeps_the_address_that_calendars_know(client, maya):
    press(client, maya, "feed_make")
    first = maya.calendar_key
    press(client, maya, "feed_make")
    assert maya.calendar_key == first
    assert Event.objects.filter(verb="feed.make").count() == 1


def test_a_calendar_reads_it_without_signing_in(feed):
    answer = read(feed)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["UID"] == "interview-1@tandem.example"


def test_everybody_reads_their_own(feed, meetings, rui):
    meetings[rui.pk] = [meeting(2)]
    verbs.make_feed(rui, by=rui)
    assert b"interview-2" not in read(feed).content
    assert b"interview-2" in read(reverse("feed", args=[rui.calendar_key])).content


def test_taken_back_it_is_dead_and_a_new_one_is_another(client, maya, feed):
    assert press(client, maya, "feed_take_back").status_code == 302
    assert read(feed).status_code == 404
    assert Event.objects.filter(verb="feed.take_back", actor_id=maya.pk).count() == 1
    press(client, maya, "feed_make")
    again = reverse("feed", args=[maya.calendar_key])
    assert again != feed
    assert read(feed).status_code == 404
    assert read(again).status_code == 200


def test_taking_back_what_is_not_there_changes_nothing(client, maya):
    assert press(client, maya, "feed_take_back").status_code == 302
    assert Event.objects.filter(verb="feed.take_back").count() == 0


@pytest.mark.parametrize("key", ["x", "-", "0", "a" * 300, "%00", "..%2fx", "é"])
def test_an_address_that_was_never_made_is_not_there(db, maya, key):
    assert read(f"/calendar/{key}.ics").status_code == 404


def test_nobody_is_found_by_an_empty_key(maya):
    assert not User.objects.of_feed("").exists()


def test_who_may_not_sign_in_any_more_is_not_read(feed, maya):
    maya.is_active = False
    maya.save()
    assert read(feed).status_code == 404


def test_two_accounts_never_share_an_address(maya, rui, feed):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=rui.pk).update(calendar_key=maya.calendar_key)


def test_it_is_found_by_no_search_sets_no_cookie_and_is_kept_by_nobody_between(feed):
    answer = read(feed)
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert {"private", "no-cache"} <= set(answer["Cache-Control"].split(", "))
    assert answer["Content-Disposition"].startswith("attachment")
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


def test_a_calendar_that_knows_it_already_is_told_so(feed, meetings, maya):
    known = read(feed)["ETag"]
    assert Client().get(feed, headers={"If-None-Match": known}).status_code == 304
    meetings[maya.pk] = [meeting(1, sequence=1)]
    assert Client().get(feed, headers={"If-None-Match": known}).status_code == 200


def test_it_is_only_read(feed):
    assert Client().head(feed).status_code == 200
    for method in ("post", "put", "delete"):
        assert getattr(Client(), method)(feed).status_code == 405


def test_only_a_press_makes_or_takes_back(client, maya, feed):
    client.force_login(maya)
    for name in ("feed_make", "feed_take_back"):
        assert client.get(reverse(name)).status_code == 405
    assert read(feed).status_code == 200


def test_it_asks_the_same_however_many_meetings_there_are(
    feed, meetings, maya, django_assert_max_num_queries
):
    meetings[maya.pk] = [meeting(n) for n in range(500)]
    with django_assert_max_num_queries(2):
        assert read(feed).content.count(b"BEGIN:VEVENT") == 500


def test_an_admin_does_not_see_the_key(client, alex, maya, feed):
    client.force_login(alex)
    page = client.get(reverse("admin:accounts_user_change", args=[maya.pk])).content.decode()
    assert maya.calendar_key not in page
