"""Nothing is checked without consent; a candidate reads what it is, and says yes or no."""

import re

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from candidates.models import BackgroundCheck, CheckKind
from candidates.own_page import path_for
from hiring.activity.delivery import deliver
from hiring.activity.models import Event, Notice
from hiring.lifecycle import NotAllowed
from tests import factories


@pytest.fixture
def finalist(open_requisition):
    person = factories.candidate("Leila Haddad", email="leila@example.org")
    return factories.application(open_requisition, person=person, stage="deciding")


@pytest.fixture
def kind(db):
    return factories.kind_of_check(explanation="A copy of your permit is looked at once.")


def own(check, verb=""):
    page = f"{path_for(check.application.candidate)}checks/{check.pk}/"
    return f"{page}{verb}/" if verb else page


def test_a_recruiter_requests_and_the_candidate_is_asked_by_mail(client, finalist, kind, tomas):
    client.force_login(tomas)
    address = reverse("candidates:check_request", args=[finalist.pk])
    assert kind.name in client.get(address).text
    client.post(address, {"kind": kind.pk})
    check = BackgroundCheck.objects.get()
    assert (check.status, check.requested_by) == ("requested", tomas)
    deliver()
    sent = mail.outbox[-1]
    assert sent.to == ["leila@example.org"]
    assert "consent" in sent.subject
    link = re.search(r"https?://[^/]+(/my/\S+)", sent.body)[1]
    assert "Read and answer" in client.get(link).text


def test_a_request_names_a_kind_that_is_in_use(client, finalist, kind, tomas):
    client.force_login(tomas)
    CheckKind.objects.update(active=False)
    address = reverse("candidates:check_request", args=[finalist.pk])
    for sent in ({}, {"kind": kind.pk}, {"kind": "x"}):
        assert client.post(address, sent).status_code == 422
    assert not BackgroundCheck.objects.exists()


@pytest.mark.parametrize("who", ["maya", "alex"])
def test_only_a_recruiter_requests(client, request, finalist, kind, who):
    client.force_login(request.getfixturevalue(who))
    address = reverse("candidates:check_request", args=[finalist.pk])
    assert client.post(address, {"kind": kind.pk}).status_code == 403


def test_one_of_a_kind_is_live_at_a_time(client, finalist, kind, tomas):
    check = factories.check(finalist, kind=kind)
    client.force_login(tomas)
    address = reverse("candidates:check_request", args=[finalist.pk])
    answer = client.post(address, {"kind": kind.pk})
    assert answer.status_code == 422
    assert "under way or clear already" in answer.text
    with pytest.raises(NotAllowed, match="already"):
        BackgroundCheck.objects.request(finalist, kind, by=tomas)
    twin = BackgroundCheck(application=finalist, kind=kind, requested_by=tomas)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
    check.drop(by=tomas)
    assert client.post(address, {"kind": kind.pk}).status_code == 302


def test_nobody_who_left_is_checked(finalist, kind, tomas):
    finalist.withdraw(by=finalist.candidate)
    with pytest.raises(NotAllowed):
        BackgroundCheck.objects.request(finalist, kind, by=tomas)


# Consent


def test_they_read_what_it_is_and_consent(client, finalist, kind, tomas):
    check = factories.check(finalist, kind=kind)
    page = client.get(own(check)).text
    assert "A copy of your permit is looked at once." in page
    assert "clear, under review or not done" in page
    answer = client.post(own(check, "consent"))
    assert "Your answer is with us." in client.get(answer["Location"]).text
    check.refresh_from_db()
    assert check.status == "consented"
    assert check.consented_at
    assert Event.objects.get(verb="check.consent").actor == finalist.candidate
    assert Notice.objects.to(tomas).filter(kind="check.consent").exists()


def test_they_refuse_and_nothing_is_ordered(client, finalist, tomas):
    check = factories.check(finalist)
    client.post(own(check, "refuse"))
    check.refresh_from_db()
    assert check.status == "refused"
    assert Notice.objects.to(tomas).filter(kind="check.refuse").exists()
    with pytest.raises(NotAllowed):
        check.order(by=tomas)


def test_looking_is_no_consent(client, finalist):
    check = factories.check(finalist)
    client.get(own(check))
    for verb in ("consent", "refuse"):
        assert client.get(own(check, verb)).status_code == 405
    check.refresh_from_db()
    assert check.status == "requested"


def test_an_answer_is_given_once_and_a_second_betrays_nothing(client, finalist):
    check = factories.check(finalist)
    client.post(own(check, "refuse"))
    assert client.post(own(check, "consent")).status_code == 302
    assert client.get(own(check)).status_code == 302
    check.refresh_from_db()
    assert check.status == "refused"


def test_nobody_consents_for_another(client, finalist, open_requisition):
    other = factories.check(factories.application(open_requisition, stage="deciding"))
    token = path_for(finalist.candidate)
    for verb in ("", "consent/", "refuse/"):
        ask = client.post if verb else client.get
        assert ask(f"{token}checks/{other.pk}/{verb}").status_code == 404
    other.refresh_from_db()
    assert other.status == "requested"


def test_their_page_tells_nothing_of_what_was_found(client, finalist, tomas):
    check = factories.check(finalist, "in_progress")
    check.consider(by=tomas, note="Two names.")
    page = client.get(path_for(finalist.candidate)).text
    assert "Done" in page
    assert "Consider" not in page
    assert "Two names." not in page
