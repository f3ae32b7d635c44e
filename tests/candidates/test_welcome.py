"""The new hire's own page: their tasks, the documents they owe, and the facts of the first day."""

import io

import pytest
from django.urls import reverse

from candidates import stored
from candidates.models import OwedDocument
from candidates.own_page import path_for
from candidates.views import welcome
from hiring import clocks
from hiring.activity.models import Event, Notice
from hiring.lifecycle import NotAllowed
from tests.joining import A_MONTH_LATER, DAY_ONE, TODAY, link_of, task_of

PDF = b"%PDF-1.7 a passport"
PNG = b"\x89PNG\r\n\x1a\n a photo"


@pytest.fixture
def link(onboarding):
    return link_of(onboarding)


def upload(client, link, task, content=PDF, name="passport.pdf", **more):
    file = io.BytesIO(content)
    file.name = name
    return client.post(f"{link}{task.pk}/document/", {"file": file, **more})


@pytest.fixture
def owed(onboarding):
    return task_of(onboarding, "Send your bank details")


def test_it_says_when_where_and_whom_they_meet(client, onboarding, link, maya, priya):
    onboarding.place, onboarding.first_day = "Lisbon", "Come at half past nine."
    onboarding.save()
    with clocks.at(TODAY):
        onboarding.name_buddy(by=maya, person=priya)
    page = client.get(link).text
    for words in ("Monday 20 July", "Lisbon", "Come at half past nine.", "Maya", "Priya"):
        assert words in page


def test_once_they_are_here_it_looks_back(client, onboarding, link, time_machine):
    time_machine.move_to(DAY_ONE)
    assert "We look forward to Monday 20 July." in client.get(link).text
    time_machine.move_to(A_MONTH_LATER)
    assert "You started on Monday 20 July. Two things are left for you to do." in (
        client.get(link).text
    )


def test_it_shows_their_tasks_and_nobody_elses(client, link):
    page = client.get(link).text
    assert "Read the handbook" in page
    assert "Order a laptop" not in page
    assert "Name a buddy" not in page


def test_what_the_manager_only_drafted_is_not_there_yet(client, onboarding, link, maya):
    assert "Your first ninety days" not in client.get(link).text
    with clocks.at(TODAY):
        onboarding.expect(by=maya, said={30: ("Knows the yard", "Has met everybody")})
    page = client.get(link).text
    assert "Knows the yard" in page
    assert "Has met everybody" in page


def test_they_tick_their_own_and_take_it_back(client, onboarding, link):
    task = task_of(onboarding, "Read the handbook")
    assert client.post(f"{link}{task.pk}/finish/").status_code == 302
    task.refresh_from_db()
    assert (task.status, task.done_by) == ("done", None)
    assert Event.objects.get(verb="task.finish").actor == onboarding.application.candidate
    client.post(f"{link}{task.pk}/finish/")  # twice: the page shows how it is
    client.post(f"{link}{task.pk}/reopen/")
    task.refresh_from_db()
    assert task.is_open


def test_looking_ticks_nothing(client, onboarding, link):
    task = task_of(onboarding, "Read the handbook")
    assert client.get(f"{link}{task.pk}/finish/").status_code == 405
    task.refresh_from_db()
    assert task.is_open


def test_a_task_of_somebody_else_is_not_there_for_them(client, onboarding, link):
    task = task_of(onboarding, "Order a laptop")
    for verb in ("finish", "reopen", "document"):
        assert client.post(f"{link}{task.pk}/{verb}/").status_code == 404
    task.refresh_from_db()
    assert task.is_open


def test_a_document_is_kept_and_finishes_its_task(client, onboarding, link, owed, tomas):
    answer = upload(client, link, owed)
    assert answer.status_code == 302
    owed.refresh_from_db()
    assert owed.is_done
    document = OwedDocument.objects.get()
    assert (document.name, document.kind, document.size) == ("passport.pdf", "pdf", len(PDF))
    assert document.path in set(stored.stored(document.path[:2]))
    assert Notice.objects.to(tomas).filter(kind="task.send_document").count() == 1
    assert "Your document is with us." in client.get(answer["Location"]).text


def test_a_photo_may_follow(client, link, owed):
    upload(client, link, owed)
    upload(client, link, owed, PNG, "back.png")
    assert [one.kind for one in owed.documents.all()] == ["pdf", "png"]


def test_five_files_are_enough(client, link, owed):
    for _n in range(5):
        upload(client, link, owed)
    answer = upload(client, link, owed)
    assert answer.status_code == 409
    assert "5 files are enough" in answer.text
    assert owed.documents.count() == 5


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ a program", "passport.exe"),
        (b"MZ a program", "passport.pdf"),
        (PDF, "passport.html"),
        (PNG, "photo.pdf"),
        (b"", "passport.pdf"),
        (b"%PDF-" + b"x" * (10 * 1024 * 1024), "long.pdf"),
    ],
)
def test_other_files_are_refused_in_words(client, link, owed, content, name):
    answer = upload(client, link, owed, content, name)
    assert answer.status_code == 422
    assert not OwedDocument.objects.exists()
    owed.refresh_from_db()
    assert owed.is_open


def test_sent_twice_it_is_kept_once(client, link, owed):
    key = "0b9d1d52-5d44-4b63-8ac5-14e1a7f8b3a5"
    upload(client, link, owed, once=key)
    assert upload(client, link, owed, once=key).status_code == 302
    assert owed.documents.count() == 1


def test_too_many_are_asked_to_wait(client, link, owed, monkeypatch):
    monkeypatch.setattr(welcome, "DOCUMENTS", welcome.DOCUMENTS._replace(times=1))
    upload(client, link, owed)
    answer = upload(client, link, owed)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert owed.documents.count() == 1


def test_what_asks_for_a_document_is_not_done_without_one(onboarding, owed, tomas):
    with pytest.raises(NotAllowed, match="Send the document first"):
        owed.finish(by=onboarding.application.candidate)
    owed.finish(by=tomas)  # who has it on paper
    assert owed.is_done


def test_recruiters_and_admins_open_the_file_and_it_is_on_the_record(
    client, link, owed, tomas, aiko, alex, maya, onboarding
):
    upload(client, link, owed)
    address = reverse("candidates:owed_document", args=[OwedDocument.objects.get().pk])
    for person in (tomas, aiko, alex):
        client.force_login(person)
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert b"".join(answer.streaming_content) == PDF
    assert Event.objects.filter(verb="task.see_document").count() == 3
    client.force_login(maya)
    assert client.get(address).status_code == 403
    assert address not in client.get(onboarding.get_absolute_url()).text


def test_a_colleague_who_knows_nothing_of_it_does_not_find_the_file(client, link, owed, priya):
    upload(client, link, owed)
    client.force_login(priya)
    address = reverse("candidates:owed_document", args=[OwedDocument.objects.get().pk])
    assert client.get(address).status_code == 404


def test_an_old_or_broken_link_opens_nothing(client, onboarding, link, tomas, time_machine):
    assert client.get(link[:-4] + "abc/").status_code == 404
    assert "does not work any more" in client.get("/welcome/nothing/").text
    time_machine.move_to(TODAY)
    fresh = link_of(onboarding)
    assert client.get(fresh).status_code == 200
    onboarding.stop(by=tomas)
    assert client.get(fresh).status_code == 404


def test_the_page_is_for_nobody_else(client, link):
    answer = client.get(link)
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_what_they_read_names_no_pay_and_none_of_our_words(client, onboarding, link):
    page = client.get(link).text
    assert "50,000" not in page
    assert "REQ-" not in page


def test_their_candidate_page_leads_there(client, onboarding):
    application = onboarding.application
    application.tell(application.coarse)
    page = client.get(path_for(application.candidate)).text
    assert "Open your first days" in page
