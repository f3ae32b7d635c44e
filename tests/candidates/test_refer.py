"""A colleague refers somebody for a job."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from candidates.models import Application, Note
from hiring.activity.models import Notice
from tests import factories

LEILA = {"name": "Leila Haddad", "email": "leila@example.org", "why": "We welded together."}


@pytest.fixture
def posting(open_requisition):
    return factories.published(open_requisition)


@pytest.fixture
def refer(client, posting, priya):
    client.force_login(priya)
    return lambda **given: client.post(f"/jobs/{posting.slug}/refer/", LEILA | given)


def test_any_colleague_refers_somebody(refer, priya, tomas):
    resume = SimpleUploadedFile("leila.txt", b"Welds steel.")
    assert refer(resume=resume).status_code == 302

    application = Application.objects.get()
    assert application.status == "prospect"
    assert application.referred_by == priya
    assert application.resumes.get().name == "leila.txt"
    assert Note.objects.get().text == "We welded together."
    assert Notice.objects.to(tomas).filter(kind="application.refer").exists()


def test_nobody_refers_themselves(refer, priya):
    response = refer(email=priya.email.upper())
    assert response.status_code == 422
    assert "Nobody refers themselves" in response.text
    assert not Application.objects.exists()


def test_who_is_here_already_is_answered_alike(refer, posting):
    stranger = refer(email="stranger@example.org")
    known = factories.candidate("Leila", email="leila@example.org")
    application = factories.application(posting.requisition, person=known, stage="screening")

    answer = refer()

    assert (answer.status_code, answer["Location"]) == (302, stranger["Location"])
    application.refresh_from_db()
    assert application.status == "screening"
    assert application.referred_by is None


def test_agencies_do_not_refer(client, posting, nora):
    client.force_login(nora)
    assert client.get(f"/jobs/{posting.slug}/refer/").status_code == 403
    assert client.post(f"/jobs/{posting.slug}/refer/", LEILA).status_code == 403
    assert not Application.objects.exists()


def test_strangers_sign_in_first(client, posting):
    response = client.get(f"/jobs/{posting.slug}/refer/")
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/")


def test_a_job_that_is_not_public_takes_no_referral(client, posting, priya, tomas):
    posting.close(by=tomas)
    client.force_login(priya)
    assert client.get(f"/jobs/{posting.slug}/refer/").status_code == 404


def test_nothing_is_lost_on_a_mistake(refer):
    response = refer(why="", resume=SimpleUploadedFile("leila.txt", b"Welds."))
    assert response.status_code == 422
    assert "Write a sentence or two." in response.text
    assert "Leila Haddad" in response.text
    assert "leila.txt" in response.text


def test_looking_changes_nothing(client, posting, priya):
    client.force_login(priya)
    assert client.get(f"/jobs/{posting.slug}/refer/").status_code == 200
    assert not Application.objects.exists()
