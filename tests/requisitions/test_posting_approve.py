"""The hiring manager's yes to the advert."""

import pytest

from hiring.activity.models import Clock


@pytest.fixture
def asked(open_requisition, advert, tomas):
    revision = advert(open_requisition)
    revision.ask(by=tomas)
    return revision


def path(revision, verb):
    return f"/requisitions/{revision.requisition.pk}/posting/{verb}/"


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
