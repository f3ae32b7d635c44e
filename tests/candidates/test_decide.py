"""The decision page: all evidence, the manager's choice with reasons, and its record."""

import pytest
from django.urls import reverse

from candidates.lifecycle import Stage
from candidates.models import Decision, Finding, Note, Scorecard
from hiring.activity.models import Event, Notice
from hiring.lifecycle import NotAllowed
from tests import factories

WHY = "Strongest under water, and that is the job."


def url(name, thing):
    return reverse(f"candidates:{name}", args=[thing.pk])


@pytest.fixture
def finalist(open_requisition):
    return factories.application(open_requisition, stage="deciding")


@pytest.fixture
def criterion(open_requisition):
    return open_requisition.criteria.first()


@pytest.fixture
def as_maya(client, maya):
    client.force_login(maya)
    return client


def decide(client, application, decision, criteria=(), reasons=WHY, **more):
    given = {"decision": decision, "reasons": reasons, "criteria": [c.pk for c in criteria]}
    musts = application.requisition.criteria.musts()
    rationale = {f"rationale-{one.pk}": f"Dived for {one}" for one in musts}
    return client.post(url("decide", application), given | rationale | more)


def test_choosing_keeps_reasons_and_criteria_and_tells_the_recruiter(
    as_maya, finalist, criterion, maya, tomas
):
    assert decide(as_maya, finalist, "choose", [criterion]).status_code == 302
    finalist.refresh_from_db()
    record = Decision.objects.get()
    assert finalist.status == Stage.OFFERING
    assert (record.verdict, record.reasons, record.by) == ("choose", WHY, maya)
    assert list(record.criteria.all()) == [criterion]
    assert Notice.objects.to(tomas).filter(kind="application.choose").count() == 1


def test_declining_from_the_decision_waits_to_be_told(as_maya, finalist, criterion):
    decide(as_maya, finalist, "decline", [criterion])
    finalist.refresh_from_db()
    assert finalist.status == Stage.DECLINED
    assert Decision.objects.get().verdict == "decline"
    assert finalist in type(finalist).objects.to_be_told()
    assert not Notice.objects.to(finalist.candidate).filter(kind="message.send").exists()


def test_one_more_round_goes_back_to_interviewing_with_what_is_open(as_maya, finalist):
    decide(as_maya, finalist, "probe", reasons="How deep has she worked?")
    finalist.refresh_from_db()
    assert finalist.status == Stage.INTERVIEWING
    assert "How deep has she worked?" in list(Note.objects.values_list("text", flat=True))
    assert not Decision.objects.exists()


@pytest.mark.parametrize("decision", ["choose", "decline"])
def test_yes_and_no_rest_on_a_criterion(as_maya, finalist, decision):
    answer = decide(as_maya, finalist, decision)
    assert answer.status_code == 422
    assert 'id="id_criteria_error"' in answer.text
    assert WHY in answer.text
    finalist.refresh_from_db()
    assert finalist.status == Stage.DECIDING


def test_a_decision_without_reasons_is_asked_for_them(as_maya, finalist, criterion):
    answer = decide(as_maya, finalist, "choose", [criterion], reasons=" ")
    assert answer.status_code == 422
    assert 'id="id_reasons_error"' in answer.text


def test_nothing_chosen_is_asked_for(as_maya, finalist, criterion):
    assert decide(as_maya, finalist, "", [criterion]).status_code == 422


def test_a_criterion_of_another_requisition_does_not_count(
    as_maya, finalist, maya, tomas, engineering
):
    other = factories.requisition(manager=maya, recruiter=tomas, department=engineering)
    answer = decide(as_maya, finalist, "choose", [other.criteria.first()])
    assert answer.status_code == 422


def test_only_the_hiring_manager_decides(client, finalist, criterion, tomas, alex, rui):
    for person, code in ((tomas, 403), (alex, 403), (rui, 404)):
        client.force_login(person)
        assert decide(client, finalist, "choose", [criterion]).status_code == code, person
    finalist.refresh_from_db()
    assert finalist.status == Stage.DECIDING


def test_a_yes_says_what_speaks_for_each_must_have(as_maya, finalist, criterion):
    empty = {f"rationale-{criterion.pk}": " "}
    answer = decide(as_maya, finalist, "choose", [criterion], **empty)
    assert answer.status_code == 422
    assert f'id="id_rationale-{criterion.pk}_error"' in answer.text
    decide(as_maya, finalist, "choose", [criterion])
    kept = Decision.objects.get().rationales.get(criterion=criterion)
    assert kept.text == f"Dived for {criterion}"
    assert kept.text in as_maya.get(url("decide", finalist)).text


def test_a_no_needs_no_word_on_each_must_have(as_maya, finalist, criterion):
    empty = {f"rationale-{one.pk}": "" for one in finalist.requisition.criteria.musts()}
    assert decide(as_maya, finalist, "decline", [criterion], **empty).status_code == 302


def test_a_yes_waits_for_every_scorecard_or_says_why_not(
    as_maya, finalist, criterion, maya, tomas, priya
):
    scorecard = Scorecard.ask(finalist, priya, by=tomas)
    assert "Priya" in as_maya.get(url("decide", finalist)).text
    answer = decide(as_maya, finalist, "choose", [criterion])
    assert answer.status_code == 422
    assert 'id="id_without_error"' in answer.text
    with pytest.raises(NotAllowed):
        finalist.choose(by=maya, reasons=WHY)

    decide(as_maya, finalist, "choose", [criterion], without="Priya is at sea until June.")
    assert Decision.objects.get().without == "Priya is at sea until June."
    scorecard.refresh_from_db()
    assert scorecard.status == "dropped"


def test_others_are_kept_warm_and_the_recruiter_is_told(
    as_maya, finalist, criterion, open_requisition, tomas
):
    second, third = (factories.application(open_requisition, stage="deciding") for _n in "12")
    decide(as_maya, finalist, "choose", [criterion], runners_up=[second.pk])
    second.refresh_from_db()
    assert (second.status, second.warm_since is None) == ("deciding", False)
    assert Notice.objects.to(tomas).filter(kind="application.keep_warm").count() == 1

    assert as_maya.post(url("keep_warm", third)).status_code == 302
    third.refresh_from_db()
    assert third.warm_since
    assert "Runner-up" in as_maya.get(url("decide", third)).text


def test_somebody_in_screening_is_no_runner_up(as_maya, open_requisition):
    early = factories.application(open_requisition, stage="screening")
    assert as_maya.post(url("keep_warm", early)).status_code == 409
    early.refresh_from_db()
    assert early.warm_since is None


def test_only_the_hiring_manager_keeps_somebody_warm(client, finalist, tomas, alex, rui):
    for person, code in ((tomas, 403), (alex, 403), (rui, 404)):
        client.force_login(person)
        assert client.post(url("keep_warm", finalist)).status_code == code, person
    finalist.refresh_from_db()
    assert finalist.warm_since is None


def test_recruiters_read_the_evidence_and_find_no_form(client, finalist, tomas):
    client.force_login(tomas)
    words = client.get(url("decide", finalist)).text
    assert "Waiting for Maya" in words
    assert 'name="reasons"' not in words


def test_a_decision_is_made_once(as_maya, finalist, criterion):
    decide(as_maya, finalist, "choose", [criterion])
    assert decide(as_maya, finalist, "decline", [criterion]).status_code == 409
    assert Decision.objects.count() == 1


def test_all_that_was_said_is_on_the_page(as_maya, open_requisition, criterion, maya, tomas):
    one = factories.application(open_requisition, stage="screening")
    Finding.objects.create(
        application=one, criterion=criterion, heard="heard", line="Ten years at sea", by=tomas
    )
    shortlist = factories.prepared(one)
    review = shortlist.reviews.get()
    review.pitch({c.pk: "Dives at night" for c in open_requisition.criteria.all()})
    shortlist.present(by=tomas)
    review.refresh_from_db()
    review.draft(by=maya, verdict="ask", note="How deep?")
    shortlist.send(by=maya)
    review.refresh_from_db()
    review.answer(by=tomas, text="Sixty metres.")
    review.draft(by=maya, verdict="advance", note="Good.", impressions={criterion.pk: "unsure"})
    shortlist.send(by=maya)
    one.refresh_from_db()
    one.debrief(by=tomas, why="Both interviewers say yes.")
    words = as_maya.get(url("decide", one)).text
    for said in (
        "Ten years at sea",
        "Dives at night",
        "How deep?",
        "Sixty metres.",
        "Good.",
        "Unsure",
        "Both interviewers say yes.",
    ):
        assert said in words, said


def test_private_notes_are_for_manager_and_recruiter(client, finalist, maya, tomas, aiko, alex):
    Note.objects.write(finalist, by=tomas, text="Asked for discretion", private=True)
    for person, seen in ((maya, True), (tomas, True), (aiko, False), (alex, False)):
        client.force_login(person)
        assert ("Asked for discretion" in client.get(url("decide", finalist)).text) is seen, person


def test_pay_against_the_band_is_seen_by_those_who_may(client, finalist, maya, tomas, aiko):
    finalist.expects, finalist.expects_currency = 57_000_00, "EUR"
    finalist.save()
    for person, seen in ((maya, True), (tomas, True), (aiko, False)):
        client.force_login(person)
        words = client.get(url("decide", finalist)).text
        assert ("57,000" in words) is seen, person
        assert ("60,000" in words) is seen, person


@pytest.mark.parametrize(
    ("expects", "words"),
    [(55_000_00, "Inside the band"), (61_000_00, "Above the band"), (1, "Below the band")],
)
def test_a_wish_is_compared_in_words(as_maya, finalist, expects, words):
    finalist.expects, finalist.expects_currency = expects, "EUR"
    finalist.save()
    assert words in as_maya.get(url("decide", finalist)).text


def test_the_others_in_the_final_round_are_named_without_a_rank(
    as_maya, finalist, open_requisition
):
    other = factories.application(open_requisition, stage="deciding")
    words = as_maya.get(url("decide", finalist)).text
    assert str(other) in words
    assert url("decide", other) in words


def test_the_record_stays_on_the_page(as_maya, finalist, criterion):
    decide(as_maya, finalist, "choose", [criterion])
    words = as_maya.get(url("decide", finalist)).text
    assert WHY in words
    assert 'name="reasons"' not in words


def test_reasons_are_not_in_the_audit_trail(as_maya, finalist, criterion):
    decide(as_maya, finalist, "choose", [criterion])
    assert Event.objects.filter(verb="application.choose").exists()
    assert WHY not in str(list(Event.objects.values_list("details", flat=True)))


def test_more_notes_and_finalists_cost_no_more_queries(
    as_maya, finalist, open_requisition, tomas, django_assert_max_num_queries
):
    def count():
        with django_assert_max_num_queries(50) as done:
            as_maya.get(url("decide", finalist))
        return len(done)

    Note.objects.write(finalist, by=tomas, text="One")
    factories.application(open_requisition, stage="deciding")
    before = count()
    for n in range(5):
        Note.objects.write(finalist, by=tomas, text=f"More {n}")
        factories.application(open_requisition, stage="deciding")
    assert count() == before
