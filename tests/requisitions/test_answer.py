"""Approving and sending back by the link in the mail."""

import datetime as dt

import pytest
import time_machine

from hiring.accounts.models import User
from hiring.activity.letters import linked
from hiring.activity.models import Event, Notice
from hiring.activity.notices import by_kind
from hiring.links import sign


@pytest.fixture
def submitted(requisition, maya):
    requisition.justification = "Two retired."
    requisition.save()
    requisition.submit(by=maya)
    return requisition


def link(requisition, person):
    approval = requisition.awaited_approval(person)
    return f"/requisitions/answer/{sign('approval', approval.pk, person.pk)}/"


def test_the_link_asks_and_does_nothing(client, submitted, ingrid):
    response = client.get(link(submitted, ingrid))
    assert response.status_code == 200
    for words in (
        "Welder",
        "€50,000 to €60,000 a year",
        "Two retired.",
        "New seat",
        "No date",
        "Approve requisition",
    ):
        assert words in response.text
    submitted.refresh_from_db()
    assert submitted.status == "submitted"


def test_other_sites_do_not_learn_the_address_and_our_own_form_is_believed(
    client, submitted, ingrid
):
    response = client.get(link(submitted, ingrid))
    # with "no-referrer" a browser sends "Origin: null", which no form of ours survives
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"]


def test_yes_by_link_is_the_approvers_own(client, submitted, ingrid):
    response = client.post(link(submitted, ingrid), {"answer": "yes", "note": "Go."})
    assert response.status_code == 200
    assert "Your yes is kept" in response.text
    submitted.refresh_from_db()
    assert submitted.status == "approved"
    assert Event.objects.filter(verb="requisition.approve").get().actor == ingrid
    assert submitted.round.approvals.get().note == "Go."


def test_no_by_link_needs_its_note(client, submitted, ingrid):
    path = link(submitted, ingrid)
    refused = client.post(path, {"answer": "no"})
    assert refused.status_code == 422
    assert "Say what should change, so that they can." in refused.text
    assert client.post(path, {"answer": "no", "note": "Fewer."}).status_code == 200
    submitted.refresh_from_db()
    assert submitted.status == "draft"


def test_once_answered_the_link_has_done_its_work(client, submitted, ingrid):
    path = link(submitted, ingrid)
    client.post(path, {"answer": "yes"})
    for again in (client.get(path), client.post(path, {"answer": "no", "note": "Wait."})):
        assert again.status_code == 410
        assert "Your yes is kept" in again.text
    submitted.refresh_from_db()
    assert submitted.status == "approved"


@pytest.mark.parametrize("verb", ["recall", "replace", "void", "answer inside", "cancel"])
def test_what_is_not_waited_for_any_more_is_not_answered(
    client, submitted, maya, ingrid, daniel, verb
):
    path = link(submitted, ingrid)
    {
        "recall": lambda: submitted.recall(by=maya),
        "replace": lambda: submitted.awaited_approval(ingrid).replace(by=maya, person=daniel),
        "void": lambda: submitted.edit(by=maya, headcount=7),
        "answer inside": lambda: submitted.approve(by=ingrid),
        "cancel": lambda: submitted.cancel(by=maya),
    }[verb]()
    before = Event.objects.count()
    assert client.get(path).status_code == 410
    assert client.post(path, {"answer": "yes"}).status_code == 410
    assert Event.objects.count() == before


def test_one_character_off_is_the_same_kind_page(client, submitted, ingrid):
    path = link(submitted, ingrid)
    broken = path[:-3] + ("A" if path[-3] != "A" else "B") + path[-2:]
    response = client.get(broken)
    assert response.status_code == 410
    assert "This link has done its work" in response.text
    assert "Welder" not in response.text


def test_a_link_made_for_another_purpose_opens_nothing(client, submitted, ingrid):
    approval = submitted.awaited_approval(ingrid)
    token = sign("my", approval.pk, ingrid.pk)
    assert client.get(f"/requisitions/answer/{token}/").status_code == 410


def test_after_two_weeks_it_is_too_old(client, submitted, ingrid):
    path = link(submitted, ingrid)
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=13)):
        assert client.get(path).status_code == 200
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=15)):
        assert client.get(path).status_code == 410
        assert client.post(path, {"answer": "yes"}).status_code == 410


def test_somebody_else_who_is_signed_in_cannot_use_it(client, submitted, maya, ingrid):
    client.force_login(maya)
    path = link(submitted, ingrid)
    assert client.get(path).status_code == 410
    assert client.post(path, {"answer": "yes"}).status_code == 410
    submitted.refresh_from_db()
    assert submitted.status == "submitted"


def test_it_ends_with_the_account(client, submitted, ingrid):
    path = link(submitted, ingrid)
    User.objects.filter(pk=ingrid.pk).update(is_active=False)
    assert client.get(path).status_code == 410


def test_a_change_is_answered_by_link_too(client, open_requisition, maya, ingrid):
    open_requisition.edit(by=maya, headcount=3)
    path = link(open_requisition, ingrid)
    assert "Approve change" in client.get(path).text
    client.post(path, {"answer": "yes"})
    open_requisition.refresh_from_db()
    assert open_requisition.headcount == 3


def notice_to(person):
    return Notice.objects.inbox(person).get(kind="approval.ask")


def test_by_the_link_of_the_mail_the_notice_is_read(client, submitted, ingrid):
    asked = notice_to(ingrid)
    client.get(link(submitted, ingrid))
    assert notice_to(ingrid).read_at is None
    client.get(linked(by_kind()[asked.kind], asked))
    assert notice_to(ingrid).read_at is not None


def test_an_answer_by_the_link_of_the_mail_reads_the_notice_too(client, submitted, ingrid):
    asked = notice_to(ingrid)
    client.post(linked(by_kind()[asked.kind], asked), {"answer": "yes"})
    assert notice_to(ingrid).read_at is not None


def test_the_link_reads_no_notice_of_somebody_else(client, submitted, maya, ingrid):
    submitted.send_back(by=ingrid, note="Fewer.")
    told = Notice.objects.inbox(maya).get(kind="requisition.send_back")
    submitted.submit(by=maya)
    client.get(f"{link(submitted, ingrid)}?notice={told.pk}")
    told.refresh_from_db()
    assert told.read_at is None
