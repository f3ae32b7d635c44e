"""A search that ends calls off at once what people still expect of each other."""

import datetime as dt

import pytest

from candidates.models import Interview
from hiring import clocks
from hiring.activity.letters import compose
from hiring.activity.models import Clock, Event, Notice
from hiring.activity.notices import by_kind, stands
from tests import factories
from tests.interviewing import MONDAY, TUESDAY, arranged, card_of, held, round_of

DAY = dt.timedelta(days=1)
INSIDE = ("filled", "hired", "requisition", "somebody else", "search", "position")


@pytest.fixture
def booked(met, priya):
    return arranged(met, priya)


@pytest.fixture
def halima(met, tomas):
    referee = factories.referee(met, email="halima@example.org")
    referee.ask(by=tomas)
    return referee


def ends(requisition, how):
    """Cancelled by its manager, or its last opening taken by somebody else."""
    with clocks.at(MONDAY):
        if how == "cancel":
            requisition.cancel(by=requisition.manager)
        else:
            factories.application(requisition, stage="hired")
    requisition.refresh_from_db()


@pytest.mark.parametrize("how", ["cancel", "fill"])
def test_nobody_is_met_any_more_and_every_calendar_is_told(booked, met, priya, how):
    ends(met.requisition, how)
    booked.refresh_from_db()
    assert booked.is_cancelled
    assert booked.panel.get().holds is None
    assert not Clock.objects.on(booked).running().exists()
    for reader, kind in ((priya, "panel"), (met.candidate, "candidate")):
        notice = Notice.objects.to(reader).get(kind=f"interview.cancel.{kind}")
        assert stands(notice)
        assert b"METHOD:CANCEL" in by_kind()[notice.kind].calendar(notice).ics


def test_times_that_were_offered_are_taken_back(met, priya, tomas):
    with clocks.at(MONDAY):
        round = round_of(met.requisition)
        offered = Interview.offer(met, round, times=[TUESDAY], panel=[priya], by=tomas)
    ends(met.requisition, "cancel")
    offered.refresh_from_db()
    assert offered.is_cancelled
    assert not Notice.objects.to(priya).exists()
    assert Notice.objects.to(met.candidate).filter(kind="interview.cancel.candidate").exists()


@pytest.mark.parametrize("how", ["cancel", "fill"])
def test_the_candidate_reads_nothing_of_the_inside(booked, met, how):
    ends(met.requisition, how)
    notice = Notice.objects.to(met.candidate).get(kind="interview.cancel.candidate")
    mail = compose(notice)
    meeting = by_kind()[notice.kind].calendar(notice).ics.decode()
    assert mail.subject.startswith("Our meeting is cancelled")
    assert "Tomas will write to you soon." in mail.body
    said = (mail.body + meeting).lower()
    assert not [word for word in (*INSIDE, met.requisition.code.lower()) if word in said]


def test_nobody_owes_a_scorecard_and_a_draft_is_kept(scorecard, met):
    scorecard.draft(takeaways="Careful hands.")
    ends(met.requisition, "fill")
    scorecard.refresh_from_db()
    assert (scorecard.status, scorecard.takeaways) == ("dropped", "Careful hands.")
    assert not Clock.objects.on(scorecard).unstopped().exists()


def test_what_is_over_by_then_was_held_and_is_not_cancelled(booked, met, maya):
    with clocks.at(booked.ends_at):
        met.requisition.cancel(by=maya)
    booked.refresh_from_db()
    assert booked.is_held
    assert booked.scorecards.get().is_dropped
    assert not Notice.objects.filter(kind__startswith="interview.cancel").exists()


def test_referees_and_checks_of_the_living_are_dropped(met, halima):
    check = factories.check(met)
    link = halima.link_version
    ends(met.requisition, "fill")
    halima.refresh_from_db()
    check.refresh_from_db()
    assert (halima.status, check.status) == ("dropped", "dropped")
    assert halima.link_version > link
    assert not Clock.objects.on(halima).unstopped().exists()


def test_what_is_asked_about_whoever_is_hired_goes_on(open_requisition, tomas):
    finalist = factories.application(open_requisition, stage="offering")
    referee, check = factories.referee(finalist), factories.check(finalist)
    referee.ask(by=tomas)
    finalist.hire(by=tomas)
    referee.refresh_from_db()
    check.refresh_from_db()
    assert (referee.status, check.status) == ("asked", "requested")


def test_on_hold_nothing_is_called_off(booked, halima, met, maya):
    met.requisition.hold(by=maya)
    booked.refresh_from_db()
    halima.refresh_from_db()
    assert booked.is_scheduled
    assert halima.is_waited_for


def test_it_happens_by_itself_and_is_on_the_record(booked, halima, met):
    ends(met.requisition, "cancel")
    for thing, verb in ((booked, "interview.cancel"), (halima, "reference.drop")):
        event = Event.objects.of(thing).get(verb=verb)
        assert event.actor_type is None


def test_people_of_whom_nothing_is_asked_cost_no_question_each(
    open_requisition, maya, django_assert_max_num_queries
):
    for _ in range(12):
        factories.application(open_requisition, stage="screening")
    with django_assert_max_num_queries(40):
        open_requisition.cancel(by=maya)


# It goes on


def vacated(requisition):
    """Filled by somebody who then will not start."""
    hired = factories.application(requisition, stage="hired")
    hired.renege(by=requisition.recruiter)
    requisition.refresh_from_db()
    assert requisition.is_open


def test_whoever_met_them_owes_their_word_again_with_a_fresh_promise(scorecard, met):
    scorecard.draft(takeaways="Careful hands.")
    before = scorecard.clock.due_at
    with clocks.at(TUESDAY + 30 * DAY):
        vacated(met.requisition)
    scorecard.refresh_from_db()
    assert (scorecard.status, scorecard.takeaways) == ("awaited", "Careful hands.")
    assert Clock.objects.on(scorecard).running().get().due_at > before + 28 * DAY


def test_who_left_the_panel_owes_nothing_then(interview, met, priya, daniel, tomas):
    theirs = card_of(interview, priya)
    other = factories.application(met.requisition, stage="interviewing")
    both = held(other, priya, daniel, starts_at=TUESDAY + DAY, round=interview.round)
    both.change_panel([daniel], by=tomas)
    vacated(met.requisition)
    assert card_of(both, priya).is_dropped
    assert card_of(both, daniel).is_awaited
    theirs.refresh_from_db()
    assert theirs.is_awaited


def test_who_is_no_longer_met_is_not_written_of_again(scorecard, met, maya):
    met.decline(by=maya)
    vacated(met.requisition)
    scorecard.refresh_from_db()
    assert scorecard.is_dropped


def test_a_referee_who_was_asked_about_somebody_hired_has_a_fresh_clock(maya, tomas, engineering):
    made = factories.requisition(manager=maya, recruiter=tomas, department=engineering, headcount=2)
    requisition = factories.opened(made)
    stays = factories.application(requisition, stage="offering")
    referee = factories.referee(stays)
    referee.ask(by=tomas)
    stays.hire(by=tomas)
    leaves = factories.application(requisition, stage="hired")
    assert not Clock.objects.on(referee).running().exists()
    leaves.renege(by=tomas)
    assert Clock.objects.on(referee).running().count() == 1


def test_a_meeting_that_was_called_off_stays_so(booked, met):
    ends(met.requisition, "fill")
    met.requisition.applications.get(status="hired").renege(by=met.requisition.recruiter)
    booked.refresh_from_db()
    assert booked.is_cancelled
