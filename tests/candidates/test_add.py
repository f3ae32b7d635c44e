"""Adding somebody to a requisition by hand."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from candidates.models import Application, Candidate, Resume, Source
from hiring.activity.models import Event
from tests import factories


@pytest.fixture
def network(db):
    return Source.objects.create(name="LinkedOut", kind="network", code="linkedout")


@pytest.fixture
def referral(db):
    return Source.of_kind("referral")


@pytest.fixture
def here(client, tomas):
    client.force_login(tomas)
    return client


@pytest.fixture
def add(here, open_requisition, network):
    """Send the form as a browser does."""

    def send(requisition=open_requisition, **said):
        values = {"name": "Leila Haddad", "source": network.pk, "once": str(uuid.uuid4()), **said}
        return here.post(reverse("candidates:add", args=[requisition.pk]), values)

    return send


def resume():
    return SimpleUploadedFile("leila.txt", b"Leila Haddad\nWelds steel since 2009.\n")


def errors(response):
    return response.context["form"].errors


def test_a_recruiter_adds_a_prospect(add, open_requisition, network, tomas):
    response = add(
        email="Leila@Example.org",
        phone="+351 210 000 000",
        headline="Welder, Aço",
        place="Porto",
        note="Met her at the fair.",
        resume=resume(),
    )
    made = Application.objects.get()
    assert response.status_code == 302
    assert response["Location"] == made.get_absolute_url()
    assert (made.requisition, made.status) == (open_requisition, "prospect")
    assert (made.source, made.added_by) == (network, tomas)
    person = made.candidate
    assert (person.name, person.email) == ("Leila Haddad", "leila@example.org")
    assert (person.phone, person.place) == ("+351210000000", "Porto")
    assert person.headline == "Welder, Aço"
    assert made.notes.get().text == "Met her at the fair."
    assert made.resumes.get().name == "leila.txt"


def test_a_name_and_a_source_are_enough(add):
    assert add().status_code == 302
    assert Candidate.objects.get().email is None


def test_the_hiring_manager_may_add_people_too(client, add, maya):
    client.force_login(maya)
    assert add().status_code == 302
    assert Application.objects.get().added_by == maya


def test_it_is_on_the_record_once_however_often_it_is_sent(add):
    key = str(uuid.uuid4())
    first, second = add(once=key), add(once=key)
    assert first["Location"] == second["Location"]
    assert Application.objects.count() == 1
    assert Event.objects.filter(verb="application.add").count() == 1


def test_who_has_this_email_is_the_same_person_and_keeps_what_is_known(add):
    leila = factories.candidate("L. Haddad", email="leila@example.org", place="Porto")
    assert add(email="LEILA@example.org", place="Lisbon", phone="123").status_code == 302
    leila.refresh_from_db()
    assert (leila.name, leila.place, leila.phone) == ("L. Haddad", "Porto", "123")
    assert Application.objects.get().candidate == leila


def test_somebody_who_is_here_already_is_said_beside_the_email(add, open_requisition):
    leila = factories.candidate("Leila Haddad", email="leila@example.org")
    factories.application(open_requisition, person=leila)
    response = add(email="leila@example.org")
    assert response.status_code == 422
    assert errors(response)["email"] == ["Leila Haddad is in this requisition already."]
    assert Application.objects.count() == 1


def test_somebody_rejected_here_before_can_be_added_again(add, open_requisition, tomas):
    leila = factories.candidate("Leila Haddad", email="leila@example.org")
    factories.application(open_requisition, person=leila).reject(by=tomas, reason="timing")
    assert add(email="leila@example.org").status_code == 302


@pytest.mark.parametrize("alike", [{"name": "leila haddad"}, {"name": "Lei", "phone": "+351 9"}])
def test_who_may_be_the_same_person_is_shown_before_anything_is_added(add, alike):
    known = factories.candidate(**alike, headline="Welder, Aço")
    response = add(phone="+351 9")
    assert response.status_code == 422
    assert "same" in errors(response)
    assert f"Use {known.name}" in response.text
    assert "Welder, Aço" in response.text
    assert "It is somebody else" in response.text
    assert not Application.objects.exists()


def test_use_this_person_adds_them(add):
    known = factories.candidate("Leila Haddad", email=None)
    assert add(same=known.pk, email="leila@example.org").status_code == 302
    known.refresh_from_db()
    assert Application.objects.get().candidate == known
    assert known.email == "leila@example.org"


def test_it_is_somebody_else_makes_a_new_person(add):
    known = factories.candidate("Leila Haddad")
    assert add(same="else").status_code == 302
    assert Application.objects.get().candidate != known


@pytest.mark.parametrize("answer", ["999999", "-1", "x", "'--"])
def test_an_answer_that_was_not_offered_is_no_answer(add, answer):
    factories.candidate("Leila Haddad")
    stranger = factories.candidate("Grace Hopper")
    assert add(same=answer).status_code == 422
    assert add(same=stranger.pk).status_code == 422
    assert not Application.objects.exists()


def test_a_suspected_person_who_is_here_already_is_said_beside_the_answer(add, open_requisition):
    known = factories.candidate("Leila Haddad")
    factories.application(open_requisition, person=known)
    response = add(same=known.pk)
    assert response.status_code == 422
    assert errors(response)["same"] == ["Leila Haddad is in this requisition already."]


def test_nobody_is_suspected_whom_one_may_not_know_of(client, add, maya, rui, tomas, engineering):
    elsewhere = factories.requisition(manager=rui, recruiter=tomas, department=engineering)
    factories.application(elsewhere, person=factories.candidate("Leila Haddad"))
    client.force_login(maya)
    response = add()
    assert response.status_code == 302


def test_a_referral_names_a_colleague(add, referral, priya):
    refused = add(source=referral.pk)
    assert refused.status_code == 422
    assert "referred_by" in errors(refused)
    assert add(source=referral.pk, referred_by=priya.pk).status_code == 302
    assert Application.objects.get().referred_by == priya


def test_only_a_referral_has_somebody_who_referred(add, priya):
    add(referred_by=priya.pk)
    assert Application.objects.get().referred_by is None


def test_an_agency_refers_nobody(add, referral, nora):
    assert add(source=referral.pk, referred_by=nora.pk).status_code == 422


def test_a_source_no_longer_in_use_is_not_offered(add):
    old = Source.objects.create(name="Old board", kind="job_board", code="old", active=False)
    assert "source" in errors(add(source=old.pk))


def test_an_error_keeps_everything_the_file_too(add):
    response = add(name="", place="Porto", note="Met her.", resume=resume())
    assert response.status_code == 422
    assert errors(response)["name"] == ["Write their name."]
    for kept in ("Porto", "Met her.", "leila.txt"):
        assert kept in response.text
    held = re.search(r'name="held" value="([^"]+)"', response.text)[1]
    assert add(held=held).status_code == 302
    assert Resume.objects.get().name == "leila.txt"


def test_the_kept_file_can_be_removed(add):
    response = add(name="", resume=resume())
    held = re.search(r'name="held" value="([^"]+)"', response.text)[1]
    response = add(held=held, place="Porto", remove="1")
    assert response.status_code == 200
    assert "leila.txt" not in response.text
    assert "Porto" in response.text
    assert not Application.objects.exists()


def test_a_file_that_is_no_resume_is_said_beside_the_field(add):
    response = add(resume=SimpleUploadedFile("run.exe", b"MZ\x90\x00"))
    assert response.status_code == 422
    assert "resume" in errors(response)


def test_nobody_adds_themselves(add, tomas):
    assert "email" in errors(add(email=tomas.email.upper()))
    assert not Candidate.objects.exists()


def test_nobody_is_added_to_what_is_over(add, open_requisition, maya):
    open_requisition.cancel(by=maya)
    response = add()
    assert response.status_code == 409
    assert "Nothing changed" in response.text
    assert not Candidate.objects.exists()


def test_names_are_text(add):
    factories.candidate("<b>Leila</b>", phone="1")
    response = add(phone="1")
    assert "<b>Leila</b>" not in response.text


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("maya", 200),
        ("tomas", 200),
        ("aiko", 200),
        ("alex", 403),
        ("ingrid", 403),
        ("rui", 404),
        ("priya", 404),
        ("nora", 404),
    ],
)
def test_adding_is_for_its_manager_and_recruiters(client, open_requisition, request, who, status):
    client.force_login(request.getfixturevalue(who))
    page = reverse("candidates:add", args=[open_requisition.pk])
    assert client.get(page).status_code == status


def test_a_confidential_requisition_does_not_exist_for_other_recruiters(
    client, open_requisition, aiko
):
    type(open_requisition).objects.update(confidential=True)
    client.force_login(aiko)
    page = reverse("candidates:add", args=[open_requisition.pk])
    assert client.get(page).status_code == 404


def test_strangers_are_asked_to_sign_in(client, open_requisition):
    response = client.get(reverse("candidates:add", args=[open_requisition.pk]))
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/")
