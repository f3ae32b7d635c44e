"""The hiring manager's yes or no to the advert."""

import pytest

from hiring.activity.models import Clock, Notice


@pytest.fixture
def asked(open_requisition, advert, tomas):
    revision = advert(open_requisition)
    revision.ask(by=tomas)
    return revision


def path(revision, verb):
    return f"/requisitions/{revision.requisition.pk}/posting/{verb}/"


@pytest.mark.parametrize("who", ["tomas", "aiko"])
def test_a_recruiter_asks_and_the_managers_clock_starts(
    request, post, open_requisition, advert, maya, who
):
    revision = advert(open_requisition)
    assert post(request.getfixturevalue(who), path(revision, "ask")).status_code == 302
    assert Clock.objects.on(revision).running().get().rule == "posting"
    assert Notice.objects.to(maya).filter(kind="posting.ask").count() == 1


@pytest.mark.parametrize(("who", "status"), [("maya", 403), ("alex", 403), ("rui", 404)])
def test_nobody_else_asks(request, post, open_requisition, advert, who, status):
    revision = advert(open_requisition)
    assert post(request.getfixturevalue(who), path(revision, "ask")).status_code == status


@pytest.mark.parametrize("who", ["maya", "stefan"])
def test_the_manager_approves_and_the_clock_stops(request, post, asked, who):
    assert post(request.getfixturevalue(who), path(asked, "approve")).status_code == 302
    asked.refresh_from_db()
    assert asked.status == "approved"
    assert not Clock.objects.on(asked).unstopped().exists()


@pytest.mark.parametrize(
    ("who", "status"), [("tomas", 403), ("aiko", 403), ("alex", 403), ("rui", 404), ("nora", 404)]
)
@pytest.mark.parametrize("verb", ["approve", "send-back"])
def test_nobody_can_do_it_for_the_manager(request, post, asked, who, status, verb):
    person = request.getfixturevalue(who)
    assert post(person, path(asked, verb), note="No.").status_code == status
    asked.refresh_from_db()
    assert asked.status == "in_review"


def test_sent_back_with_a_note_the_writer_reads_it(post, page, asked, maya, tomas):
    assert post(maya, path(asked, "send-back"), note="Lead with the pipes.").status_code == 302
    asked.refresh_from_db()
    assert asked.status == "draft"
    assert "Lead with the pipes." in page(tomas, path(asked, "")[:-1]).text


def test_sent_back_without_a_note_is_asked_for_one(post, asked, maya):
    response = post(maya, path(asked, "send-back"))
    assert response.status_code == 422
    assert "Say what should change, so that they can." in response.text


def test_every_note_stays_with_its_own_answer(asked, maya, tomas):
    asked.send_back(by=maya, note="First.")
    asked.ask(by=tomas)
    asked.send_back(by=maya, note="Second.")
    assert [remark.text for remark in asked.remarks.all()] == ["First.", "Second."]


def test_the_manager_reads_what_changed(page, live, advert, maya, tomas):
    advert(live.requisition, body="## What you will do\n\nWeld pipes.").ask(by=tomas)
    for where in ("", "posting/"):
        shown = page(maya, f"/requisitions/{live.requisition.pk}/{where}").text
        assert "What you will do" in shown
        assert "<ins>pipes" in shown


def test_a_text_that_changed_meanwhile_is_not_approved_unread(post, asked, maya, tomas, advert):
    read = asked.wording
    asked.send_back(by=maya, note="Longer.")
    advert(asked.posting.requisition, summary="Not what Maya read.").ask(by=tomas)
    response = post(maya, path(asked, "approve"), asked=read)
    assert response.status_code == 409
    assert "The text changed meanwhile." in response.text
    asked.refresh_from_db()
    assert asked.status == "in_review"


def test_a_draft_is_not_approved(post, open_requisition, advert, maya):
    revision = advert(open_requisition)
    assert post(maya, path(revision, "approve")).status_code == 409


def test_without_a_posting_there_is_nothing_to_answer(post, open_requisition, maya):
    response = post(maya, f"/requisitions/{open_requisition.pk}/posting/approve/")
    assert response.status_code == 404


def test_a_band_that_moved_meanwhile_is_looked_at_again(post, asked, maya, ingrid):
    requisition = asked.posting.requisition
    requisition.edit(by=maya, band_low=40_000_00, band_high=45_000_00).approve(by=ingrid)
    response = post(maya, path(asked, "approve"))
    assert response.status_code == 409
    assert "outside the approved band" in response.text
