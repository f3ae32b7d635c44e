"""Referees are named by the candidate, or for them with their consent; nobody is asked by that."""

import re
import uuid

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candidates.models import Message, Reference
from candidates.models.reference_queryset import MOST
from candidates.own_page import path_for
from candidates.views.my_referees import NAMES
from hiring.activity.delivery import deliver
from hiring.activity.models import Event, Notice
from hiring.lifecycle import NotAllowed
from tests import factories

HALIMA = {
    "name": "Halima Yusuf",
    "relation": "Led my team at Harmattan",
    "email": "Halima@Harmattan.example",
    "phone": "",
    "agreed": "on",
}


@pytest.fixture
def finalist(open_requisition):
    person = factories.candidate("Leila Haddad", email="leila@example.org")
    return factories.application(open_requisition, person=person, stage="interviewing")


@pytest.fixture
def asked(finalist, tomas):
    finalist.ask_referees(by=tomas, note="Who knows your work?")
    return finalist


def form(application):
    return f"{path_for(application.candidate)}{application.pk}/name_referee/"


def drop(reference):
    application = reference.application
    return f"{path_for(application.candidate)}{application.pk}/referees/{reference.pk}/drop/"


# Asked for names


def test_the_recruiter_asks_and_the_candidate_reads_it_by_mail(client, finalist, tomas):
    client.force_login(tomas)
    address = reverse("candidates:ask_referees", args=[finalist.pk])
    assert "who knows your work?" in client.get(address).text
    client.post(address, {"note": "Two people are enough."})
    deliver()
    sent = mail.outbox[-1]
    assert sent.to == ["leila@example.org"]
    assert "Who knows your work?" in sent.subject
    assert "Two people are enough." in sent.body
    link = re.search(r"https?://[^/]+(/my/\S+)", sent.body)[1]
    page = client.get(link).text
    assert "Name a person" in page
    assert "Two people are enough." in page


def test_the_note_is_a_message_and_the_event_holds_no_words(finalist, tomas):
    finalist.ask_referees(by=tomas, note="Who knows your work?")
    message = Message.objects.get()
    event = Event.objects.get(verb="application.ask_referees")
    assert (message.author, message.body) == (tomas, "Who knows your work?")
    assert event.details == {"message": message.pk}
    deliver()
    assert len([one for one in mail.outbox if one.to == ["leila@example.org"]]) == 1


def test_without_words_nobody_is_asked(client, finalist, tomas):
    client.force_login(tomas)
    address = reverse("candidates:ask_referees", args=[finalist.pk])
    answer = client.post(address, {"note": " "})
    assert answer.status_code == 422
    assert "Write something first." in answer.text
    assert not Event.objects.filter(verb="application.ask_referees").exists()


@pytest.mark.parametrize("who", ["maya", "alex"])
def test_only_a_recruiter_asks_for_names(client, request, finalist, who):
    client.force_login(request.getfixturevalue(who))
    address = reverse("candidates:ask_referees", args=[finalist.pk])
    assert client.post(address, {"note": "Who?"}).status_code == 403


def test_nobody_is_asked_about_somebody_who_left(finalist, tomas):
    finalist.withdraw(by=finalist.candidate)
    with pytest.raises(NotAllowed, match="no longer in the running"):
        finalist.ask_referees(by=tomas, note="Who?")


# The candidate names


def test_a_candidate_names_somebody_and_the_recruiter_hears(client, asked, tomas):
    answer = client.post(form(asked), HALIMA)
    page = client.get(answer["Location"]).text
    assert "They are named." in page
    assert "Halima Yusuf" in page
    named = Reference.objects.get()
    assert (named.email, named.named_by, named.status) == (
        "halima@harmattan.example",
        None,
        "named",
    )
    assert named.consented_at
    assert Notice.objects.to(tomas).filter(kind="reference.name").exists()
    deliver()
    assert not [one for one in mail.outbox if one.to == [named.email]]


def test_their_network_address_is_kept_as_a_hash_and_nothing_else(client, asked):
    client.post(form(asked), HALIMA, REMOTE_ADDR="198.51.100.7")
    named = Reference.objects.get()
    assert re.fullmatch("[0-9a-f]{64}", named.named_from)
    assert "198.51.100.7" not in str(Event.objects.values_list("details", flat=True))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Write their name."),
        ({"relation": ""}, "Say how you know each other."),
        ({"email": ""}, "Write their address."),
        ({"email": "halima"}, "Write an address like name@example.org."),
        ({"email": "leila@example.org"}, "own address"),
        ({"agreed": ""}, "Please ask them first"),
    ],
)
def test_what_is_missing_comes_back_in_words(client, asked, change, words):
    answer = client.post(form(asked), HALIMA | change)
    assert answer.status_code == 422
    assert words in answer.text
    assert not Reference.objects.exists()


def test_nobody_is_named_twice(client, asked):
    for _ in range(2):
        answer = client.post(form(asked), HALIMA)
    assert answer.status_code == 422
    assert "named already" in answer.text
    assert Reference.objects.count() == 1


def test_pressing_twice_names_once(client, asked):
    address, sent = form(asked), HALIMA | {"once": str(uuid.uuid4())}
    assert {client.post(address, sent).status_code for _ in range(2)} == {302}
    assert Reference.objects.count() == 1


def test_a_few_people_are_enough(client, asked):
    for _ in range(MOST):
        factories.referee(asked)
    assert "Name another person" not in client.get(path_for(asked.candidate)).text
    assert client.post(form(asked), HALIMA).status_code == 302
    assert Reference.objects.count() == MOST
    with pytest.raises(NotAllowed, match="5 people are enough"):
        factories.referee(asked)


def test_nobody_names_without_end(client, asked):
    for n in range(NAMES.times):
        client.post(form(asked), HALIMA | {"email": f"r{n}@example.org"})
        Reference.objects.get().drop(by=asked.candidate)
        Reference.objects.all().delete()
    answer = client.post(form(asked), HALIMA)
    assert answer.status_code == 429
    assert answer["Retry-After"]
    assert "Halima Yusuf" in answer.text


def test_who_was_not_asked_for_names_has_no_such_page(client, finalist):
    assert "Name a person" not in client.get(path_for(finalist.candidate)).text
    there = form(finalist)
    own_page = there[: there.index(f"{finalist.pk}/name_referee/")]
    assert client.post(there, HALIMA)["Location"] == own_page
    assert not Reference.objects.exists()


def test_nobody_names_for_the_application_of_another(client, asked, open_requisition):
    other = factories.application(open_requisition, stage="interviewing")
    address = f"{path_for(asked.candidate)}{other.pk}/name_referee/"
    assert client.post(address, HALIMA).status_code == 404


def test_they_remove_somebody_who_was_not_asked_yet(client, asked):
    named = factories.referee(asked)
    client.post(drop(named))
    named.refresh_from_db()
    assert named.status == "dropped"
    assert Event.objects.get(verb="reference.drop").actor == asked.candidate
    assert "Halima" not in client.get(path_for(asked.candidate)).text


def test_whoever_was_asked_stays(client, asked, tomas):
    named = factories.referee(asked)
    named.ask(by=tomas)
    client.post(drop(named))
    named.refresh_from_db()
    assert named.status == "asked"


def test_nobody_removes_the_referee_of_another(client, asked, open_requisition):
    other = factories.application(open_requisition, stage="interviewing")
    named = factories.referee(other)
    address = f"{path_for(asked.candidate)}{asked.pk}/referees/{named.pk}/drop/"
    assert client.post(address).status_code == 404
    named.refresh_from_db()
    assert named.status == "named"


def test_their_page_says_no_more_than_that_somebody_was_asked(client, asked, tomas):
    named = factories.referee(asked)
    named.ask(by=tomas)
    named.answer(by=named, said=factories.said_of(asked.requisition, words="Too slow."))
    page = client.get(path_for(asked.candidate)).text
    assert "Halima Yusuf" in page
    assert "Too slow." not in page
    assert "Answered" not in page


def test_many_referees_and_checks_cost_their_page_no_more_queries(client, asked):
    def queries():
        with CaptureQueriesContext(connection) as made:
            client.get(path_for(asked.candidate))
        return len(made)

    factories.referee(asked)
    factories.check(asked)
    queries()
    few = queries()
    for n in range(3):
        factories.referee(asked)
        factories.check(asked, kind=factories.kind_of_check(f"Kind {n}"))
    assert queries() == few


# A recruiter names


def test_a_recruiter_names_somebody_with_the_candidates_consent(client, finalist, tomas):
    client.force_login(tomas)
    address = reverse("candidates:reference_name", args=[finalist.pk])
    assert "The candidate agreed" in client.get(address).text
    client.post(address, HALIMA | {"email": "", "phone": "+351 912 345 678"})
    named = Reference.objects.get()
    assert (named.named_by, named.phone) == (tomas, "+351912345678")
    assert named.consented_at
    assert "who has their consent" in client.get(finalist.get_absolute_url()).text


def test_without_that_consent_or_a_way_to_reach_them_nobody_is_named(client, finalist, tomas):
    client.force_login(tomas)
    address = reverse("candidates:reference_name", args=[finalist.pk])
    no_consent = client.post(address, HALIMA | {"agreed": ""})
    unreachable = client.post(address, HALIMA | {"email": ""})
    assert (no_consent.status_code, unreachable.status_code) == (422, 422)
    assert "Ask the candidate first." in no_consent.text
    assert "Write an e-mail or a phone number." in unreachable.text
    assert not Reference.objects.exists()
