"""Answers add up: what declines say of the criteria, and words beside decisions."""

import pytest
from django.urls import reverse

from candidates.calibration import comparison
from candidates.models import Said, Scorecard
from requisitions.models import Criterion
from tests import factories


@pytest.fixture
def nice(open_requisition):
    return Criterion.objects.create(requisition=open_requisition, text="Dives", need="nice")


def answered(requisition, verdict, missed, times):
    """So many people presented, answered, and lacking that."""
    for _time in range(times):
        person = factories.application(requisition, stage="presented")
        review = person.reviews.get()
        given = {missed.pk: "missed"} if missed else {}
        review.draft(by=requisition.manager, verdict=verdict, impressions=given)
        review.shortlist.send(by=requisition.manager)


def page(client, person, requisition):
    client.force_login(person)
    return client.get(reverse("candidates:shortlists", args=[requisition.pk])).text


def test_declines_that_name_a_nice_to_have_propose_a_must(client, open_requisition, nice, maya):
    answered(open_requisition, "decline", nice, 3)
    answered(open_requisition, "decline", None, 1)
    words = page(client, maya, open_requisition)
    assert "3 of 4 declines name Dives, which is not a must." in words
    form = client.get(
        reverse("requisitions:edit", args=[open_requisition.pk], query={"must": nice.pk})
    )
    line = next(row for row in form.context["sheet"].criteria if row["id"].value() == nice.pk)
    assert line["need"].value() == "must"
    nice.refresh_from_db()
    assert nice.need == "nice"


def test_musts_that_people_advanced_lack_propose_a_nice_to_have(client, open_requisition, maya):
    must = open_requisition.criteria.first()
    answered(open_requisition, "advance", must, 3)
    assert f"3 of 3 people advanced lack {must}, which is a must." in page(
        client, maya, open_requisition
    )


@pytest.mark.parametrize(("named", "others"), [(2, 0), (3, 4)])
def test_a_few_or_a_minority_say_nothing(client, open_requisition, nice, maya, named, others):
    answered(open_requisition, "decline", nice, named)
    answered(open_requisition, "decline", None, others)
    assert "declines name" not in page(client, maya, open_requisition)


def test_a_decision_counts_like_an_answer(client, open_requisition, nice, maya):
    for _time in range(3):
        finalist = factories.application(open_requisition, stage="deciding")
        finalist.decline(by=maya, reasons="Cannot dive.", criteria=[nice])
    assert "3 of 3 declines name Dives" in page(client, maya, open_requisition)


def test_a_recruiter_who_may_not_edit_reads_it_without_the_form(
    client, open_requisition, nice, aiko
):
    answered(open_requisition, "decline", nice, 3)
    words = page(client, aiko, open_requisition)
    assert "declines name Dives" in words
    assert "Make it a must" not in words


@pytest.fixture
def judged(open_requisition, maya, tomas, priya):
    """Priya says yes twice and no once; two are chosen or not as she said, one is open."""
    open_requisition.openings.create(number=2)
    for word, then in (("yes", "choose"), ("yes", "decline"), ("strong_no", None)):
        finalist = factories.application(open_requisition, stage="deciding")
        card = Scorecard.ask(finalist, priya, by=tomas)
        card.send(by=priya, judged={one.pk: Said(word) for one in card.criteria()}, overall=word)
        if then:
            getattr(finalist, then)(by=maya, reasons="So it is.")


def test_words_are_compared_with_what_was_decided(judged, priya):
    found = comparison(priya)
    assert (found.agreed, found.decided) == (1, 2)
    assert {row.word: row[1:] for row in found.rows} == {
        "Strong yes": (0, 0, 0),
        "Yes": (1, 1, 0),
        "No": (0, 0, 0),
        "Strong no": (0, 0, 1),
    }


def test_only_they_themselves_and_admins_see_it(client, judged, priya, alex, maya, tomas, nora):
    own, theirs = (
        reverse("candidates:compare_words"),
        reverse("candidates:compare_words_of", args=[priya.pk]),
    )
    for person, url, code in (
        (priya, own, 200),
        (priya, theirs, 200),
        (alex, theirs, 200),
        (maya, theirs, 403),
        (tomas, theirs, 403),
        (nora, theirs, 403),
    ):
        client.force_login(person)
        assert client.get(url).status_code == code, (person, url)
    client.force_login(priya)
    assert "1 of 2" in client.get(own).text


def test_who_judged_nobody_is_told_so(client, priya):
    client.force_login(priya)
    assert "Nothing to compare yet" in client.get(reverse("candidates:compare_words")).text
