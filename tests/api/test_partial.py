"""What a program leaves out stays as it is; what nobody knows is refused and not passed over."""

import pytest

from candidates.models import Finding, Note
from requisitions.models import Criterion
from tests import factories


@pytest.fixture
def nice(open_requisition):
    return Criterion.objects.create(
        requisition=open_requisition, need="nice", text="Sails", kind="skill", position=9
    )


@pytest.fixture
def must(open_requisition):
    return open_requisition.criteria.musts().first()


@pytest.fixture
def review(open_requisition, must, nice):
    return factories.application(open_requisition, stage="presented").reviews.get()


def fields_of(answer):
    assert answer.status_code == 422, answer.text
    return {error["field"] for error in answer.json()["errors"]}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"verdict": "ask"},
        {"verdict": ""},
        {"note": "Near enough."},
        {"note": ""},
        "nice",
        "must",
    ],
)
def test_a_draft_keeps_what_is_not_sent(program, maya, review, must, nice, change):
    speaks, address = program(maya), f"/api/reviews/{review.pk}/"
    liked = [{"criterion": must.pk, "feeling": "liked"}]
    kept = {"verdict": "decline", "note": "Too far away.", "impressions": liked}
    assert speaks.post(f"{address}draft/", kept).status_code == 200
    felt = {must.pk: "liked"}
    if change == "nice":
        change = {"impressions": [{"criterion": nice.pk, "feeling": "missed"}]}
        felt[nice.pk] = "missed"
    elif change == "must":
        change, felt = {"impressions": [{"criterion": must.pk, "feeling": ""}]}, {}
    assert speaks.post(f"{address}draft/", change).status_code == 200
    now = speaks.get(address).json()
    assert {one["criterion"]: one["feeling"] for one in now["impressions"]} == felt
    said = {name: change.get(name, kept[name]) for name in ("verdict", "note")}
    assert {name: now[name] for name in said} == said


def test_a_screen_keeps_the_line_and_the_other_criteria(program, tomas, aiko, must, nice):
    application = factories.application(must.requisition, stage="screening")
    speaks, address = program(tomas), f"/api/applications/{application.pk}/write_screen/"
    heard = [
        {"criterion": must.pk, "heard": "heard", "line": "Three of them."},
        {"criterion": nice.pk, "heard": "unclear", "line": "Once?"},
    ]
    assert speaks.post(address, {"findings": heard}).status_code == 200
    Finding.objects.update(by=aiko)
    again = [{"criterion": must.pk, "heard": "not_heard"}]
    now = speaks.post(address, {"findings": again}).json()["findings"]
    assert {one["criterion"]: (one["heard"], one["line"]) for one in now} == {
        must.pk: ("not_heard", "Three of them."),
        nice.pk: ("unclear", "Once?"),
    }
    assert Finding.objects.get(criterion=nice).by == aiko
    only_the_line = [{"criterion": nice.pk, "line": "Twice."}]
    now = speaks.post(address, {"findings": only_the_line}).json()["findings"]
    assert ("unclear", "Twice.") in {(one["heard"], one["line"]) for one in now}


def test_a_line_without_an_answer_is_refused_and_not_lost(program, tomas, must, nice):
    application = factories.application(must.requisition, stage="screening")
    address = f"/api/applications/{application.pk}/write_screen/"
    sent = [{"criterion": must.pk, "heard": "heard"}, {"criterion": nice.pk, "line": "Once."}]
    answer = program(tomas).post(address, {"findings": sent})
    assert fields_of(answer) == {f"heard-{nice.pk}"}
    assert not Finding.objects.exists()


def test_a_shortlist_keeps_its_message_and_its_words(program, tomas, open_requisition):
    shortlist = factories.prepared(factories.application(open_requisition, stage="screening"))
    speaks, address = program(tomas), f"/api/shortlists/{shortlist.pk}/"
    speaks.post(f"{address}prepare/", {"message": "One who did it."})
    review = speaks.get(address).json()["reviews"][0]
    named = {"review": review["id"], "summary": "Knows wind."}
    now = speaks.post(f"{address}prepare/", {"people": [named]}).json()
    assert now["message"] == "One who did it."
    assert now["reviews"][0]["pitches"] == review["pitches"]
    assert speaks.post(f"{address}present/").json()["message"] == "One who did it."


def test_a_requisition_keeps_the_promises_and_lines_that_are_not_sent(program, maya, requisition):
    speaks, address = program(maya), f"/api/requisitions/{requisition.pk}/"
    before = speaks.get(address).json()
    changed = speaks.patch(address, {"agreement": {"update_days": 3}})
    assert changed.status_code == 200, changed.text
    promised = before["agreement"] | {"update_days": 3}
    assert changed.json() == before | {"agreement": promised}


def test_a_candidate_and_a_posting_keep_what_is_not_sent(program, tomas, open_requisition):
    speaks = program(tomas)
    person = factories.application(open_requisition).candidate
    posting = factories.posting(open_requisition)
    for address, change in (
        (f"/api/candidates/{person.pk}/", {"headline": "Pilot"}),
        (f"/api/postings/{posting.pk}/", {"closes_on": "2099-01-01"}),
    ):
        before = speaks.get(address).json()
        after = speaks.patch(address, change)
        assert after.status_code == 200, after.text
        assert after.json() == before | change


def test_null_empties(program, tomas, open_requisition):
    person = factories.application(open_requisition).candidate
    speaks, address = program(tomas), f"/api/candidates/{person.pk}/"
    speaks.patch(address, {"headline": "Pilot"})
    assert speaks.patch(address, {"headline": None}).json()["headline"] == ""


def test_a_field_that_is_not_there_is_refused(program, maya, review, requisition):
    speaks = program(maya)
    for send, path, body, fields in (
        (speaks.patch, f"requisitions/{requisition.pk}/", {"titel": "One"}, {"titel"}),
        (speaks.post, f"requisitions/{requisition.pk}/submit/", {"note": "One"}, {"note"}),
        (speaks.post, "requisitions/", {"status": "open"}, {"status"}),
        (speaks.post, "requisitions/", {"criteria": [{"txt": "A"}]}, {"criteria-0-txt"}),
        (speaks.post, "requisitions/", {"agreement": {"days": 2}}, {"agreement-days"}),
        (speaks.post, f"reviews/{review.pk}/draft/", {"verdikt": "ask"}, {"verdikt"}),
        (speaks.post, "applications/", {"stage": "hired"}, {"stage"}),
    ):
        assert fields_of(send(f"/api/{path}", body)) == fields
    unknown = [{"criterion": 999_999, "feeling": "liked"}]
    answer = speaks.post(f"/api/reviews/{review.pk}/draft/", {"impressions": unknown})
    assert fields_of(answer) == {"c999999"}


def test_a_note_that_was_meant_to_be_private_is_not_shown_to_everybody(program, aiko, review):
    speaks = program(aiko)
    address = f"/api/applications/{review.application_id}/write_note/"
    assert fields_of(speaks.post(address, {"text": "Hush.", "private": True})) == {"private"}
    assert not Note.objects.exists()
    assert speaks.post(address, {"text": "Hello.", "private": False}).status_code == 200
