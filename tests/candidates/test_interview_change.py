"""Moving an interview, changing its panel, ending it: by its recruiter, and on the record."""

import datetime as dt

import pytest
from django.urls import reverse

from candidates.models import Interview, Scorecard
from candidates.tasks import conclude_interviews
from hiring import clocks
from hiring.activity import reminders
from hiring.activity.models import Clock, Event, Notice
from hiring.activity.notices import stands
from hiring.lifecycle import NotAllowed
from tests import factories
from tests.interviewing import AFTER, MONDAY, TUESDAY, arranged, round_of

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def met(open_requisition):
    return factories.application(open_requisition, stage="interviewing")


@pytest.fixture
def here(client, tomas):
    client.force_login(tomas)
    with clocks.at(MONDAY):
        yield client


@pytest.fixture
def booked(met, priya):
    return arranged(met, priya, place="Room 4")


def address(verb, interview):
    return reverse(f"candidates:interview_{verb}", args=[interview.pk])


def kinds(person):
    return list(Notice.objects.to(person).values_list("kind", flat=True))


# Reschedule


def test_it_is_moved_and_its_sequence_counts_up(here, booked, priya, met):
    given = {"own": "2026-07-08T14:00", "place": "Room 5"}
    assert here.get(address("reschedule", booked)).status_code == 200
    assert here.post(address("reschedule", booked), given).status_code == 302
    booked.refresh_from_db()
    assert booked.during.lower == TUESDAY + DAY + 4 * HOUR
    assert (booked.place, booked.sequence) == ("Room 5", 1)
    assert booked.panel.get().holds == booked.during
    assert "interview.reschedule.panel" in kinds(priya)
    assert "interview.reschedule.candidate" in kinds(met.candidate)


def test_a_new_place_alone_is_a_change(here, booked):
    assert here.post(address("reschedule", booked), {"place": "Room 9"}).status_code == 302
    booked.refresh_from_db()
    assert (booked.during.lower, booked.place) == (TUESDAY, "Room 9")


@pytest.mark.parametrize("given", [{}, {"own": "2026-07-07T10:00"}])
def test_no_change_is_refused(here, booked, given):
    answer = here.post(address("reschedule", booked), given | {"place": "Room 4"})
    assert answer.status_code in {409, 422}
    booked.refresh_from_db()
    assert booked.sequence == 0
    assert not Event.objects.of(booked).filter(verb="interview.reschedule").exists()


def test_it_is_not_moved_onto_another_of_its_panel(here, booked, met, priya):
    other = factories.application(met.requisition, stage="interviewing")
    arranged(other, priya, starts_at=TUESDAY + 2 * HOUR)
    given = {"own": "2026-07-07T12:00", "place": "Room 4"}
    answer = here.post(address("reschedule", booked), given)
    assert answer.status_code == 422
    assert "Priya meets somebody else then." in answer.text


def test_it_may_overlap_with_itself(here, booked):
    given = {"own": "2026-07-07T10:30", "place": "Room 4"}
    assert here.post(address("reschedule", booked), given).status_code == 302


# Panel


def test_who_joins_is_asked_and_who_leaves_is_told(here, booked, priya, daniel):
    assert here.get(address("change_panel", booked)).status_code == 200
    answer = here.post(address("change_panel", booked), {"panel": [daniel.pk]})
    assert answer.status_code == 302
    assert [seat.interviewer for seat in booked.panel.all()] == [daniel]
    assert booked.panel.get().holds == booked.during
    assert kinds(daniel) == ["interview.change_panel.joined"]
    assert "interview.change_panel.left" in kinds(priya)


def test_what_was_drafted_by_who_leaves_is_kept(here, booked, priya, daniel):
    card = booked.scorecards.get(author=priya)
    with clocks.at(TUESDAY + HOUR / 2):
        card.draft(takeaways="Careful hands.")
    booked.change_panel([priya, daniel], by=booked.requisition.recruiter)
    booked.change_panel([daniel], by=booked.requisition.recruiter)
    card.refresh_from_db()
    assert (card.status, card.takeaways) == ("dropped", "Careful hands.")
    booked.change_panel([daniel, priya], by=booked.requisition.recruiter)
    card.refresh_from_db()
    assert card.is_awaited


def test_the_same_panel_is_no_change(here, booked, priya):
    answer = here.post(address("change_panel", booked), {"panel": [priya.pk]})
    assert answer.status_code == 409
    assert "Nothing changed" in answer.text


def test_nobody_on_the_panel_is_refused(here, booked):
    assert here.post(address("change_panel", booked), {"panel": []}).status_code == 422


def test_who_is_taken_then_cannot_join(here, booked, met, daniel):
    other = factories.application(met.requisition, stage="interviewing")
    arranged(other, daniel)
    answer = here.post(address("change_panel", booked), {"panel": [daniel.pk]})
    assert answer.status_code == 409
    assert "Daniel meets somebody else then." in answer.text
    assert booked.interviewers[0].name == "Priya"


def limit_of_one(person):
    type(person).objects.filter(pk=person.pk).update(weekly_interviews=1)


def away(person):
    person.absences.create(starts_on=dt.date(2026, 7, 6), ends_on=dt.date(2026, 7, 8))


def early_hours(person):
    type(person).objects.filter(pk=person.pk).update(works_until=dt.time(10, 30))


@pytest.mark.parametrize(
    ("speaks_against", "said"),
    [
        (limit_of_one, "Daniel has one interview in that week already"),
        (away, "Daniel does not work on that day."),
        (early_hours, "Daniel works from 09:00 to 10:30"),
    ],
)
def test_what_speaks_against_somebody_new_is_said_once_and_can_be_passed(
    here, booked, met, priya, daniel, speaks_against, said
):
    other = factories.application(met.requisition, stage="interviewing")
    arranged(other, daniel, starts_at=TUESDAY + DAY)
    speaks_against(daniel)
    assert "it is agreed" not in here.get(address("change_panel", booked)).text
    given = {"panel": [priya.pk, daniel.pk]}
    answer = here.post(address("change_panel", booked), given)
    assert answer.status_code == 422
    assert said in answer.context["form"].errors["panel"][0]
    assert "it is agreed" in answer.text
    assert list(booked.panel.values_list("interviewer", flat=True)) == [priya.pk]
    assert here.post(address("change_panel", booked), given | {"anyway": "on"}).status_code == 302
    assert booked.panel.count() == 2


def test_it_stands_beside_the_list_from_which_they_were_chosen(here, booked, priya, daniel):
    away(daniel)
    given = {"panel": [priya.pk], "also": daniel.pk}
    errors = here.post(address("change_panel", booked), given).context["form"].errors
    assert "Daniel does not work on that day." in errors["also"][0]


def test_whoever_stays_is_not_asked_about_again(here, booked, priya, daniel):
    away(priya)
    given = {"panel": [priya.pk, daniel.pk]}
    assert here.post(address("change_panel", booked), given).status_code == 302


def test_of_times_that_are_offered_each_is_looked_at(here, met, priya, daniel, tomas):
    times = [TUESDAY, TUESDAY + 7 * DAY]
    round = round_of(met.requisition)
    with clocks.at(MONDAY):
        offered = Interview.offer(met, round, times=times, panel=[priya], by=tomas)
    away(daniel)
    answer = here.post(address("change_panel", offered), {"panel": [daniel.pk]})
    assert answer.status_code == 422
    [said] = answer.context["form"].errors["panel"]
    assert "7 July" in said
    assert "does not work" in said


def test_once_it_was_held_nobodys_calendar_is_asked(here, met, priya, daniel):
    booked = arranged(met, priya, daniel)
    away(daniel)
    with clocks.at(AFTER):
        booked.conclude()
        answer = here.post(address("change_panel", booked), {"panel": [priya.pk]})
    assert answer.status_code == 302


# Conclude


def test_it_is_held_by_itself_once_its_end_has_passed(booked, priya):
    with clocks.at(AFTER - 2 * HOUR / 60):
        assert conclude_interviews() == 0
    with clocks.at(AFTER):
        assert conclude_interviews() == 1
        assert conclude_interviews() == 0
    booked.refresh_from_db()
    assert booked.is_held
    assert Event.objects.of(booked).filter(verb="interview.conclude").count() == 1
    card = booked.scorecards.get()
    assert [clock.rule for clock in Clock.objects.on(card).running()] == ["scorecard"]
    assert not Clock.objects.on(booked).running().exists()


def test_what_a_stopped_beat_left_behind_is_made_up_for(booked, met, priya):
    arranged(met, priya, starts_at=TUESDAY + 2 * HOUR)
    with clocks.at(TUESDAY + 3 * DAY):
        assert conclude_interviews() == 2


def test_one_that_was_moved_meanwhile_is_not_held(booked, tomas):
    with clocks.at(MONDAY):
        booked.reschedule(starts_at=TUESDAY + DAY, by=tomas)
    with clocks.at(AFTER):
        assert conclude_interviews() == 0


# Miss


def test_what_did_not_take_place_frees_the_round(here, booked, met, priya, tomas):
    with clocks.at(AFTER):
        assert here.post(address("miss", booked), {"why": "Nobody came."}).status_code == 302
        booked.refresh_from_db()
        assert (booked.status, booked.why) == ("missed", "Nobody came.")
        assert Scorecard.objects.get(interview=booked).status == "dropped"
        assert booked.panel.get().holds is None
    again = arranged(met, priya, round=booked.round)
    assert again.is_scheduled


def test_what_has_not_begun_is_cancelled_and_not_missed(here, booked):
    answer = here.post(address("miss", booked), {})
    assert answer.status_code == 409
    booked.refresh_from_db()
    assert booked.is_scheduled


# Cancel


def test_cancelling_frees_everybody_and_carries_words_to_the_candidate(here, booked, met, priya):
    given = {"why": "Priya is ill; we write to you tomorrow."}
    assert here.post(address("cancel", booked), given).status_code == 302
    booked.refresh_from_db()
    assert (booked.status, booked.sequence) == ("cancelled", 1)
    assert "interview.cancel.candidate" in kinds(met.candidate)
    assert "interview.cancel.panel" in kinds(priya)
    other = factories.application(met.requisition, stage="interviewing")
    assert arranged(other, priya).is_scheduled


def test_what_is_held_is_not_cancelled(here, booked):
    with clocks.at(AFTER):
        booked.conclude()
        assert here.post(address("cancel", booked), {}).status_code == 409
    booked.refresh_from_db()
    assert (booked.status, booked.sequence, booked.why) == ("held", 0, "")


def test_who_leaves_the_interviews_is_met_no_more(booked, met):
    with clocks.at(MONDAY):
        met.withdraw(by=met.candidate)
    booked.refresh_from_db()
    assert booked.is_cancelled


def test_the_team_reads_what_happened(here, booked, met):
    here.post(address("reschedule", booked), {"own": "2026-07-08T14:00", "place": "Room 4"})
    here.post(address("cancel", booked), {"why": "Moved to autumn."})
    page = here.get(met.get_absolute_url()).text
    assert "Wednesday 8 July 2026, 14:00" in page
    assert "Moved to autumn." in page


# Reminders


def test_everybody_is_reminded_once_a_day_before(booked, met, priya):
    late = arranged(met, priya, starts_at=TUESDAY + 14 * DAY, round=round_of(met.requisition))
    day_before = late.during.lower - DAY
    for moment in (day_before - HOUR, day_before + HOUR / 60, day_before + HOUR):
        with clocks.at(moment):
            reminders.write_due(moment)
    assert kinds(priya).count("interview.before") == 1
    assert kinds(met.candidate).count("interview.before.candidate") == 1


def test_after_a_move_the_reminder_follows(met, priya, tomas):
    booked = arranged(met, priya, starts_at=TUESDAY + 7 * DAY)
    with clocks.at(MONDAY):
        booked.reschedule(starts_at=TUESDAY + 9 * DAY, by=tomas)
    for days in (6, 8):
        moment = TUESDAY + days * DAY + HOUR / 60
        with clocks.at(moment):
            reminders.write_due(moment)
            assert kinds(priya).count("interview.before") == (1 if days == 8 else 0)


def test_nobody_is_sent_to_a_meeting_of_a_search_that_is_over(met, priya, maya):
    booked = arranged(met, priya, starts_at=TUESDAY + 7 * DAY)
    moment = booked.during.lower - DAY + HOUR / 60
    with clocks.at(moment):
        reminders.write_due(moment)
        reminder = Notice.objects.to(priya).get(kind="interview.before")
        assert stands(reminder)
        met.requisition.cancel(by=maya)
        assert not stands(Notice.objects.get(pk=reminder.pk))


# Doors


VERBS = ("reschedule", "change_panel", "miss", "cancel", "settle", "offer_others")


@pytest.mark.parametrize("verb", VERBS)
def test_only_a_recruiter_of_the_requisition_does_these(client, booked, request, verb):
    with clocks.at(MONDAY):
        for who, status in (("maya", 403), ("priya", 403), ("rui", 404), ("nora", 404)):
            client.force_login(request.getfixturevalue(who))
            assert client.get(address(verb, booked)).status_code == status, who
            assert client.post(address(verb, booked), {}).status_code == status, who
    booked.refresh_from_db()
    assert booked.is_scheduled


def test_verbs_refuse_what_the_table_does_not_allow(booked, tomas):
    with clocks.at(MONDAY):
        booked.cancel(by=tomas)
        for refused in (
            lambda: booked.cancel(by=tomas),
            lambda: booked.reschedule(starts_at=TUESDAY + DAY, by=tomas),
            lambda: booked.book(starts_at=TUESDAY, by=tomas),
            lambda: booked.change_panel([tomas], by=tomas),
            lambda: booked.offer_others(times=[TUESDAY], by=tomas),
        ):
            with pytest.raises(NotAllowed):
                refused()
