"""What a check found is for recruiters and admins; whoever decides reads one word."""

import datetime as dt
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from candidates.models import CheckResult
from candidates.outcomes import outcomes
from candidates.stored import stored
from candidates.tasks import expire_checks, sweep_files
from hiring import clocks
from hiring.activity.models import Event, Notice
from hiring.files import disk
from hiring.lifecycle import NotAllowed
from tests import factories

PDF = b"%PDF-1.7 nothing found"
UNTIL = "2031-01-31"


@pytest.fixture
def finalist(open_requisition):
    return factories.application(open_requisition, stage="deciding")


@pytest.fixture
def under_way(finalist):
    return factories.check(finalist, "in_progress")


@pytest.fixture
def recruiter(client, tomas):
    client.force_login(tomas)
    return client


def address(check, verb):
    return reverse(f"candidates:check_{verb}", args=[check.pk])


def file(content=PDF, name="result.pdf"):
    return SimpleUploadedFile(name, content, "application/pdf")


# Its way


def test_it_is_ordered_begun_and_cleared(recruiter, finalist, maya):
    check = factories.check(finalist, "consented")
    for verb in ("order", "begin"):
        assert recruiter.post(address(check, verb)).status_code == 302
    sent = {"file": file(), "valid_until": UNTIL, "note": "All papers seen."}
    assert recruiter.post(address(check, "clear"), sent).status_code == 302
    check.refresh_from_db()
    assert (check.status, check.valid_until) == ("clear", dt.date(2031, 1, 31))
    assert check.ordered_at
    assert check.result.name == "result.pdf"
    assert Notice.objects.to(maya).filter(kind="check.clear").exists()
    page = recruiter.get(finalist.get_absolute_url()).text
    for words in ("All papers seen.", "result.pdf", "Clear"):
        assert words in page


def test_nothing_is_ordered_before_consent(recruiter, finalist):
    check = factories.check(finalist)
    assert recruiter.post(address(check, "order")).status_code == 409
    check.refresh_from_db()
    assert check.status == "requested"


def test_something_to_consider_says_what(recruiter, under_way, maya):
    answer = recruiter.post(address(under_way, "consider"), {"valid_until": UNTIL})
    assert answer.status_code == 422
    assert "Say what there is to look at." in answer.text
    recruiter.post(address(under_way, "consider"), {"valid_until": UNTIL, "note": "Two names."})
    under_way.refresh_from_db()
    assert (under_way.status, under_way.note) == ("consider", "Two names.")
    assert not Notice.objects.to(maya).filter(kind__startswith="check").exists()


def test_dropping_asks_once_more(recruiter, under_way):
    assert recruiter.get(address(under_way, "drop")).status_code == 200
    under_way.refresh_from_db()
    assert under_way.status == "in_progress"
    recruiter.post(address(under_way, "drop"))
    under_way.refresh_from_db()
    assert under_way.status == "dropped"


@pytest.mark.parametrize("verb", ["clear", "consider", "drop"])
def test_what_is_over_stays_over(recruiter, finalist, verb):
    check = factories.check(finalist, "clear")
    for ask in (recruiter.get, recruiter.post):
        assert ask(address(check, verb)).status_code == 409


# The file


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (file(b""), "is empty"),
        (file(b"MZ\x90 a program"), "as a PDF"),
        (file(PDF, "result.exe"), "as a PDF"),
        (file(PDF + b"x" * 10 * 1024 * 1024), "larger than 10 MB"),
    ],
)
def test_what_is_no_pdf_is_refused_in_words(recruiter, under_way, sent, words):
    answer = recruiter.post(address(under_way, "clear"), {"file": sent, "valid_until": UNTIL})
    assert answer.status_code == 422
    assert words in answer.text
    assert not CheckResult.objects.exists()


def test_a_file_waits_while_something_else_is_put_right(recruiter, under_way):
    answer = recruiter.post(address(under_way, "clear"), {"file": file(), "valid_until": "x"})
    assert answer.status_code == 422
    assert "result.pdf" in answer.text
    held = re.search(r'name="held" value="([^"]+)"', answer.text)[1]
    recruiter.post(address(under_way, "clear"), {"held": held, "valid_until": UNTIL})
    assert CheckResult.objects.get().name == "result.pdf"


def test_a_file_that_waits_can_be_taken_away(recruiter, under_way):
    answer = recruiter.post(address(under_way, "clear"), {"file": file(), "valid_until": "x"})
    held = re.search(r'name="held" value="([^"]+)"', answer.text)[1]
    bare = recruiter.post(address(under_way, "clear"), {"held": held, "remove": "1", "note": "Hm"})
    assert "result.pdf" not in bare.text
    assert "Hm" in bare.text


def test_a_file_held_for_another_form_is_none(recruiter, under_way):
    sent = {"held": "nonsense", "valid_until": UNTIL}
    answer = recruiter.post(address(under_way, "clear"), sent)
    assert answer.status_code == 422
    assert "waited too long" in answer.text


def test_a_past_day_is_no_day_until_which_it_is_valid(recruiter, under_way):
    sent = {"valid_until": "2020-01-01"}
    assert recruiter.post(address(under_way, "clear"), sent).status_code == 422


def test_it_is_saved_and_never_shown_and_whoever_opens_it_is_on_record(recruiter, under_way, tomas):
    factories.check_result(under_way)
    answer = recruiter.get(address(under_way, "see_result"))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="result.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert Event.objects.get(verb="check.see_result").actor == tomas


def test_where_there_is_no_file_there_is_nothing_to_open(recruiter, under_way):
    assert recruiter.get(address(under_way, "see_result")).status_code == 404
    assert not Event.objects.filter(verb="check.see_result").exists()


def test_the_sweep_and_the_backup_know_the_file(under_way):
    result = factories.check_result(under_way)
    assert result.path in set(stored(result.path[:2]))
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=3)):
        sweep_files()
    with disk.open_stored(result.path) as kept:
        assert kept.read() == PDF


# Who reads what


def test_whoever_decides_reads_the_outcome_and_nothing_else(client, finalist, maya, tomas):
    check = factories.check(finalist, "in_progress")
    check.consider(by=tomas, note="Two names.")
    factories.check_result(check)
    client.force_login(maya)
    page = client.get(finalist.get_absolute_url()).text
    assert "Under review" in page
    for hidden in ("Two names.", "result.pdf", "consider in a check", "Asked for by"):
        assert hidden not in page
    assert client.get(address(check, "see_result")).status_code == 403
    assert not Event.objects.filter(verb="check.see_result").exists()


def test_an_admin_reads_the_result(client, under_way, alex):
    factories.check_result(under_way)
    client.force_login(alex)
    assert client.get(address(under_way, "see_result")).status_code == 200


@pytest.mark.parametrize("who", ["rui", "priya", "nora"])
def test_others_know_of_no_check(client, request, under_way, who):
    factories.check_result(under_way)
    client.force_login(request.getfixturevalue(who))
    assert client.get(address(under_way, "see_result")).status_code == 404


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("requested", "not done"),
        ("consented", "not done"),
        ("ordered", "under review"),
        ("in_progress", "under review"),
        ("clear", "clear"),
    ],
)
def test_the_outcome_follows_the_status(finalist, status, word):
    check = factories.check(finalist, status)
    assert outcomes(finalist) == [(check.kind, word)]


@pytest.mark.parametrize(("verb", "word"), [("refuse", "not done"), ("drop", None)])
def test_refused_is_not_done_and_dropped_is_nothing(finalist, tomas, verb, word):
    check = factories.check(finalist)
    getattr(check, verb)(by=finalist.candidate if verb == "refuse" else tomas)
    assert outcomes(finalist) == ([(check.kind, word)] if word else [])


def test_of_two_of_a_kind_the_newer_counts(finalist, tomas):
    first = factories.check(finalist, "in_progress")
    first.consider(by=tomas, note="Two names.")
    second = factories.check(finalist, "clear")
    assert outcomes(finalist) == [(second.kind, "clear")]


# By itself


def test_a_result_expires_by_itself_after_its_day(finalist, tomas):
    check = factories.check(finalist, "ordered")
    check.clear(by=tomas, valid_until=clocks.now().date())
    assert expire_checks() == 0
    with time_machine.travel(clocks.now() + dt.timedelta(days=1, minutes=1)):
        assert expire_checks() == 1
        assert expire_checks() == 0
    check.refresh_from_db()
    assert check.status == "expired"
    assert outcomes(finalist)[0][1] == "not done"
    assert Notice.objects.to(tomas).filter(kind="check.expire").exists()


def test_without_a_day_it_is_good_for_as_long_as_its_kind(finalist, tomas):
    check = factories.check(finalist, "ordered", factories.kind_of_check("Degree", days_valid=30))
    check.clear(by=tomas)
    assert check.valid_until == clocks.now().date() + dt.timedelta(days=30)


def test_only_what_was_found_expires(finalist):
    check = factories.check(finalist, "ordered")
    with pytest.raises(NotAllowed):
        check.expire()
