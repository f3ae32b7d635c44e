"""Writing the advert, in versions."""

import uuid

import pytest

from hiring.activity.models import Event
from hiring.lifecycle import NotAllowed
from requisitions.models import Posting, Requisition, Revision
from tests.requisitions.conftest import lines_of

PLAIN = {"kind": "line"}


def path(requisition):
    return f"/requisitions/{requisition.pk}/posting/edit/"


@pytest.fixture
def words():
    """What a filled-in posting form sends."""

    def filled(*questions, initial=0, **more):
        data = {
            "title": "Welder",
            "summary": "You will weld.",
            "body": "## What you will do",
            "pay_from": "50,000",
            "pay_to": "55,000",
            "resume": "required",
            "then": "keep",
        }
        return data | lines_of("questions", questions, PLAIN, initial) | more

    return filled


def test_the_first_text_is_made_of_the_criteria(page, open_requisition, tomas):
    shown = page(tomas, path(open_requisition)).text
    assert "## What you bring" in shown
    assert "- Must have 1" in shown


def test_a_recruiter_keeps_a_draft(post, words, open_requisition, tomas):
    assert post(tomas, path(open_requisition), **words()).status_code == 302
    revision = Revision.objects.get()
    assert (revision.status, revision.number, revision.written_by) == ("draft", 1, tomas)
    assert (revision.pay_low, revision.pay_high, revision.currency) == (50_000_00, 55_000_00, "EUR")


def test_writing_again_changes_the_same_draft(post, words, open_requisition, tomas, aiko):
    post(tomas, path(open_requisition), **words())
    post(aiko, path(open_requisition), **words(summary="You will weld pipes."))
    revision = Revision.objects.get()
    assert (revision.summary, revision.written_by) == ("You will weld pipes.", aiko)


def test_asking_in_the_same_go(post, words, open_requisition, tomas):
    post(tomas, path(open_requisition), **words(then="ask"))
    assert Revision.objects.get().status == "in_review"


def test_while_it_is_with_the_manager_no_recruiter_writes(post, words, open_requisition, tomas):
    post(tomas, path(open_requisition), **words(then="ask"))
    response = post(tomas, path(open_requisition), **words(summary="Other."))
    assert response.status_code == 409
    assert "is with Maya" in response.text
    assert Revision.objects.get().summary == "You will weld."


def test_the_managers_own_words_are_approved_by_writing_them(
    post, words, open_requisition, tomas, maya
):
    post(tomas, path(open_requisition), **words(then="ask"))
    post(maya, path(open_requisition), **words(summary="My words."))
    revision = Revision.objects.get()
    assert (revision.status, revision.summary, revision.written_by) == (
        "approved",
        "My words.",
        maya,
    )


def test_a_live_text_stays_up_until_the_new_one_is_approved(live, advert, tomas, maya):
    shown = live.revision
    new = advert(live.requisition, summary="Better.")
    assert (new.number, new.status) == (2, "draft")
    live.refresh_from_db()
    assert live.revision == shown
    new.ask(by=tomas)
    new.approve(by=maya)
    live.refresh_from_db()
    assert live.revision == new


def test_only_a_new_date_makes_no_new_version(post, words, live, tomas):
    requisition = live.requisition
    same = words(body=live.revision.body.replace("\n", "\r\n"), closes_on="2999-01-01")
    post(tomas, path(requisition), **same)
    live.refresh_from_db()
    assert str(live.closes_on) == "2999-01-01"
    assert live.revisions.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"pay_from": "49,000"}, "The band is €50,000 to €60,000 a year: stay inside it."),
        ({"pay_to": "61,000"}, "The band is €50,000 to €60,000 a year: stay inside it."),
        ({"pay_from": "56,000"}, "The top is below the bottom: swap the two."),
        ({"closes_on": "2001-01-01"}, "Choose today or a later day."),
        ({"title": ""}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_beside_it(post, words, open_requisition, tomas, wrong, sentence):
    response = post(tomas, path(open_requisition), **words(**wrong))
    assert response.status_code == 422
    assert sentence in response.text
    assert not Revision.objects.exists()


def test_the_sentence_does_not_betray_the_band(post, words, page, open_requisition, aiko):
    response = post(aiko, path(open_requisition), **words(pay_from="1,000", pay_to="2,000"))
    assert response.status_code == 422
    assert "This is not inside the approved band. Ask Tomas which range to show." in response.text
    assert "60,000" not in response.text
    assert "60,000" not in page(aiko, path(open_requisition)).text


def test_questions_are_kept_changed_and_removed(post, words, open_requisition, tomas):
    first = ({"text": "When?"}, {"text": "Why?", "required": "on", "kind": "text"})
    post(tomas, path(open_requisition), **words(*first))
    when, why = Posting.objects.get().questions.current()
    assert why.required
    second = ({"id": why.pk, "text": "Why us?"}, {"id": when.pk, "text": "When?", "DELETE": "on"})
    post(tomas, path(open_requisition), **words(*second, initial=2))
    assert [(one.pk, one.text) for one in Posting.objects.get().questions.current()] == [
        (why.pk, "Why us?")
    ]


def test_a_question_somebody_answered_is_retired(open_requisition, advert, application):
    question = {"text": "When?", "hint": "", "kind": "line", "required": False}
    advert(open_requisition, questions=[question])
    asked = open_requisition.posting.questions.get()
    application.answers.create(question=asked, text="Now.")
    advert(open_requisition, questions=[])
    asked.refresh_from_db()
    assert asked.retired


@pytest.mark.parametrize(("who", "status"), [("ingrid", 403), ("rui", 404), ("nora", 404)])
def test_nobody_else_writes(request, page, open_requisition, who, status):
    assert page(request.getfixturevalue(who), path(open_requisition)).status_code == status


def test_what_is_over_gets_no_posting(page, advert, open_requisition, maya, tomas):
    open_requisition.cancel(by=maya)
    assert page(tomas, path(open_requisition)).status_code == 409
    with pytest.raises(NotAllowed):
        advert(open_requisition)


def test_a_pay_range_outside_the_band_is_never_kept(open_requisition, advert):
    with pytest.raises(NotAllowed, match="outside the approved band"):
        advert(open_requisition, pay_high=70_000_00)
    assert not Revision.objects.exists()


def test_twice_the_same_form_makes_one_version(client, words, open_requisition, tomas):
    client.force_login(tomas)
    data = words(once=str(uuid.uuid4()), then="ask")
    assert client.post(path(open_requisition), data).status_code == 302
    assert client.post(path(open_requisition), data).status_code == 302
    assert Event.objects.filter(verb="posting.ask").count() == 1


def test_a_new_currency_makes_a_new_version_of_the_same_figures(live, maya, ingrid):
    requisition = live.requisition
    requisition.edit(by=maya, currency="CHF").approve(by=ingrid)
    said = {name: getattr(live.revision, name) for name in ("title", "pay_low", "pay_high")}
    fresh = Requisition.objects.get(pk=requisition.pk)
    revision = fresh.begin_posting().write(by=maya, **said)
    assert (revision.number, revision.currency, revision.status) == (2, "CHF", "approved")


def test_a_live_range_that_left_the_band_is_pointed_out(page, live, maya, tomas, ingrid):
    requisition = live.requisition
    requisition.edit(by=maya, band_low=52_000_00).approve(by=ingrid)
    shown = page(tomas, f"/requisitions/{requisition.pk}/posting/").text
    assert "outside the approved band" in shown


def test_the_preview_keeps_nothing_and_runs_nothing(post, open_requisition, tomas):
    response = post(
        tomas,
        f"/requisitions/{open_requisition.pk}/posting/preview/",
        title="<i>Welder</i>",
        body="**Weld** <script>alert(1)</script>",
    )
    assert response.status_code == 200
    assert "<strong>Weld</strong>" in response.text
    assert "<script>" not in response.text
    assert "&lt;i&gt;Welder" in response.text
    assert "<html" not in response.text
    assert not Posting.objects.exists()


def test_who_was_overtaken_keeps_their_words_and_reads_the_others(
    post, page, words, open_requisition, tomas, aiko
):
    post(tomas, path(open_requisition), **words({"text": "May you weld?"}))
    seen = page(aiko, path(open_requisition)).context["form"].fingerprint
    post(tomas, path(open_requisition), **words(summary="You will weld pipes."))
    overtaken = post(aiko, path(open_requisition), **words(seen=seen, title="Welder, nights"))
    assert overtaken.status_code == 422
    assert "Somebody changed this while you were writing." in overtaken.text
    changes = overtaken.context["form"].meanwhile
    assert {label for label, *_words in changes} == {"Opening line", "Questions of your own"}
    assert "<ins>weld pipes.</ins>" in overtaken.text or "<ins>pipes" in overtaken.text
    assert 'value="Welder, nights"' in overtaken.text
    seen = overtaken.context["form"].fingerprint
    assert post(aiko, path(open_requisition), **words(seen=seen)).status_code == 302


def test_a_first_text_that_somebody_else_kept_meanwhile_is_not_overwritten(
    post, page, words, open_requisition, tomas, aiko
):
    seen = page(aiko, path(open_requisition)).context["form"].fingerprint
    post(tomas, path(open_requisition), **words(summary="You will weld pipes."))
    assert post(aiko, path(open_requisition), **words(seen=seen)).status_code == 422
    assert Revision.objects.get().summary == "You will weld pipes."
