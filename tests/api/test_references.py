"""References and checks by program: the pages' verbs, and the pages' limits on who reads what."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from candidates.models import BackgroundCheck, CheckResult, Reference
from hiring.activity.models import Event
from tests import factories


@pytest.fixture
def finalist(open_requisition):
    return factories.application(open_requisition, stage="deciding")


def heard(requisition, word):
    rows = [{"criterion": one.pk, "word": word} for one in requisition.criteria.current()]
    return {"answers": rows, "again": "gladly", "words": "Calm."}


def test_a_program_asks_for_referees_names_one_and_records_a_call(program, finalist, tomas):
    speaks = program(tomas)
    base = f"/api/applications/{finalist.pk}"
    assert speaks.post(f"{base}/ask_referees/", {"note": "Who knows your work?"}).status_code == 200
    named = {"name": "Halima", "relation": "Led", "phone": "+351912345678", "agreed": True}
    assert speaks.post(f"{base}/name_referee/", named).status_code == 200
    reference = Reference.objects.get()
    address = f"/api/references/{reference.pk}/record/"
    assert speaks.post(address, heard(finalist.requisition, "never")).status_code == 422
    answer = speaks.post(address, heard(finalist.requisition, "yes"))
    assert answer.status_code == 200, answer.text
    assert answer.json()["status"] == "answered"
    assert {row["word"] for row in answer.json()["answers"]} == {"yes"}
    assert speaks.post(address, heard(finalist.requisition, "no")).status_code == 409


def test_how_to_reach_a_referee_is_for_recruiters(program, finalist, tomas, maya):
    reference = factories.referee(finalist)
    address = f"/api/references/{reference.pk}/"
    assert program(tomas).get(address).json()["email"] == reference.email
    assert program(maya).get(address).json()["email"] is None


def test_a_check_goes_its_way_and_whoever_decides_reads_a_word(program, finalist, tomas, maya):
    kind = factories.kind_of_check()
    speaks = program(tomas)
    address = f"/api/applications/{finalist.pk}/request_check/"
    assert speaks.post(address, {"kind": kind.pk}).status_code == 200
    check = BackgroundCheck.objects.get()
    base = f"/api/checks/{check.pk}"
    assert speaks.post(f"{base}/order/").status_code == 409
    check.consent(by=finalist.candidate)
    assert speaks.post(f"{base}/order/").json()["outcome"] == "under review"
    assert speaks.post(f"{base}/consider/", {"valid_until": "2031-01-31"}).status_code == 422
    sent = {"valid_until": "2031-01-31", "note": "Two names."}
    assert speaks.post(f"{base}/consider/", sent).json()["note"] == "Two names."
    read = program(maya).get(f"{base}/")
    assert read.json()["outcome"] == "under review"
    assert read.json()["status"] is None
    assert "Two names." not in read.text
    assert program(maya).post(f"{base}/drop/").status_code == 403


def test_a_program_corrects_an_address_and_what_it_leaves_out_stays(program, finalist, tomas, maya):
    reference = factories.referee(finalist)
    reference.ask(by=tomas)
    address = f"/api/references/{reference.pk}/correct/"
    assert program(maya).post(address, {"name": "Halima Ali"}).status_code == 403
    answer = program(tomas).post(address, {"email": "halima@example.org"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["email"] == "halima@example.org"
    assert answer.json()["name"] == reference.name
    assert program(tomas).post(address, {"email": "halima@example.org"}).status_code == 409
    assert program(tomas).post(address, {"email": "halima"}).status_code == 422
    assert program(tomas).post(address, {"agreed": True}).status_code == 422


# The file of a result

PDF = b"%PDF-1.7 nothing found"


@pytest.fixture
def ordered(finalist):
    return factories.check(finalist, "ordered")


def bring(speaks, check, verb="clear", content=PDF, name="report.pdf", **more):
    """What came back, with its file."""
    sent = {"valid_until": "2031-01-31", "file": SimpleUploadedFile(name, content)} | more
    address = f"/api/checks/{check.pk}/{verb}/"
    return speaks.client.post(address, sent, headers=speaks.headers)


def test_a_program_brings_a_result_with_its_file_and_reads_it(program, ordered, tomas, alex):
    answer = bring(program(tomas), ordered)
    assert answer.status_code == 200, answer.text
    assert answer.json()["status"] == "clear"
    assert answer.json()["result"]["name"] == "report.pdf"
    for person in (tomas, alex):
        for accepted in ("*/*", "application/pdf", "application/json"):
            address = f"/api/checks/{ordered.pk}/result/"
            read = program(person).get(address, Accept=accepted)
            assert read.status_code == 200
            assert b"".join(read.streaming_content) == PDF
            assert read["Content-Disposition"].startswith("attachment")
    assert Event.objects.of(ordered).filter(verb="check.see_result").count() == 6


def test_whoever_decides_does_not_read_the_file_and_others_know_nothing_of_it(
    program, ordered, tomas, maya, rui, priya
):
    bring(program(tomas), ordered)
    address = f"/api/checks/{ordered.pk}/result/"
    refused = program(maya).get(address, Accept="application/pdf")
    assert (refused.status_code, refused["Content-Type"]) == (403, "application/problem+json")
    assert "recruiters and admins only" in refused.json()["detail"]
    for person in (rui, priya):
        assert program(person).get(address).status_code == 404
    assert not Event.objects.filter(verb="check.see_result").exists()


def test_without_a_file_there_is_nothing_to_read(program, ordered, tomas):
    assert program(tomas).get(f"/api/checks/{ordered.pk}/result/").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"content": b"MZ not a PDF"},
        {"name": "report.exe"},
        {"content": b""},
        {"valid_until": "2001-01-31"},
        {"held": "mine"},
        {"verb": "consider"},
    ],
)
def test_a_file_that_is_not_what_it_should_be_concludes_nothing(program, ordered, tomas, wrong):
    answer = bring(program(tomas), ordered, **wrong)
    assert answer.status_code == 422, answer.text
    ordered.refresh_from_db()
    assert ordered.status == "ordered"
    assert not CheckResult.objects.exists()


def test_a_file_in_json_is_no_file(program, ordered, tomas):
    sent = {"valid_until": "2031-01-31", "file": "report.pdf"}
    assert program(tomas).post(f"/api/checks/{ordered.pk}/clear/", sent).status_code == 422


def test_what_the_status_refuses_keeps_no_file(program, finalist, tomas, settings):
    check = factories.check(finalist, "consented")
    assert bring(program(tomas), check).status_code == 409
    assert not [path for path in settings.FILES_ROOT.rglob("*") if path.is_file()]


def test_a_repeated_result_is_kept_once(program, ordered, tomas):
    speaks = program(tomas)
    speaks.headers = speaks.headers | {"Idempotency-Key": "c"}
    assert [bring(speaks, ordered).status_code for _ in range(2)] == [200, 200]
    assert CheckResult.objects.count() == 1
