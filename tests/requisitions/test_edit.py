"""Changing what was written: at once, by asking again, or by a change request."""

import pytest

from candidates.models.finding import Heard
from hiring.activity.models import Event
from hiring.lifecycle import NotAllowed
from requisitions.forms.requisition import RequisitionForm
from requisitions.models import Requisition
from tests import factories
from tests.requisitions.conftest import LINE, lines_of


@pytest.fixture
def send(post, sheet):
    """The edit form as it would be sent by somebody who opened it just now."""

    def edit(person, requisition, criteria=(), **more):
        lines = criteria or [one.says | {"id": one.pk} for one in requisition.criteria.current()]
        one = Requisition.objects.get(pk=requisition.pk)
        seen = RequisitionForm(user=person, requisition=one).fingerprint
        data = sheet(**{"seen": seen} | more) | lines_of("criteria", lines, LINE, initial=2)
        return post(person, f"/requisitions/{requisition.pk}/edit/", **data)

    return edit


def test_a_draft_changes_at_once(send, requisition, maya):
    assert send(maya, requisition, title="Welder, nights").status_code == 302
    requisition.refresh_from_db()
    assert (requisition.title, requisition.status) == ("Welder, nights", "draft")


def test_the_record_names_only_the_fields_that_changed(send, requisition, maya):
    send(maya, requisition, justification="Two retired.", **{"agreement-answer_hours": 16})
    event = Event.objects.filter(verb="requisition.edit").get()
    assert event.details == {"fields": ["agreement", "justification"]}


def test_saving_without_a_change_leaves_no_line(send, requisition, maya):
    assert send(maya, requisition).status_code == 302
    assert not Event.objects.filter(verb="requisition.edit").exists()


def test_criteria_are_kept_moved_added_and_removed(send, requisition, maya):
    first, second = requisition.criteria.current()
    send(
        maya,
        requisition,
        criteria=[
            {"id": second.pk, "text": "Second, but first"},
            {"text": "New"},
            {"id": first.pk, "text": first.text, "DELETE": "on"},
        ],
    )
    kept = requisition.criteria.current()
    assert [one.text for one in kept] == ["Second, but first", "New"]
    assert kept[0].pk == second.pk
    assert not requisition.criteria.filter(pk=first.pk).exists()


def test_a_criterion_that_somebody_was_looked_at_by_is_retired(open_requisition, maya, tomas):
    application = factories.application(open_requisition, stage="screening")
    used, other = open_requisition.criteria.current()
    application.findings.create(criterion=used, heard="heard", by=tomas)
    open_requisition.edit(by=maya, criteria=[{"id": other.pk} | other.says])
    used.refresh_from_db()
    assert used.retired
    assert list(open_requisition.criteria.current()) == [other]


def test_once_open_new_terms_are_a_change_request_and_the_old_ones_stand(
    send, open_requisition, maya, ingrid
):
    response = send(maya, open_requisition, headcount=3, justification="Two more left.")
    assert response.status_code == 302
    open_requisition.refresh_from_db()
    assert (open_requisition.headcount, open_requisition.justification) == (1, "Two more left.")
    assert open_requisition.changes.asked().get().headcount == 3
    assert open_requisition.status == "open"
    assert open_requisition.awaits(ingrid)


def test_a_second_change_takes_the_place_of_the_first(open_requisition, maya):
    open_requisition.edit(by=maya, headcount=3)
    open_requisition.edit(by=maya, headcount=4)
    assert [one.status for one in open_requisition.changes.all()] == ["asked", "withdrawn"]
    assert open_requisition.approval_rounds.running().count() == 1


def test_fewer_openings_than_are_taken_is_refused(send, requisition, maya):
    requisition.headcount = 2
    requisition.save()
    factories.opened(requisition)
    for _ in range(2):
        opening = requisition.openings.open().first()
        opening.move("fill", by=maya)
    response = send(maya, requisition, headcount=1)
    assert response.status_code == 422
    assert "Ask for 2 or more" in response.text


def test_who_was_overtaken_is_told_and_keeps_their_words(send, requisition, maya, tomas):
    old = RequisitionForm(user=maya, requisition=requisition).fingerprint
    requisition.edit(by=tomas, title="Welder, nights")
    response = send(maya, requisition, seen=old, justification="Two retired.")
    assert response.status_code == 422
    assert "Somebody changed this while you were writing." in response.text
    assert "Two retired." in response.text
    requisition.refresh_from_db()
    assert requisition.title == "Welder, nights"


def test_who_was_overtaken_reads_what_changed_since_they_opened_it(send, requisition, maya, tomas):
    old = RequisitionForm(user=maya, requisition=requisition).fingerprint
    first, second = requisition.criteria.current()
    requisition.edit(
        by=tomas,
        band_high=66_000_00,
        criteria=[
            {"id": first.pk} | first.says | {"need": "nice"},
            {"id": second.pk} | second.says,
        ],
        agreement={"feedback_hours": 24},
    )
    response = send(maya, requisition, seen=old, title="Welder, nights")
    changes = {label: (before, now) for label, before, now in meanwhile(response)}
    assert set(changes) == {"Band", "What they must bring", "Feedback within"}
    assert changes["Feedback within"] == ("2 working days", "3 working days")
    assert "<ins>€66,000</ins>" in response.text
    again = send(maya, requisition, title="Welder, nights")
    assert again.status_code == 302


def meanwhile(response):
    return response.context["sheet"].form.meanwhile


def test_who_may_not_see_the_band_is_not_shown_that_it_changed(send, requisition, aiko, tomas):
    requisition.drafted_by = aiko
    requisition.save()
    old = RequisitionForm(user=aiko, requisition=requisition).fingerprint
    requisition.edit(by=tomas, band_high=66_000_00, justification="Two retired.")
    response = send(aiko, requisition, seen=old)
    assert [label for label, *_words in meanwhile(response)] == ["Justification"]
    assert "66,000" not in response.text


@pytest.mark.parametrize("seen", ["", "{", "[]", "[" * 5000, "null", '{"Title": {"a": 1}}'])
def test_a_page_that_says_nothing_readable_is_overtaken_too(send, requisition, maya, seen):
    assert send(maya, requisition, seen=seen, title="Fitter").status_code == 422


@pytest.mark.parametrize("verb", ["cancel", "fill"])
def test_what_is_over_is_not_edited(page, post, sheet, open_requisition, maya, verb):
    if verb == "cancel":
        open_requisition.cancel(by=maya)
    else:
        factories.application(open_requisition, stage="hired")
    path = f"/requisitions/{open_requisition.pk}/edit/"
    assert page(maya, path).status_code == 409
    assert post(maya, path, **sheet()).status_code == 409
    with pytest.raises(NotAllowed):
        Requisition.objects.get(pk=open_requisition.pk).edit(by=maya, headcount=9)


@pytest.mark.parametrize(("who", "status"), [("aiko", 403), ("rui", 404), ("nora", 404)])
def test_others_do_not_edit(request, page, requisition, who, status):
    person = request.getfixturevalue(who)
    assert page(person, f"/requisitions/{requisition.pk}/edit/").status_code == status


def test_a_drafter_without_a_part_neither_reads_nor_loses_the_band(
    page, post, sheet, requisition, aiko
):
    requisition.drafted_by = aiko
    requisition.save()
    requisition = Requisition.objects.get()
    path = f"/requisitions/{requisition.pk}/edit/"
    shown = page(aiko, path).text
    assert "50,000" not in shown
    seen = RequisitionForm(user=aiko, requisition=requisition).fingerprint
    data = sheet(seen=seen, justification="More.", band_from="1", band_to="2")
    assert post(aiko, path, **data).status_code == 302
    requisition.refresh_from_db()
    assert (requisition.band_low, requisition.justification) == (50_000_00, "More.")


def rows(*criteria, **more):
    """Criteria as the form gives them back."""
    return [{"id": one.pk} | one.says | more for one in criteria]


def test_who_was_screened_is_counted_anew_when_a_must_have_goes(application, maya, tomas):
    first, second = application.requisition.criteria.all()
    application.write_screen({first.pk: Heard("heard"), second.pk: Heard("heard")}, by=tomas)
    application.requisition.edit(by=maya, criteria=rows(first))
    application.refresh_from_db()
    assert application.musts_met == 1
    application.requisition.edit(by=maya, criteria=rows(first, need="nice"))
    application.refresh_from_db()
    assert application.musts_met == 0


def test_who_was_not_screened_is_counted_anew_by_their_resume(application, maya):
    factories.resume(application, text="Years ago in a far country")
    factories.resume(application, text="Ran welding lines for nine years")
    before = application.requisition.criteria.all()
    welding = [{"text": "Welding lines"}, {"text": "Speaks Portuguese"}]
    application.requisition.edit(by=maya, criteria=[*rows(*before), *welding])
    application.refresh_from_db()
    assert application.musts_met == 1
    application.requisition.edit(by=maya, criteria=rows(*before))
    application.refresh_from_db()
    assert application.musts_met == 0


def test_who_is_restored_is_counted_by_the_must_haves_of_today(application, maya, tomas):
    factories.resume(application, text="Ran welding lines for nine years")
    application.reject(by=tomas, reason="others")
    before = application.requisition.criteria.all()
    application.requisition.edit(by=maya, criteria=[*rows(*before), {"text": "Welding lines"}])
    application.restore(by=tomas, why="A second look.")
    assert application.musts_met == 1
