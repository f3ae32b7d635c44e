"""What somebody finds who meets a candidate: when, the kit, the résumé, and no more."""

import pytest
from django.urls import reverse

from candidates.models import Scorecard
from hiring import clocks
from hiring.activity.models import Event
from tests import factories, interviewing
from tests.interviewing import AFTER, MONDAY, TUESDAY, card_of

INTERVIEWS = "/interviews/"


@pytest.fixture
def here(client, priya):
    client.force_login(priya)
    return client


@pytest.fixture
def booked(met, priya, daniel):
    """Tomorrow, with questions; Daniel sits beside Priya."""
    type(met).objects.update(expects=72_000_00, expects_currency="EUR")
    met.notes.write(met, by=met.requisition.manager, text="A secret of ours.")
    met.messages.create(author=met.requisition.recruiter, body="A letter to them.")
    first = met.requisition.criteria.current()[0]
    round = interviewing.round_of(
        met.requisition, first, questions="How do you test a seam?", minutes=60
    )
    return interviewing.arranged(met, priya, daniel, round=round, place="Room 4")


def test_the_panel_reads_when_where_and_what_to_ask(here, booked):
    factories.resume(booked.application, text="Nine years of lines")
    with clocks.at(MONDAY):
        page = here.get(booked.get_absolute_url())
    for words in ("Room 4", "Welding test", "How do you test a seam?", "Must have 1",
                  "Nine years of lines", "Daniel"):  # fmt: skip
        assert words in page.text


def test_the_panel_reads_no_pay_no_messages_no_notes_no_source(here, booked):
    page = here.get(booked.get_absolute_url()).text
    for words in ("72,000", "A secret of ours.", "A letter to them.", "Careers", "example.org"):
        assert words not in page


def test_before_it_begins_the_page_says_when_one_writes(here, booked):
    with clocks.at(MONDAY):
        page = here.get(booked.get_absolute_url()).text
    assert "You write your scorecard once it has begun" in page
    assert "Write your scorecard<" not in page


def test_once_it_has_begun_one_writes(here, booked, priya):
    with clocks.at(TUESDAY):
        page = here.get(booked.get_absolute_url()).text
    assert card_of(booked, priya).get_absolute_url() in page


def test_what_nobody_has_tested_is_suggested(here, met, booked, priya, daniel):
    first, second = met.requisition.criteria.current()
    assert second.text in here.get(booked.get_absolute_url()).text
    card = Scorecard.ask(met, met.requisition.manager, by=met.requisition.recruiter)
    interviewing.sent(card)
    page = here.get(booked.get_absolute_url())
    assert page.context["kit"].open == []
    assert first.text in page.text


def test_who_does_not_meet_them_does_not_find_it(client, booked, rui, ingrid, nora):
    for person in (rui, ingrid, nora):
        client.force_login(person)
        assert client.get(booked.get_absolute_url()).status_code == 404


def test_manager_and_recruiter_read_it_too(client, booked, maya, tomas, alex):
    for person in (maya, tomas, alex):
        client.force_login(person)
        assert client.get(booked.get_absolute_url()).status_code == 200


def test_nobody_meets_themselves(client, open_requisition, priya, daniel):
    own = factories.candidate("Priya", email=priya.email)
    met = factories.application(open_requisition, stage="interviewing", person=own)
    interview = interviewing.arranged(met, priya, daniel)
    client.force_login(priya)
    assert client.get(interview.get_absolute_url()).status_code == 404
    assert client.get(card_of(interview, priya).get_absolute_url()).status_code == 404
    assert "Welding test" not in client.get(INTERVIEWS).text


# The résumé


def test_the_panel_downloads_the_resume_and_that_is_on_the_record(here, booked, priya):
    resume = factories.resume(booked.application)
    answer = here.get(reverse("candidates:resume_download", args=[resume.pk]))
    assert answer.status_code == 200
    here.get(reverse("candidates:resume_page", args=[resume.pages.get().pk]))
    here.get(booked.get_absolute_url())
    verbs = Event.objects.of(resume).by(priya).values_list("verb", flat=True)
    assert set(verbs) == {"resume.download", "resume.view"}


def test_who_left_the_panel_reads_it_no_more(here, booked, daniel):
    resume = factories.resume(booked.application)
    with clocks.at(MONDAY):
        booked.change_panel([daniel], by=booked.requisition.recruiter)
    answer = here.get(reverse("candidates:resume_download", args=[resume.pk]))
    assert answer.status_code == 404


def test_the_panel_reads_no_resume_of_another_application(here, booked, rui, tomas, engineering):
    shown = factories.resume(booked.application)
    other = factories.opened(
        factories.requisition(manager=rui, recruiter=tomas, department=engineering, title="Diver")
    )
    elsewhere = factories.resume(factories.application(other, person=booked.candidate))
    assert here.get(reverse("candidates:resume_download", args=[shown.pk])).status_code == 200
    assert here.get(reverse("candidates:resume_download", args=[elsewhere.pk])).status_code == 404


def test_strangers_find_no_resume(client, booked, ingrid):
    resume = factories.resume(booked.application)
    client.force_login(ingrid)
    for name, pk in (("resume_download", resume.pk), ("resume_page", resume.pages.get().pk)):
        assert client.get(reverse(f"candidates:{name}", args=[pk])).status_code == 404


# The list


def test_the_list_says_what_is_to_write_to_come_and_past(
    here, met, booked, priya, open_requisition
):
    other = factories.application(open_requisition, stage="interviewing")
    interviewing.held(other, priya, starts_at=MONDAY.replace(hour=14))
    with clocks.at(TUESDAY.replace(hour=9)):
        agenda = here.get(INTERVIEWS).context["agenda"]
    assert [one.scorecard.application for one in agenda.owed] == [other]
    assert [line.interview for line in agenda.to_come] == [booked]
    assert [line.interview.application for line in agenda.past] == [other]


def test_a_recruiter_begins_with_those_of_their_requisitions(client, booked, tomas, aiko):
    client.force_login(tomas)
    agenda = client.get(INTERVIEWS).context["agenda"]
    assert [line.interview for line in agenda.to_come] == [booked]
    assert client.get(f"{INTERVIEWS}?of=mine").context["agenda"].is_empty
    client.force_login(aiko)
    assert client.get(INTERVIEWS).context["agenda"].is_empty


def test_interviewers_have_no_other_view_than_theirs(here, booked, rui):
    assert len(here.get(f"{INTERVIEWS}?of=requisitions").context["views"]) == 1


def test_agencies_hold_no_interviews(client, nora):
    client.force_login(nora)
    assert client.get(INTERVIEWS).status_code == 403


def test_whoever_meets_nobody_yet_reads_what_will_be_here(here):
    assert "You hold no interviews yet" in here.get(INTERVIEWS).text


@pytest.mark.parametrize("view", ["mine", "requisitions"])
def test_it_costs_the_same_however_many_there_are(
    client, open_requisition, maya, django_assert_max_num_queries, view
):
    client.force_login(maya)

    def fill(day):
        for hour in (9, 11, 14):
            one = factories.application(open_requisition, stage="interviewing")
            round = open_requisition.rounds.first() or interviewing.round_of(open_requisition)
            when = TUESDAY.replace(day=day, hour=hour)
            interviewing.held(one, maya, round=round, starts_at=when)
        other = factories.application(open_requisition, stage="interviewing")
        interviewing.arranged(other, maya, round=round, starts_at=TUESDAY.replace(day=day, hour=16))

    fill(14)
    client.get(f"{INTERVIEWS}?of={view}")
    with django_assert_max_num_queries(25) as few, clocks.at(AFTER):
        client.get(f"{INTERVIEWS}?of={view}")
    for day in (15, 16, 20):
        fill(day)
    with django_assert_max_num_queries(25) as many, clocks.at(AFTER):
        client.get(f"{INTERVIEWS}?of={view}")
    assert len(many) <= len(few)
