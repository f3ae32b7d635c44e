"""The hiring manager's no to the advert, with a note."""

import pytest


@pytest.fixture
def asked(open_requisition, advert, tomas):
    revision = advert(open_requisition)
    revision.ask(by=tomas)
    return revision


def path(revision, verb):
    return f"/requisitions/{revision.requisition.pk}/posting/{verb}/"


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
