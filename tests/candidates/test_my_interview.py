"""What a candidate does with an interview on their own page: pick, ask, move, cancel."""

import datetime as dt

import pytest
from django.urls import reverse

from candidates.models import Interview
from candidates.own_page import token_for
from hiring import clocks
from hiring.activity.models import Event, Notice
from tests import factories
from tests.interviewing import MONDAY, TUESDAY, arranged, round_of

HOUR = dt.timedelta(hours=1)
TIMES = [TUESDAY, TUESDAY + HOUR, TUESDAY + 2 * HOUR, TUESDAY + 3 * HOUR]


@pytest.fixture
def met(open_requisition):
    return factories.application(open_requisition, stage="interviewing")


@pytest.fixture
def here(client):
    with clocks.at(MONDAY):
        yield client


@pytest.fixture
def offered(here, met, priya, tomas):
    type(priya).objects.filter(pk=priya.pk).update(job="Lead welder")
    round = round_of(met.requisition, guidance="Bring gloves.", questions="Why rust?")
    return Interview.offer(met, round, times=TIMES, panel=[priya], by=tomas, place="Room 4")


def address(interview, name="my_interview"):
    return reverse(f"candidates:{name}", args=[token_for(interview.candidate), interview.pk])


def slot(interview, n=0):
    return {"slot": interview.slots.all()[n].pk}


def picked(here, interview, n=0):
    assert here.post(address(interview, "interview_pick"), slot(interview, n)).status_code == 302
    interview.refresh_from_db()
    return interview


def test_they_read_whom_they_meet_how_long_and_how_to_prepare(here, offered):
    page = here.get(address(offered)).text
    for words in ("Priya", "Lead welder", "1 h", "Bring gloves.", "Room 4", "Lisbon time"):
        assert words in page
    assert "Why rust?" not in page
    assert page.count("Pick this time") == len(TIMES)


def test_their_own_page_leads_there(here, offered, met):
    page = here.get(reverse("candidates:my", args=[token_for(met.candidate)])).text
    assert "Choose a time to meet us" in page
    assert reverse("candidates:my_interview", args=["x", offered.pk])[5:] in page


def test_a_time_is_picked_by_one_press(here, offered, met, priya, tomas):
    picked(here, offered, 1)
    assert (offered.status, offered.during.lower) == ("scheduled", TIMES[1])
    assert Event.objects.of(offered).filter(verb="interview.pick").count() == 1
    assert Notice.objects.to(priya).get().kind == "interview.pick.panel"
    assert Notice.objects.to(tomas).filter(kind="interview.pick").count() == 1
    assert Notice.objects.to(met.candidate).filter(kind="interview.pick.candidate").count() == 1
    page = here.get(address(offered)).text
    assert "Tuesday 7 July 2026, 11:00 to 12:00" in page


def test_a_time_taken_a_second_earlier_is_said_kindly_with_the_others(here, offered, priya):
    given = slot(offered)
    other = factories.application(offered.requisition, stage="interviewing")
    arranged(other, priya, starts_at=TIMES[0])
    answer = here.post(address(offered, "interview_pick"), given)
    assert answer.status_code == 409
    assert "Somebody took that time a moment ago." in answer.text
    assert answer.text.count("Pick this time") == len(TIMES) - 1
    offered.refresh_from_db()
    assert offered.is_proposed


def test_taken_times_are_not_shown(here, offered, priya):
    other = factories.application(offered.requisition, stage="interviewing")
    arranged(other, priya, starts_at=TIMES[1])
    times = [choice.time for choice in here.get(address(offered)).context["one"].choices]
    assert times == ["10:00", "12:00", "13:00"]


@pytest.mark.parametrize("given", [{"slot": "0"}, {"slot": "x"}, {}, {"slot": "9" * 30}])
def test_a_time_nobody_offered_is_refused(here, offered, given):
    answer = here.post(address(offered, "interview_pick"), given)
    assert answer.status_code == 409
    assert "no longer offered" in answer.text


def test_picking_twice_is_no_second_booking(here, offered):
    picked(here, offered)
    answer = here.post(address(offered, "interview_pick"), slot(offered, 1))
    assert answer.status_code == 409
    offered.refresh_from_db()
    assert offered.during.lower == TIMES[0]


def test_a_link_that_only_looks_changes_nothing(here, offered):
    assert here.get(address(offered, "interview_pick")).status_code == 405
    offered.refresh_from_db()
    assert offered.is_proposed


def test_none_suits_and_the_recruiter_reads_what_would(here, offered, tomas):
    answer = here.post(address(offered, "my_ask_others"), {"wish": "Only on Fridays."})
    assert answer.status_code == 302
    offered.refresh_from_db()
    assert offered.wish == "Only on Fridays."
    notice = Notice.objects.to(tomas).get(kind="interview.ask_others")
    assert notice.subject == offered
    assert "Only on Fridays." in here.get(address(offered)).text


def test_what_we_booked_says_plainly_that_they_may_ask_for_another_time(here, met, priya, tomas):
    booked = arranged(met, priya)
    page = here.get(address(booked)).text
    assert "Does this time not suit you?" in page
    assert "this time stays booked" in page
    assert "no other free time" not in page
    assert "moved it several times" not in page
    given = {"wish": "After four, please."}
    assert here.post(address(booked, "my_ask_others"), given).status_code == 302
    booked.refresh_from_db()
    assert (booked.is_scheduled, booked.during.lower) == (True, TUESDAY)
    assert Notice.objects.to(tomas).get(kind="interview.ask_others").subject == booked
    assert "After four, please." in here.get(address(booked)).text


def test_once_it_has_begun_nobody_asks_for_another_time(here, met, priya):
    booked = arranged(met, priya)
    with clocks.at(TUESDAY + HOUR / 2):
        assert "Does this time not suit you?" not in here.get(address(booked)).text


def test_asking_without_words_says_what_is_missing(here, offered):
    assert here.post(address(offered, "my_ask_others"), {"wish": " "}).status_code == 422


def test_asking_again_and_again_has_to_wait_and_loses_nothing(here, offered):
    for _n in range(10):
        here.post(address(offered, "my_ask_others"), {"wish": "Friday"})
    answer = here.post(address(offered, "my_ask_others"), {"wish": "Or on Monday."})
    assert answer.status_code == 429
    assert "Or on Monday." in answer.text


def test_it_is_moved_to_another_free_time_and_everybody_hears(here, offered, priya, tomas, met):
    picked(here, offered)
    answer = here.post(address(offered, "my_reschedule"), slot(offered, 2))
    assert answer.status_code == 302
    offered.refresh_from_db()
    assert (offered.during.lower, offered.moved, offered.sequence) == (TIMES[2], 1, 1)
    for reader, kind in (
        (priya, "interview.reschedule.panel"),
        (tomas, "interview.reschedule"),
        (met.candidate, "interview.reschedule.candidate"),
    ):
        assert Notice.objects.to(reader).filter(kind=kind).count() == 1


def test_it_is_moved_twice_at_most(here, offered):
    picked(here, offered)
    for n in (1, 2):
        assert here.post(address(offered, "my_reschedule"), slot(offered, n)).status_code == 302
    answer = here.post(address(offered, "my_reschedule"), slot(offered, 3))
    assert answer.status_code == 409
    assert "moved it several times" in answer.text
    offered.refresh_from_db()
    assert offered.during.lower == TIMES[2]


def test_cancelling_asks_once_more(here, offered, tomas, priya, met):
    picked(here, offered)
    page = address(offered, "my_cancel")
    assert "Cancel this meeting?" in here.get(page).text
    offered.refresh_from_db()
    assert offered.is_scheduled
    assert here.post(page, {"why": "I am ill."}).status_code == 302
    offered.refresh_from_db()
    assert (offered.status, offered.why) == ("cancelled", "I am ill.")
    for reader in (tomas, priya, met.candidate):
        assert Notice.objects.to(reader).filter(kind__startswith="interview.cancel").count() == 1
    assert "This meeting is cancelled" in here.get(address(offered)).text
    met.refresh_from_db()
    assert met.status == "interviewing"


def test_what_has_begun_cannot_be_cancelled_or_moved(here, offered):
    picked(here, offered)
    with clocks.at(TIMES[0] + dt.timedelta(minutes=5)):
        assert here.post(address(offered, "my_cancel"), {}).status_code == 302
    offered.refresh_from_db()
    assert offered.is_scheduled


def test_times_are_shown_in_their_zone_and_ours_beside(here, offered, met):
    zone = reverse("candidates:my_time_zone", args=[token_for(met.candidate)])
    given = {"time_zone": "America/New_York", "interview": offered.pk}
    assert here.post(zone, given)["Location"] == address(offered)
    met.candidate.refresh_from_db()
    assert met.candidate.time_zone == "America/New_York"
    choice = here.get(address(offered)).context["one"].choices[0]
    assert (choice.time, choice.ours) == ("05:00", "10:00 for us, Lisbon time")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../../etc/passwd"])
def test_a_zone_nobody_knows_changes_nothing(here, offered, met, zone):
    page = reverse("candidates:my_time_zone", args=[token_for(met.candidate)])
    assert here.post(page, {"time_zone": zone, "interview": "x"}).status_code == 302
    met.candidate.refresh_from_db()
    assert met.candidate.time_zone == ""


def test_somebody_elses_interview_is_no_page(here, offered):
    other = factories.candidate()
    for name in ("my_interview", "my_cancel"):
        page = reverse(f"candidates:{name}", args=[token_for(other), offered.pk])
        assert here.get(page).status_code == 404
    page = reverse("candidates:interview_pick", args=[token_for(other), offered.pk])
    assert here.post(page, slot(offered)).status_code == 404
    offered.refresh_from_db()
    assert offered.is_proposed


@pytest.mark.parametrize("name", ["my_interview", "my_cancel", "interview_pick", "my_reschedule"])
def test_a_link_that_was_taken_back_opens_nothing(here, offered, met, name):
    page = address(offered, name)
    met.candidate.link_version += 1
    met.candidate.save()
    answer = here.post(page, slot(offered))
    assert answer.status_code == 404
    assert "link" in answer.text.lower()
    offered.refresh_from_db()
    assert offered.is_proposed


def test_what_a_recruiter_cancelled_says_so_and_nothing_of_the_inside(here, offered, tomas):
    offered.cancel(by=tomas, why="Priya is ill; we write to you tomorrow.")
    page = here.get(address(offered))
    assert page.status_code == 200
    assert "This meeting is cancelled" in page.text
    answer = here.post(address(offered, "interview_pick"), slot(offered))
    assert answer.status_code == 409
    assert "Nothing changed" not in answer.text


def test_the_page_asks_as_little_for_twelve_times_as_for_one(
    here, met, priya, tomas, django_assert_max_num_queries
):
    many = [TUESDAY + n * HOUR / 2 for n in range(12)]
    made = Interview.offer(met, round_of(met.requisition), times=many, panel=[priya], by=tomas)
    with django_assert_max_num_queries(14):
        here.get(address(made))
