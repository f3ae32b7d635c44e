"""The page of one application."""

import pytest
from django.urls import reverse

from candidates.models import Message
from candidates.models.finding import Heard
from hiring.activity.models import Event
from tests import factories

BUDGET = 31  # queries, however much is known


def page_of(client, application, **query):
    return client.get(application.get_absolute_url(), query)


@pytest.fixture
def here(client, tomas):
    client.force_login(tomas)
    return client


@pytest.mark.parametrize(
    ("who", "status"),
    [("maya", 200), ("tomas", 200), ("aiko", 200), ("alex", 200), ("rui", 404), ("ingrid", 404)],
)
def test_the_page_is_for_its_people(client, application, request, who, status):
    client.force_login(request.getfixturevalue(who))
    assert page_of(client, application).status_code == status


def test_nobody_opens_their_own_application(client, open_requisition, tomas):
    me = factories.candidate("Tomás", email=tomas.email)
    client.force_login(tomas)
    assert page_of(client, factories.application(open_requisition, person=me)).status_code == 404


def test_the_page_says_why_nothing_is_left_to_do(here, application, maya, tomas):
    application.requisition.hold(by=maya)
    assert "the requisition is on hold" in page_of(here, application).text
    application.requisition.resume(by=maya)
    application.withdraw(by=tomas)
    assert "Withdrawn. Nothing is left to do." in page_of(here, application).text


@pytest.mark.parametrize("stage", ["presented", "deciding"])
def test_the_manager_has_the_next_step_and_the_recruiter_waits(client, open_requisition, stage):
    one = factories.application(open_requisition, stage=stage)
    client.force_login(open_requisition.manager)
    mine = page_of(client, one).context
    assert mine["turn"].person == open_requisition.manager
    assert mine["step"].url
    client.force_login(open_requisition.recruiter)
    theirs = page_of(client, one).context["step"]
    assert (theirs.words, theirs.url) == ("Waiting for Maya.", "")


@pytest.mark.parametrize("stage", ["interviewing", "offering", "declined"])
def test_the_recruiter_has_the_next_step_and_the_manager_waits(
    client, open_requisition, maya, stage
):
    before = "interviewing" if stage == "declined" else stage
    one = factories.application(open_requisition, stage=before)
    if stage == "declined":
        one.decline(by=maya)
    client.force_login(open_requisition.recruiter)
    mine = page_of(client, one).context
    assert mine["turn"].person == open_requisition.recruiter
    assert mine["step"].url
    client.force_login(maya)
    theirs = page_of(client, one).context["step"]
    assert (theirs.words, theirs.url) == ("Waiting for Tomas.", "")


def test_who_was_screened_is_to_be_presented(here, open_requisition, tomas):
    one = factories.application(open_requisition, stage="screening")
    assert page_of(here, one).context["step"].url == reverse(
        "candidates:write_screen", args=[one.pk]
    )
    must = open_requisition.criteria.musts().first()
    one.write_screen({must.pk: Heard("heard")}, by=tomas)
    assert page_of(here, one).context["step"].url == reverse("candidates:present", args=[one.pk])


def test_a_question_is_answered_on_its_review(here, open_requisition):
    one = factories.application(open_requisition, stage="presented")
    review = factories.asked(one, "Would she move?")
    step = page_of(here, one).context["step"]
    assert step.url == reverse("candidates:review", args=[review.pk])


def test_on_hold_nothing_is_asked_of_anyone(here, open_requisition, maya):
    one = factories.application(open_requisition)
    open_requisition.hold(by=maya)
    assert not page_of(here, one).context["step"].url


def test_the_next_in_the_column_is_one_press_away(here, open_requisition):
    first, second, third = (factories.application(open_requisition) for _n in range(3))
    factories.application(open_requisition, stage="screening")
    context = page_of(here, second).context
    assert (context["previous"], context["following"]) == (first, third)
    assert page_of(here, first).context["previous"] is None


def test_each_criterion_has_its_claim_and_what_was_heard(here, open_requisition, tomas):
    welding, words = open_requisition.criteria.musts()
    type(welding).objects.filter(pk=welding.pk).update(text="Welding lines")
    one = factories.application(open_requisition)
    factories.resume(one)
    one.write_screen({words.pk: Heard("unclear", "Short answers")}, by=tomas)
    claimed, heard = page_of(here, one).context["matrix"].sources
    lines = {pk: cell.line for pk, cell in claimed.cells.items()}
    assert lines == {welding.pk: "Ran welding lines for nine years"}
    lines = {pk: cell.line for pk, cell in heard.cells.items()}
    assert lines == {words.pk: "Short answers"}


def test_a_draft_verdict_shows_nothing(here, open_requisition, maya):
    one = factories.application(open_requisition, stage="presented")
    must = open_requisition.criteria.musts().first()
    one.reviews.get().draft(by=maya, verdict="decline", note="No.", impressions={must.pk: "missed"})
    html = page_of(here, one).text
    assert "Missed" not in html
    assert "No." not in html


@pytest.mark.parametrize(("who", "sees"), [("maya", True), ("tomas", True), ("aiko", False)])
def test_pay_is_for_the_pair(client, application, request, who, sees):
    type(application).objects.update(expects=72_000_00, expects_currency="EUR")
    client.force_login(request.getfixturevalue(who))
    assert ("€72,000" in page_of(client, application).text) is sees


def test_other_applications_are_shown_to_who_may_see_them(
    client, application, rui, tomas, maya, engineering
):
    other = factories.opened(
        factories.requisition(manager=rui, recruiter=tomas, department=engineering, title="Fitter")
    )
    factories.application(other, person=application.candidate)
    client.force_login(tomas)
    assert "Fitter" in page_of(client, application).text
    client.force_login(maya)
    assert "Fitter" not in page_of(client, application).text


def test_what_was_written_reads_as_text(here, open_requisition, tomas):
    ada = factories.candidate("<i>Ada</i>", headline="<b>Boss</b>")
    one = factories.application(open_requisition, person=ada)
    factories.resume(one, text="<script>alert(1)</script>", name="<img>.pdf")
    one.notes.write(one, by=tomas, text="<u>note</u>")
    one.messages.write(one, by=one.candidate, body="<s>hello</s>")
    html = page_of(here, one).text
    for raw in ("<i>Ada", "<b>Boss", "<script>alert", "<img>", "<u>note", "<s>hello"):
        assert raw not in html


def test_what_happened_is_told_newest_first(here, application, tomas):
    application.screen(by=tomas)
    said = [
        item.before + item.name + item.after for item in page_of(here, application).context["items"]
    ]
    name = application.candidate.name
    assert said == [
        f"Tomas took {name} to screening",
        f"{name} applied through Careers site",
        f"Tandem added {name}, found through Careers site",
    ]


def test_reading_a_resume_is_on_the_record_once_an_hour(here, application):
    resume = factories.resume(application)
    page_of(here, application)
    page_of(here, application)
    assert Event.objects.of(resume).filter(verb="resume.view").count() == 1


def test_a_download_is_an_attachment_and_on_the_record(here, application, tomas):
    resume = factories.resume(application, name='cv "final"\n.pdf')
    response = here.get(reverse("candidates:resume_download", args=[resume.pk]))
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response) == b"%PDF-1.7 a file"
    assert Event.objects.of(resume).by(tomas).filter(verb="resume.download").count() == 1


def test_a_picture_of_a_page_is_shown_to_who_may_read_it(client, application, tomas, rui):
    resume = factories.resume(application)
    picture = resume.pages.get()
    page = reverse("candidates:resume_page", args=[picture.pk])
    client.force_login(tomas)
    assert client.get(page).headers["Content-Type"] == "image/webp"
    client.force_login(rui)
    assert client.get(page).status_code == 404
    assert client.get(reverse("candidates:resume_download", args=[resume.pk])).status_code == 404


def test_what_they_wrote_is_read_once_a_recruiter_opens_it(client, application, maya, tomas):
    application.messages.write(application, by=application.candidate, body="Any news?")
    client.force_login(maya)
    page_of(client, application)
    assert Message.objects.unread_by_team().exists()
    client.force_login(tomas)
    page_of(client, application)
    assert not Message.objects.unread_by_team().exists()


def test_the_page_asks_as_much_for_a_long_story_as_for_a_short_one(
    here, open_requisition, tomas, django_assert_max_num_queries
):
    one = factories.application(open_requisition, stage="presented")
    factories.resume(one)
    told(one, tomas)
    page_of(here, one)  # the view of the résumé is on the record now
    with django_assert_max_num_queries(BUDGET) as few:
        page_of(here, one)
    for _n in range(12):
        told(one, tomas)
        factories.application(open_requisition, stage="presented")
    with django_assert_max_num_queries(len(few)):
        page_of(here, one)


def told(application, tomas):
    application.notes.write(application, by=tomas, text="Good.")
    application.messages.write(application, by=tomas, body="Hello")
    application.candidate.tag(f"tag {application.notes.count()}", by=tomas)


def test_a_move_from_the_page_says_what_it_did(here, application):
    htmx = {"HX-Request": "true"}
    move = reverse("candidates:screen", args=[application.pk])
    response = here.post(move, {"from": "applied"}, headers=htmx)
    assert response["HX-Redirect"] == application.get_absolute_url()
    assert "is now in “Screening”" in page_of(here, application).text
