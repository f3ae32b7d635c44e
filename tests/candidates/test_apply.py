"""The apply form: loses nothing, tells nothing, takes one application."""

import re
import uuid

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from candidates.models import Application, Candidate, Source
from candidates.resumes import MAX_SIZE
from candidates.views.apply import FROM_ONE_CONNECTION, WITH_ONE_ADDRESS
from hiring import files
from hiring.accounts.models import Company
from hiring.activity.delivery import deliver
from hiring.files import takes_one_file
from tests import factories
from tests.hostile import archives, pdfs, plain

QUESTIONS = [
    {"text": "Why welding?", "hint": "A few words.", "kind": "text", "required": True},
    {"text": "May you work in the EU?", "hint": "", "kind": "yes_no", "required": False},
]


@pytest.fixture
def posting(open_requisition):
    return factories.published(open_requisition, resume="optional", questions=QUESTIONS)


@pytest.fixture
def send(client, posting):
    """Send the form, filled in except for what is given."""

    def post(address="", **given):
        why, eu = posting.questions.all()
        filled = {
            "name": "Leila Haddad",
            "email": "leila@example.org",
            f"question_{why.pk}": "Sparks.",
            f"question_{eu.pk}": "yes",
            "privacy": "on",
        }
        values = {name: value for name, value in (filled | given).items() if value is not None}
        return client.post(f"/jobs/{posting.slug}/apply/{address}", values)

    return post


def resume(content=b"Welds steel.", name="leila.txt"):
    return SimpleUploadedFile(name, content)


def reference(response):
    found = re.search(r'name="held" value="([^"]*)"', response.text)
    return found[1] if found else ""


# Taking it


def test_a_whole_form_makes_an_application(send, posting):
    response = send(
        resume=resume(), phone="+351 951", place="Lisbon", expects="55,000", available="In June"
    )

    assert response.status_code == 302
    assert response["Location"] == f"/jobs/{posting.slug}/applied/"
    application = Application.objects.get()
    assert application.status == "applied"
    assert application.candidate.place == "Lisbon"
    assert (application.expects, application.expects_currency) == (55_000_00, "EUR")
    assert [answer.text for answer in application.answers.all()] == ["Sparks.", "Yes"]
    assert application.resumes.get().name == "leila.txt"


def test_no_account_and_no_resume_are_needed_where_it_is_optional(send):
    assert send().status_code == 302
    assert not Application.objects.get().resumes.exists()


def test_the_tracked_link_is_the_source(send):
    Source.objects.create(name="Weld Board", kind="job_board", code="weld-board")
    send("?from=weld-board")
    assert Application.objects.get().source.name == "Weld Board"


@pytest.mark.parametrize("code", ["nobody", "<script>", "%00", "retired"])
def test_an_unknown_link_counts_as_the_careers_site(send, code):
    Source.objects.create(name="Old Board", kind="job_board", code="retired", active=False)
    send(f"?from={code}")
    assert Application.objects.get().source.kind == "careers"


def test_the_thanks_do_not_depend_on_who_asks(client, send, posting):
    first = client.get(send()["Location"])
    again = client.get(send(name="L. Haddad")["Location"])
    assert first.status_code == 200
    assert "We have your application" in first.text
    assert first.text == again.text


def test_the_form_is_kept_by_no_cache(client, posting):
    response = client.get(f"/jobs/{posting.slug}/apply/")
    assert "no-store" in response["Cache-Control"]


# Applying again, and by people we know


def test_applying_again_is_answered_like_applying(send, posting, tomas):
    first = send(resume=resume())
    Application.objects.get().screen(by=tomas)
    again = send(resume=resume(b"Newer."))

    assert (again.status_code, again["Location"]) == (first.status_code, first["Location"])
    assert again.content == first.content
    assert Application.objects.count() == 1


@pytest.mark.parametrize("known", ["an employee", "a prospect", "rejected", "in another case"])
def test_nobody_outside_learns_whom_we_know(send, posting, priya, tomas, known):
    stranger = send(email="stranger@example.org")
    email = "known@example.org"
    if known == "an employee":
        email = priya.email
    elif known == "a prospect":
        factories.application(
            posting.requisition, stage="prospect", person=factories.candidate("Known", email=email)
        )
    elif known == "rejected":
        person = factories.candidate("Known", email=email)
        factories.application(posting.requisition, person=person).reject(
            by=tomas, reason="other", words="No."
        )
    else:
        factories.candidate("Known", email=email)
        email = "KNOWN@Example.Org"

    answer = send(email=email)

    assert (answer.status_code, answer["Location"]) == (302, stranger["Location"])
    assert Application.objects.filter(candidate__email=email.lower(), status="applied").exists()


def test_only_the_mail_tells_first_from_again(send, posting):
    send()
    send()
    deliver()
    letters = [letter for letter in mail.outbox if letter.to == ["leila@example.org"]]
    assert len(letters) == 2
    assert letters[0].subject == letters[1].subject
    assert letters[0].body != letters[1].body


def test_pressing_twice_sends_once(send):
    key = str(uuid.uuid4())
    first, second = send(once=key), send(once=key)
    assert first["Location"] == second["Location"]
    deliver()
    assert len([letter for letter in mail.outbox if letter.to == ["leila@example.org"]]) == 1


# Losing nothing on an error


def test_everything_stays_on_the_page_with_the_mistake_beside_it(send, posting):
    key = str(uuid.uuid4())
    response = send(email="leila@", phone="951", keep="on", once=key)

    assert response.status_code == 422
    assert "Write an address like name@example.org." in response.text
    for value in ("Leila Haddad", "leila@", "951", "Sparks."):
        assert value in response.text
    assert re.search(r'name="keep"[^>]* checked', response.text)
    assert re.search(r'value="yes"[^>]* checked', response.text)
    assert key in response.text
    assert not Candidate.objects.exists()


def test_the_file_survives_a_mistake_elsewhere(send):
    content = plain.pdf()
    wrong = send(email="", resume=resume(content, "leila.pdf"))
    assert wrong.status_code == 422
    assert "leila.pdf" in wrong.text

    assert send(held=reference(wrong)).status_code == 302

    kept = Application.objects.get().resumes.get()
    assert kept.name == "leila.pdf"
    assert files.open_stored(kept.path).read() == content


def test_it_survives_a_second_mistake_too(send):
    first = send(email="", resume=resume())
    second = send(name="", held=reference(first))
    send(held=reference(second))
    assert Application.objects.get().resumes.get().name == "leila.txt"


def test_a_newer_file_takes_the_place_of_the_one_that_waits(send):
    first = send(email="", resume=resume())
    send(held=reference(first), resume=resume(b"Newer.", "newer.txt"))
    assert Application.objects.get().resumes.get().name == "newer.txt"


def test_the_file_can_be_taken_away_and_everything_else_stays(send):
    first = send(email="", resume=resume())
    response = send(remove="1", held=reference(first), phone="951")

    assert response.status_code == 200
    assert "leila.txt" not in response.text
    assert reference(response) == ""
    for value in ("Leila Haddad", "leila@example.org", "951", "Sparks."):
        assert value in response.text
    assert not Candidate.objects.exists()


def test_a_file_that_waited_too_long_is_asked_for_again(send):
    response = send(held="made-up")
    assert response.status_code == 422
    assert "choose it again" in response.text


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "leila.pdf", "This file is empty"),
        (b"MZ\x90", "leila.exe", "Please send your résumé as PDF"),
        (b"<html><script>alert(1)</script>", "leila.pdf", "something else is inside"),
        (pdfs.needs_password(), "leila.pdf", "protected by a password"),
        (archives.zip_bomb(), "leila.docx", "unpacks to far more"),
        (plain.pdf()[:200], "leila.pdf", "damaged or incomplete"),
    ],
    ids=["empty", "program", "html named pdf", "encrypted", "zip bomb", "truncated"],
)
def test_a_file_we_do_not_take_is_refused_in_words_beside_it(send, content, name, words):
    response = send(resume=resume(content, name))
    assert response.status_code == 422
    assert words in response.text
    assert "Leila Haddad" in response.text
    assert "Sparks." in response.text
    assert reference(response) == ""
    assert not Candidate.objects.exists()


def test_the_name_of_a_file_is_text(send):
    response = send(email="", resume=resume(name='"><img src=x onerror=alert(1)>.txt'))
    assert "<img" not in response.text


# What must be there


def test_a_resume_is_asked_for_where_the_posting_needs_one(client, posting, send):
    posting.set({"resume": "required"})
    response = send()
    assert response.status_code == 422
    assert "Add your résumé." in response.text
    assert send(held=reference(send(email="", resume=resume()))).status_code == 302


@pytest.mark.parametrize(("wish", "said"), [("required", False), ("optional", True)])
def test_the_page_says_whether_a_resume_is_optional(client, posting, wish, said):
    posting.set({"resume": wish})
    text = client.get(f"/jobs/{posting.slug}/apply/").text
    label = re.search(r'<label for="id_resume">(.*?)</label>', text)[1]
    assert ("optional" in label) is said


def test_a_file_that_is_too_large_is_refused_in_words_and_the_rest_is_kept(
    send, settings, tmp_path
):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    response = send(resume=resume(b"x" * (MAX_SIZE + 5_000_000), "leila.txt"))
    assert response.status_code == 422
    assert "larger than 10 MB" in response.text
    assert "Sparks." in response.text


def test_no_more_of_a_large_file_is_written_down_than_needed(rf, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    written = []

    @takes_one_file(1000)
    def view(request):
        written.extend(file.size for file in request.FILES.values())
        return HttpResponse(request.POST["after"])

    request = rf.post("/", {"a": resume(b"x" * 5_000_000), "b": resume(), "after": "kept"})
    request._dont_enforce_csrf_checks = True
    assert view(request).content == b"kept"
    assert len(written) == 1
    assert written[0] < 100_000


def test_a_question_that_must_be_answered_is(send, posting):
    why = posting.questions.first()
    response = send(**{f"question_{why.pk}": ""})
    assert response.status_code == 422
    assert "Answer this, please." in response.text


def test_the_privacy_notice_comes_first(send):
    response = send(privacy=None)
    assert response.status_code == 422
    assert "Read how we use what you send" in response.text


def test_keeping_data_for_other_jobs_is_a_free_choice(send):
    send()
    assert Candidate.objects.get().keep_until is None
    send(keep="on")
    assert Candidate.objects.get().keep_until is not None


def test_a_retired_question_is_not_asked(client, posting):
    posting.questions.filter(kind="yes_no").update(retired=True)
    assert "May you work in the EU?" not in client.get(f"/jobs/{posting.slug}/apply/").text


@pytest.mark.parametrize("field", ["name", "phone", "place", "available"])
@pytest.mark.parametrize("value", ["x" * 5000, "a\0b"])
def test_what_no_field_takes_is_a_mistake_and_not_a_crash(send, field, value):
    assert send(**{field: value}).status_code == 422


@pytest.mark.parametrize("expects", ["a lot", "-5", "1e400", "99999999999999999"])
def test_pay_that_is_no_amount_is_a_mistake(send, expects):
    assert send(expects=expects).status_code == 422


def test_names_are_text_everywhere(send, client):
    send(name="<b>Leila</b> {{ 7*7 }}\r\nBcc: x@example.org")
    deliver()
    letter = mail.outbox[-1]
    html = next(part.content for part in letter.alternatives)
    assert "<b>Leila" not in html
    assert "\n" not in letter.subject
    assert letter.to == ["leila@example.org"]


# Programs and crowds


def test_a_program_that_fills_in_what_nobody_sees_is_not_taken(send):
    response = send(nothing="http://spam.example")
    assert response.status_code == 422
    assert not Candidate.objects.exists()
    assert "leave this empty" in response.text


def test_a_crowd_from_one_connection_waits_and_loses_nothing(send):
    for n in range(FROM_ONE_CONNECTION.times):
        send(email=f"p{n}@example.org", privacy=None)

    response = send(phone="951")

    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert "Leila Haddad" in response.text
    assert "951" in response.text
    assert not Candidate.objects.exists()


def test_one_address_is_not_flooded_with_mail(send):
    for _ in range(WITH_ONE_ADDRESS.times):
        assert send().status_code == 302
    response = send(email="LEILA@example.org", resume=resume())
    assert response.status_code == 429
    assert "leila.txt" in response.text
    assert send(email="other@example.org").status_code == 302


def test_a_form_from_elsewhere_is_refused(posting):
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(f"/jobs/{posting.slug}/apply/", {"name": "x"}).status_code == 403
    assert not Candidate.objects.exists()


def test_the_page_says_by_when_a_person_answers(client, posting, tomas):
    Company.objects.update_or_create(pk=1, defaults={"name": "Fernhill", "answer_days": 3})
    assert f"{tomas.first_name} answers by" in client.get(f"/jobs/{posting.slug}/apply/").text
