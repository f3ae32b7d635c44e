"""Notes among colleagues, with @mentions and private ones."""

import pytest
from django.urls import reverse

from candidates.forms.note import mentioned
from hiring.activity.models import Notice
from tests import factories


def write(client, application, text, **more):
    return client.post(
        reverse("candidates:write_note", args=[application.pk]), {"text": text, **more}
    )


def test_a_note_stands_in_the_story(client, application, tomas):
    client.force_login(tomas)
    assert write(client, application, "Good call.").status_code == 302
    assert application.notes.get().author == tomas
    assert "Good call." in client.get(application.get_absolute_url()).text


def named(user, name):
    user.name = name
    user.save()
    return user


@pytest.mark.parametrize(
    "text", ["@Maya what do you think?", "What do you think, (@maya)", "@MAYA"]
)
def test_who_is_asked_by_name_hears_of_it_once(client, application, tomas, maya, text):
    client.force_login(tomas)
    write(client, application, text)
    assert list(application.notes.get().mentions.all()) == [maya]
    assert Notice.objects.to(maya).filter(kind="note.write").count() == 1


def test_an_address_asks_nobody(client, application, tomas):
    client.force_login(tomas)
    write(client, application, "Write to ada@maya.example, or @nobody.")
    assert not application.notes.get().mentions.exists()


def test_a_colleague_who_may_not_read_it_is_named_and_nothing_is_lost(
    client, application, tomas, priya
):
    client.force_login(tomas)
    response = write(client, application, "Ask @Priya about her.")
    assert response.status_code == 422
    assert "Ask @Priya about her." in response.text
    assert "may not read this" in response.text
    assert not application.notes.exists()


def test_the_longest_name_is_meant(application, maya, tomas):
    twin = named(factories.user("maya.lind", "manager"), "Maya Lind")
    readers = [maya, twin, tomas]
    assert mentioned("@Maya Lind please", readers) == ([twin], [])
    assert mentioned("@Maya please", [twin, tomas]) == ([twin], [])


def test_a_first_name_of_two_people_asks_neither(application):
    twins = [named(factories.user(f"kim.{n}", "recruiter"), f"Kim {n}") for n in "ab"]
    assert mentioned("@Kim please", twins) == ([], [])


def test_a_private_note_is_for_the_pair(client, application, tomas, maya, aiko, alex):
    client.force_login(tomas)
    write(client, application, "Between us.", private="on")
    assert application.notes.get().private
    for reader, reads in ((maya, True), (tomas, True), (aiko, False), (alex, False)):
        client.force_login(reader)
        assert ("Between us." in client.get(application.get_absolute_url()).text) is reads


def test_who_may_not_read_private_notes_writes_none(client, application, aiko):
    client.force_login(aiko)
    write(client, application, "Hidden?", private="on")
    assert not application.notes.get().private


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
def test_an_empty_or_endless_note_is_refused(client, application, tomas, text):
    client.force_login(tomas)
    assert write(client, application, text).status_code == 422
    assert not application.notes.exists()


def test_sent_twice_it_is_written_once(client, application, tomas):
    client.force_login(tomas)
    once = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"
    first = write(client, application, "Once.", once=once)
    second = write(client, application, "Once.", once=once)
    assert first["Location"] == second["Location"]
    assert application.notes.count() == 1


@pytest.mark.parametrize(("who", "status"), [("alex", 403), ("rui", 404), ("nora", 404)])
def test_others_write_none(client, application, request, who, status):
    client.force_login(request.getfixturevalue(who))
    assert write(client, application, "Hello").status_code == status


def test_the_readers_of_an_application_are_who_the_policy_says(
    application, maya, tomas, aiko, alex, rui, priya, nora
):
    for confidential in (False, True):
        application.requisition.confidential = confidential
        application.requisition.save()
        readers = set(application.readers())
        for person in (maya, tomas, aiko, alex, rui, priya, nora):
            assert (person in readers) is person.can("application.view", application), person
