"""A link is a key: to one thing, for one person, for a time. Another one opens nothing."""

import datetime as dt
import re

import pytest
import time_machine
from allauth.account.utils import user_pk_to_url_str
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from candidates import offer_link, referee_page
from candidates.models import Application, Message
from candidates.own_page import DAYS, path_for
from hiring import clocks, files, links
from hiring.activity.models import Event
from requisitions.views.answer import LINK_DAYS
from tests import factories, offering

NEW = "a much newer password"


def wrong(token):
    """One character off at every place; then cut, doubled, turned, of another kind."""
    for place, letter in enumerate(token):
        other = "A" if letter != "A" else "B"
        yield token[:place] + other + token[place + 1 :]
    yield from (token[:-1], token[1:], token + "A", token + token, token[::-1], token.upper())
    yield from (token.replace(":", "::"), token.replace(":", ""), ":".join(token.split(":")[:2]))
    yield from ("A", ":", "::", ":::", "%00", "..%2f..", "x" * 3000, ".eJw:1:1")


def state():
    """What a link could change."""
    rows = (Application.objects.order_by("pk").values_list("pk", "status", "told"),
            Message.objects.values_list("pk", "read_at"))  # fmt: skip
    return [list(one) for one in rows] + [Event.objects.count()]


# Somebody's own page


@pytest.fixture
def leila(application):
    person = application.candidate
    person.name = "Leila Haddad"
    person.save()
    application.messages.write(
        application, by=application.requisition.recruiter, body="Come on Tuesday."
    )
    return person


def assert_refused(answer):
    assert answer.status_code == 404
    for words in ("Leila", "Tuesday", "Welder"):
        assert words not in answer.text


def own_paths(token, pk):
    yield from ((way, f"/my/{token}/") for way in ("get", "post"))
    for verb in ("write", "send_resume", "withdraw"):
        yield from ((way, f"/my/{token}/{pk}/{verb}/") for way in ("get", "post"))


def test_an_own_page_opens_by_no_other_key(client, leila):
    token, before = path_for(leila).split("/")[2], state()
    assert "Tuesday" in client.get(path_for(leila)).text
    before = state()
    for other in wrong(token):
        if other != token:
            assert_refused(client.get(f"/my/{other}/"))
    assert state() == before


def test_what_can_be_done_there_needs_the_key_too(client, leila, application):
    token, before = path_for(leila).split("/")[2], state()
    for other in list(wrong(token))[::12]:
        for way, path in own_paths(other, application.pk):
            answer = getattr(client, way)(path, {"body": "Hello", "why": "x"})
            assert answer.status_code in {404, 405}, path
            assert "Tuesday" not in answer.text
    assert state() == before


def test_a_key_for_something_else_opens_no_page(client, leila):
    parts = (leila.pk, leila.link_version)
    for other in (
        links.sign("approval", *parts),
        links.sign("held.resume", *parts),
        links.sign("my", leila.pk, leila.link_version + 1),
        links.sign("my", leila.pk + 1000, 1),
    ):
        assert_refused(client.get(f"/my/{other}/"))


def test_an_own_page_closes_with_time_and_with_a_newer_link(client, leila):
    path = path_for(leila)
    with time_machine.travel(clocks.now() + dt.timedelta(days=DAYS + 1)):
        assert_refused(client.get(path))
    leila.link_version += 1
    leila.save()
    assert_refused(client.get(path))


def test_nobody_reaches_the_application_of_another_by_their_own_key(client, leila, application):
    other = factories.application(application.requisition)
    before = state()
    for way, path in own_paths(path_for(leila).split("/")[2], other.pk):
        if other.pk != application.pk and f"/{other.pk}/" in path:
            answer = getattr(client, way)(path, {"body": "Hello", "why": "x"})
            assert answer.status_code in {404, 405}, path
    assert state() == before


def test_looking_changes_nothing_there(client, leila, application):
    client.get(path_for(leila))
    before = state()
    for _way, path in own_paths(path_for(leila).split("/")[2], application.pk):
        client.get(path)
        client.head(path)
    assert state() == before


# A referee's answer


def test_a_reference_is_given_by_no_other_key(client, application):
    reference = factories.referee(application)
    reference.ask(by=application.requisition.recruiter)
    token, before = referee_page.path_for(reference).split("/")[2], state()
    parts = (reference.pk, reference.link_version)
    keys = [*wrong(token), links.sign("my", *parts), links.sign("reference", parts[0], 2)]
    for place, other in enumerate(keys):
        assert_refused(client.get(f"/reference/{other}/"))
        if place % 8 == 0:
            for page in (f"/reference/{other}/", f"/reference/{other}/refuse/"):
                assert_refused(client.post(page, {"again": "gladly"}))
    assert state() == before


# An offer


def test_an_offer_is_read_and_answered_by_no_other_key(client, open_requisition):
    offer = offering.extended(offering.chosen(open_requisition), equity="Tuesday")
    token = offer_link.token_for(offer)
    assert "Tuesday" in client.get(f"/offer/{token}/").text
    parts, before = (offer.pk, offer.link_version), state()
    keys = [*wrong(token), links.sign("my", *parts), links.sign("offer", offer.pk, 2)]
    yes = {"name": offer.application.candidate.name, "read": "on", "version": 1}
    for place, other in enumerate(keys):
        assert_refused(client.get(f"/offer/{other}/"))
        if place % 12 == 0:
            assert_refused(client.get(f"/offer/{other}/letter/"))
            for verb, sent in (
                ("accept", yes),
                ("decline", {"why": "pay"}),
                ("ask", {"words": "?"}),
            ):
                assert_refused(client.post(f"/offer/{other}/{verb}/", sent))
    assert state() == before


def test_the_key_to_one_offer_opens_none_of_somebody_else(client, open_requisition, another):
    mine = offering.extended(offering.chosen(open_requisition))
    theirs = offering.extended(offering.chosen(another), equity="Tuesday")
    for key in (offer_link.token_for(mine), links.sign("offer", theirs.pk, 0)):
        assert "Tuesday" not in client.get(f"/offer/{key}/").text


@pytest.fixture
def another(maya, tomas, engineering):
    requisition = factories.requisition(manager=maya, recruiter=tomas, department=engineering)
    return factories.opened(requisition)


def test_an_answer_that_is_sent_again_changes_nothing(client, open_requisition):
    offer = offering.extended(offering.chosen(open_requisition))
    token = offer_link.token_for(offer)
    client.post(f"/offer/{token}/decline/", {"why": "pay"})
    before = state()
    yes = {"name": offer.application.candidate.name, "read": "on", "version": 1}
    for verb, sent in (("decline", {"why": "role"}), ("accept", yes), ("ask", {"words": "?"})):
        assert client.post(f"/offer/{token}/{verb}/", sent).status_code == 410
    assert state() == before


# An approver's answer


@pytest.fixture
def asked(requisition, maya, ingrid):
    requisition.submit(by=maya)
    return requisition.awaited_approval(ingrid)


def answer_path(token):
    return f"/requisitions/answer/{token}/"


def answer_key(approval):
    return links.sign("approval", approval.pk, approval.approver_id)


def assert_gone(answer, requisition):
    assert answer.status_code in {404, 410}
    for words in ("Welder", "50,000", requisition.manager.name):
        assert words not in answer.text
    requisition.refresh_from_db()
    assert requisition.status == "submitted"


def test_an_answer_is_given_by_no_other_key(client, asked, requisition):
    token = answer_key(asked)
    for place, other in enumerate(wrong(token)):
        assert_gone(client.get(answer_path(other)), requisition)
        if place % 8 == 0:
            assert_gone(client.post(answer_path(other), {"answer": "yes"}), requisition)


def test_an_answer_is_given_by_no_key_for_something_or_somebody_else(
    client, asked, requisition, maya, daniel
):
    pk, person = asked.pk, asked.approver_id
    for other in (
        links.sign("my", pk, person),
        links.sign("approval", pk, maya.pk),
        links.sign("approval", pk, daniel.pk),
        links.sign("approval", pk + 1000, person),
    ):
        for ask in (client.get, client.post):
            assert_gone(ask(answer_path(other), {"answer": "yes"}), requisition)


def test_it_is_too_old_after_its_time(client, asked, requisition):
    path = answer_path(answer_key(asked))
    with time_machine.travel(clocks.now() + dt.timedelta(days=LINK_DAYS + 1)):
        assert_gone(client.get(path), requisition)
        assert_gone(client.post(path, {"answer": "yes"}), requisition)


def test_it_is_nobodys_once_the_account_is_closed(client, asked, requisition, ingrid):
    ingrid.is_active = False
    ingrid.save()
    path = answer_path(answer_key(asked))
    assert_gone(client.get(path), requisition)
    assert_gone(client.post(path, {"answer": "yes"}), requisition)


def test_it_is_used_once(client, asked, requisition):
    path = answer_path(answer_key(asked))
    for ask in (client.get, client.head):
        ask(path)
        requisition.refresh_from_db()
        assert requisition.status == "submitted"
    assert client.post(path, {"answer": "yes"}).status_code == 200
    events = Event.objects.count()
    assert client.post(path, {"answer": "no", "note": "No."}).status_code == 410
    assert client.post(path, {"answer": "yes"}).status_code == 410
    assert Event.objects.count() == events


# A new password


@pytest.fixture
def reset(client, maya):
    client.post("/account/password/reset/", {"email": maya.email})
    return re.search(r"(/account/password/reset/key/\S+)", mail.outbox[-1].body)[1]


def choose(path, password=NEW):
    """Follow the link as a browser does, and fill in what stands there."""
    client = Client()
    page = client.get(path, follow=True)
    if not page.redirect_chain:
        return page
    return client.post(
        page.redirect_chain[-1][0], {"password1": password, "password2": password}, follow=True
    )


def has_password(person, password):
    person.refresh_from_db()
    return person.check_password(password)


def test_a_password_is_set_by_no_other_key(reset, maya, tomas):
    key = reset.rstrip("/").split("/")[-1].split("-", 1)[1]  # before it: the account's number
    for other in {*wrong(key)} - {key}:
        page = choose(reset.replace(key, other))
        assert page.status_code in {200, 404, 429}, other
        assert not has_password(maya, NEW), other
        assert maya.name not in page.text
    assert not has_password(tomas, NEW)


def test_the_key_of_one_account_is_none_for_another(reset, maya, tomas, client):
    choose(reset.replace(f"/{user_pk_to_url_str(maya)}-", f"/{user_pk_to_url_str(tomas)}-"))
    assert not has_password(tomas, NEW)


def test_looking_at_the_link_sets_nothing_and_it_is_good_once(reset, maya):
    Client().get(reset, follow=True)
    assert has_password(maya, "correct horse battery")
    choose(reset)
    assert has_password(maya, NEW)
    choose(reset, "yet another password")
    assert has_password(maya, NEW)


def test_the_link_is_too_old_after_its_time(reset, maya, settings):
    with time_machine.travel(
        clocks.now() + dt.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 60)
    ):
        choose(reset)
    assert not has_password(maya, NEW)


def test_an_older_link_ends_with_the_password_and_with_signing_in(reset, maya):
    maya.set_password("set meanwhile by her")
    maya.save()
    choose(reset)
    assert not has_password(maya, NEW)


def test_a_closed_account_is_not_opened_by_its_link(reset, maya):
    maya.is_active = False
    maya.save()
    choose(reset)
    assert not has_password(maya, NEW)
    client = Client()
    client.post("/account/login/", {"login": maya.email, "password": NEW})
    assert client.get("/inbox/").status_code == 302


# An upload that waits


def test_an_upload_that_waits_is_had_by_no_other_key(client, live):
    upload = SimpleUploadedFile("leila.txt", b"Welds steel.")
    reference = files.hold(upload, purpose="resume")
    assert files.held(reference, purpose="resume") is not None
    for other in wrong(reference):
        assert files.held(other, purpose="resume") is None, other
    mine = links.sign("my", live.pk, 1)
    for other in (mine, reference[:-1], f"../../{reference}", "x" * 3000):
        answer = client.post(reverse("apply", args=[live.slug]), {"held": other, "name": "Ada"})
        assert answer.status_code == 422, other
        assert "leila.txt" not in answer.text
