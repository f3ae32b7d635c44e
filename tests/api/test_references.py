"""References and checks by program: the pages' verbs, and the pages' limits on who reads what."""

import pytest

from candidates.models import BackgroundCheck, Reference
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
