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


def test_colleagues_find_the_jobs_to_refer_to_from_home(client, posting, priya):
    client.force_login(priya)
    assert 'href="/refer/"' in client.get("/").text
    shown = client.get("/refer/").text
    assert f"/jobs/{posting.slug}/refer/" in shown
    assert f"/jobs/{posting.slug}/refer/" in client.get("/refer/?what=welder").text
    assert f"/jobs/{posting.slug}/refer/" not in client.get("/refer/?what=violinist").text


def test_a_job_that_is_not_public_is_not_among_them(client, posting, priya, tomas):
    posting.close(by=tomas)
    client.force_login(priya)
    assert posting.slug not in client.get("/refer/").text


def test_agencies_are_not_asked_to_refer(client, posting, nora):
    client.force_login(nora)
    assert client.get("/refer/").status_code == 403
    assert "/refer/" not in client.get("/").text


def test_the_requisition_leads_to_its_referral(client, posting, maya, tomas):
    client.force_login(maya)
    address = f"/requisitions/{posting.requisition_id}/"
    assert f"/jobs/{posting.slug}/refer/" in client.get(address).text
    posting.close(by=tomas)
    assert "/refer/" not in client.get(address).text


def test_the_list_takes_the_same_queries_for_one_job_and_for_many(
    client, posting, priya, maya, tomas, engineering, django_assert_max_num_queries
):
    client.force_login(priya)
    client.get("/refer/")
    with django_assert_max_num_queries(8) as one:
        client.get("/refer/")
    for title in ("Pilot", "Diver", "Baker"):
        more = factories.requisition(
            manager=maya, recruiter=tomas, department=engineering, title=title
        )
        factories.published(factories.opened(more))
    with django_assert_max_num_queries(8) as many:
        client.get("/refer/")
    assert len(one) == len(many)
