"""Preparing a shortlist and presenting it: one to six people, a pitch per must-have each."""

import pytest
from django.urls import reverse

from candidates.lifecycle import Stage
from candidates.models import Finding, Review, Shortlist
from candidates.models.shortlist import Place
from hiring.activity.models import Clock, Event, Notice
from hiring.lifecycle import NotAllowed
from tests import factories


def url(name, thing):
    return reverse(f"candidates:{name}", args=[thing.pk])


@pytest.fixture
def people(open_requisition):
    """Three who were screened."""
    return [factories.application(open_requisition, stage="screening") for _ in range(3)]


@pytest.fixture
def draft(people):
    return factories.prepared(*people)


@pytest.fixture
def must(open_requisition):
    return open_requisition.criteria.musts().first()


@pytest.fixture
def as_tomas(client, tomas):
    client.force_login(tomas)
    return client


def fields(shortlist, **changed):
    """What the page of a draft sends back, as it was shown."""
    given = {"message": shortlist.message}
    for place, review in enumerate(shortlist.reviews.all(), start=1):
        given |= {f"{review.pk}-ORDER": place, f"{review.pk}-summary": review.summary}
        given |= {f"{review.pk}-{one.criterion_id}": one.text for one in review.pitches.all()}
    return given | changed


# The draft


def test_somebody_goes_on_the_draft_from_their_own_page(as_tomas, people):
    answer = as_tomas.post(url("shortlist_add", people[0]))
    draft = Shortlist.objects.get()
    assert answer["Location"] == draft.get_absolute_url()
    assert [str(review) for review in draft.reviews.prepared()] == [str(people[0])]
    people[0].refresh_from_db()
    assert people[0].status == Stage.SCREENING


def test_the_next_ones_go_on_the_same_draft(as_tomas, people):
    for person in people:
        as_tomas.post(url("shortlist_add", person))
    assert Shortlist.objects.get().reviews.prepared().count() == 3


def test_nobody_is_on_a_draft_twice(as_tomas, people):
    as_tomas.post(url("shortlist_add", people[0]))
    assert as_tomas.post(url("shortlist_add", people[0])).status_code == 409
    assert Review.objects.count() == 1


def test_pressing_add_twice_by_mistake_is_one_adding(as_tomas, people):
    key = {"once": "6c1e2a90-4bb1-4b57-9a16-6a2d7d0f9a11"}
    first = as_tomas.post(url("shortlist_add", people[0]), key)
    again = as_tomas.post(url("shortlist_add", people[0]), key)
    assert (first.status_code, again.status_code) == (302, 302)
    assert Review.objects.count() == 1


@pytest.mark.parametrize("stage", ["prospect", "applied", "interviewing", "hired"])
def test_only_screened_or_declined_people_go_on_it(as_tomas, tomas, maya, engineering, stage):
    wide = factories.requisition(manager=maya, recruiter=tomas, department=engineering, headcount=2)
    other = factories.application(factories.opened(wide), stage=stage)
    assert as_tomas.post(url("shortlist_add", other)).status_code == 409
    assert not Review.objects.prepared().exists()


def test_the_lines_of_the_screen_are_the_first_pitches(as_tomas, people, must, tomas):
    Finding.objects.create(
        application=people[0], criterion=must, heard="heard", line="Welds under water", by=tomas
    )
    as_tomas.post(url("shortlist_add", people[0]))
    assert [pitch.text for pitch in Review.objects.get().pitches.all()] == ["Welds under water"]


def test_a_seventh_person_does_not_fit(as_tomas, open_requisition):
    people = [factories.application(open_requisition, stage="screening") for _ in range(7)]
    factories.prepared(*people[:6])
    answer = as_tomas.post(url("shortlist_add", people[6]))
    assert answer.status_code == 409
    assert Review.objects.prepared().count() == 6


def test_what_was_written_is_kept_even_when_it_is_incomplete(as_tomas, draft, must):
    first = draft.reviews.first()
    changed = {f"{first.pk}-summary": "Calm at 3 am.", f"{first.pk}-{must.pk}": "", "message": "Hi"}
    assert (
        as_tomas.post(url("shortlist_prepare", draft), fields(draft, **changed)).status_code == 302
    )
    first.refresh_from_db()
    draft.refresh_from_db()
    assert (first.summary, draft.message, draft.status) == ("Calm at 3 am.", "Hi", "draft")
    assert not first.pitches.filter(criterion=must).exists()


def test_the_order_is_the_recruiters(as_tomas, draft):
    names = [str(review) for review in draft.reviews.all()]
    first = draft.reviews.first()
    as_tomas.post(url("shortlist_prepare", draft), fields(draft, **{f"{first.pk}-ORDER": 9}))
    assert [str(review) for review in draft.reviews.all()] == [*names[1:], names[0]]


def test_an_error_keeps_every_word_on_the_page_and_changes_nothing(as_tomas, draft):
    first = draft.reviews.first()
    changed = {f"{first.pk}-summary": "x" * 2001, "message": "Meet these three"}
    answer = as_tomas.post(url("shortlist_prepare", draft), fields(draft, **changed))
    assert answer.status_code == 422
    assert "Meet these three" in answer.text
    assert "x" * 2001 in answer.text
    draft.refresh_from_db()
    assert draft.message == ""


def test_somebody_is_taken_off_and_the_rest_is_kept(as_tomas, draft, people):
    gone, stays, _ = draft.reviews.all()
    changed = {"remove": gone.pk, f"{stays.pk}-summary": "Stays"}
    as_tomas.post(url("shortlist_prepare", draft), fields(draft, **changed))
    assert gone not in draft.reviews.all()
    assert draft.reviews.get(pk=stays.pk).summary == "Stays"
    people[0].refresh_from_db()
    assert people[0].status == Stage.SCREENING


def test_somebody_is_added_from_the_draft_itself(as_tomas, draft, open_requisition):
    late = factories.application(open_requisition, stage="screening")
    as_tomas.post(url("shortlist_prepare", draft), fields(draft, add=late.pk))
    assert draft.reviews.get(application=late).position == 3


def test_adding_somebody_who_moved_meanwhile_says_so_and_keeps_the_words(
    as_tomas, draft, open_requisition
):
    late = factories.application(open_requisition)
    answer = as_tomas.post(
        url("shortlist_prepare", draft), fields(draft, add=late.pk, message="Kept")
    )
    assert answer.status_code == 422
    assert "moved them meanwhile" in answer.text
    assert "Kept" in answer.text


def test_words_for_somebody_added_by_a_colleague_meanwhile_are_not_lost(
    as_tomas, draft, open_requisition, tomas
):
    shown = fields(draft)
    late = draft.add(factories.application(open_requisition, stage="screening"), by=tomas)
    late.pitch({open_requisition.criteria.first().pk: "Her own words"})
    as_tomas.post(url("shortlist_prepare", draft), shown)
    assert [pitch.text for pitch in late.pitches.all()] == ["Her own words"]


def test_a_draft_is_seen_by_recruiters_and_by_nobody_else(client, draft, maya, alex, aiko):
    for person, code in ((maya, 404), (alex, 404), (aiko, 200)):
        client.force_login(person)
        assert client.get(draft.get_absolute_url()).status_code == code, person
        shown = client.get(url("shortlists", draft.requisition)).text
        assert (str(draft.reviews.first()) in shown) is (code == 200), person


# Presenting


def test_presenting_sends_one_notice_and_starts_the_managers_clock(as_tomas, draft, maya, people):
    answer = as_tomas.post(url("shortlist_present", draft), fields(draft, message="Read these"))
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert (draft.status, draft.message) == ("presented", "Read these")
    assert Notice.objects.to(maya).filter(kind="shortlist.present").count() == 1
    assert Clock.objects.on(draft).running().count() == 1
    for person in people:
        person.refresh_from_db()
        assert person.status == Stage.PRESENTED


def test_the_words_of_the_page_go_along(as_tomas, draft):
    first = draft.reviews.first()
    changed = {f"{first.pk}-summary": "Written last"}
    as_tomas.post(url("shortlist_present", draft), fields(draft, **changed))
    first.refresh_from_db()
    assert (first.summary, first.status) == ("Written last", "waiting")


def test_a_must_have_without_a_pitch_is_asked_for_beside_the_field(as_tomas, draft, must):
    first = draft.reviews.first()
    name = f"{first.pk}-{must.pk}"
    answer = as_tomas.post(
        url("shortlist_present", draft), fields(draft, **{name: "", "message": "Kept"})
    )
    assert answer.status_code == 422
    assert f'id="id_{name}_error"' in answer.text
    assert "Kept" in answer.text
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_no_evidence_yet_is_a_pitch(as_tomas, draft, must):
    first = draft.reviews.first()
    changed = {f"{first.pk}-{must.pk}": "No evidence yet"}
    assert (
        as_tomas.post(url("shortlist_present", draft), fields(draft, **changed)).status_code == 302
    )


def test_a_nice_to_have_needs_no_pitch(as_tomas, people, open_requisition):
    open_requisition.criteria.create(need="nice", position=9, text="Speaks Welsh")
    draft = factories.prepared(*people)
    assert as_tomas.post(url("shortlist_present", draft), fields(draft)).status_code == 302


def test_nobody_at_all_cannot_be_presented(as_tomas, open_requisition, tomas):
    draft = Shortlist.objects.prepare(open_requisition, by=tomas)
    assert as_tomas.post(url("shortlist_present", draft), {"message": ""}).status_code == 409
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_seven_people_cannot_be_presented(open_requisition, tomas):
    people = [factories.application(open_requisition, stage="screening") for _ in range(7)]
    draft = factories.prepared(*people[:6])
    draft.reviews.create(application=people[6], position=6)
    with pytest.raises(NotAllowed, match="one to six"):
        draft.present(by=tomas)
    assert not Review.objects.waiting().exists()


def test_the_verb_itself_asks_for_every_must_have(people, tomas):
    draft = Shortlist.objects.add(people[0], by=tomas)
    with pytest.raises(NotAllowed, match="every must-have"):
        draft.present(by=tomas, message="", places=[Place(draft.reviews.get().pk, "", {})])


def test_while_the_requisition_is_on_hold_nobody_is_presented(
    as_tomas, draft, open_requisition, maya
):
    open_requisition.hold(by=maya)
    answer = as_tomas.post(url("shortlist_present", draft), fields(draft))
    assert answer.status_code == 409
    assert "On hold" in answer.text
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_the_manager_does_not_present(client, draft, maya):
    client.force_login(maya)
    assert client.post(url("shortlist_present", draft), fields(draft)).status_code == 404


def test_a_presented_shortlist_is_not_presented_again(as_tomas, draft):
    given = fields(draft)
    as_tomas.post(url("shortlist_present", draft), given)
    assert as_tomas.post(url("shortlist_present", draft), given).status_code == 409
    assert Event.objects.filter(verb="shortlist.present").count() == 1


def test_somebody_who_withdrew_leaves_the_draft(draft, people):
    people[0].withdraw(by=people[0].candidate)
    assert draft.reviews.prepared().count() == 2


def test_somebody_declined_can_be_presented_anew(open_requisition, maya, tomas):
    one = factories.application(open_requisition, stage="presented")
    one.decline(by=maya)
    second = factories.presented(one)
    assert second.number == 2
    one.refresh_from_db()
    assert one.status == Stage.PRESENTED


def test_the_tab_shows_every_shortlist_in_constant_queries(
    client, maya, open_requisition, django_assert_max_num_queries
):
    def count(people):
        factories.presented(
            *[factories.application(open_requisition, stage="screening") for _ in range(people)]
        )
        client.force_login(maya)
        with django_assert_max_num_queries(40) as done:
            client.get(url("shortlists", open_requisition))
        return len(done)

    assert count(1) == count(6) == count(6)


def test_somebody_who_cannot_be_added_leaves_no_empty_draft(open_requisition, tomas):
    applied = factories.application(open_requisition)
    with pytest.raises(NotAllowed):
        Shortlist.objects.add(applied, by=tomas)
    assert not open_requisition.shortlists.exists()
