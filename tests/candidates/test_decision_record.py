"""The decision record: what was known when it was decided, as a document that stays as it is."""

import hashlib
import io

import pypdfium2
import pytest
from django.db import IntegrityError
from django.urls import reverse

from candidates.models import Decision, DecisionRecord, Said, Scorecard
from candidates.tasks import make_records
from hiring.activity.models import Event
from tests import factories

WHY = "Strongest under water #let and *that* is the job."


@pytest.fixture
def finalist(open_requisition, priya, tomas):
    finalist = factories.application(open_requisition, stage="deciding")
    card = Scorecard.ask(finalist, priya, by=tomas)
    judged = {one.pk: Said("no", "Panicked at depth") for one in card.criteria()}
    said = {"overall": "no", "takeaways": "Not in winter.", "private_note": "Knows my cousin."}
    card.send(by=priya, judged=judged, **said)
    return finalist


@pytest.fixture
def decided(finalist, maya, open_requisition):
    must = open_requisition.criteria.first()
    finalist.expects, finalist.expects_currency = 57_123_00, "EUR"
    finalist.save()
    finalist.choose(by=maya, reasons=WHY, criteria=[must], rationale={must.pk: "Sixty metres"})
    make_records()
    return Decision.objects.get()


def url(decision):
    return reverse("candidates:decision_record", args=[decision.pk])


def words_of(pdf):
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return " ".join(page.get_textpage().get_text_range() for page in document)


def read(client, person, decision):
    client.force_login(person)
    answer = client.get(url(decision))
    return b"".join(answer.streaming_content) if answer.status_code == 200 else b""


def test_it_says_what_was_known(client, decided, maya):
    said = " ".join(words_of(read(client, maya, decided)).split())
    for words in (
        "Decision on", WHY, "Sixty metres", "Panicked at depth", "Not in winter.", "Who said no",
        "Priya",
    ):  # fmt: skip
        assert words in said, words


def test_it_has_neither_pay_nor_private_notes(client, decided, maya):
    said = words_of(read(client, maya, decided))
    assert "57,123" not in said
    assert "cousin" not in said


def test_its_hash_stands_in_the_audit_trail(client, decided, maya):
    pdf = read(client, maya, decided)
    event = Event.objects.get(verb="decision.record")
    assert event.details["sha256"] == hashlib.sha256(pdf).hexdigest() == decided.record.sha256


def test_what_is_changed_later_is_not_in_it(client, decided, maya, priya):
    card = Scorecard.objects.get()
    card.amend(by=priya, judged={}, overall="yes", takeaways="In winter, too.")
    assert "In winter, too." not in words_of(read(client, maya, decided))


def test_it_is_made_once(decided):
    before = DecisionRecord.objects.values_list("sha256", "path").get()
    make_records()
    assert DecisionRecord.objects.values_list("sha256", "path").get() == before
    assert Event.objects.filter(verb="decision.record").count() == 1


@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"path": "x.pdf"}, {"content": {"a": 1}}])
def test_the_database_refuses_another_one(decided, change):
    with pytest.raises(IntegrityError):
        DecisionRecord.objects.update(**change)


def test_its_file_may_be_erased_and_the_hash_stays(decided):
    DecisionRecord.objects.update(path="", content={})
    assert DecisionRecord.objects.get().sha256 == decided.record.sha256


def test_it_is_not_there_before_it_is_made(client, finalist, maya):
    finalist.choose(by=maya, reasons=WHY)
    client.force_login(maya)
    assert client.get(url(Decision.objects.get())).status_code == 404
    page = client.get(reverse("candidates:decide", args=[finalist.pk])).text
    assert "being made" in page


def test_it_is_for_those_who_see_the_person(client, decided, maya, tomas, aiko, alex, rui, priya):
    for person, code in (
        (maya, 200), (tomas, 200), (aiko, 200), (alex, 200), (rui, 404), (priya, 404),
    ):  # fmt: skip
        client.force_login(person)
        assert client.get(url(decided)).status_code == code, person


def test_a_no_is_recorded_too(client, finalist, maya):
    finalist.decline(by=maya, reasons="Panics at depth.")
    make_records()
    assert "Declined" in words_of(read(client, maya, Decision.objects.get()))


def test_reading_it_is_on_the_record(client, decided, maya):
    read(client, maya, decided)
    assert Event.objects.filter(verb="decision.download").exists()
