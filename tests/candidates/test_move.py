"""Moving somebody, by a drop, by the menu or by a form: as the table and one's rights allow."""

import pytest
from django.urls import reverse

from candidates.lifecycle import APPLICATION, Stage
from candidates.models import Application, Scorecard
from hiring.activity.models import Event, Notice
from tests import factories, interviewing

HTMX = {"HX-Request": "true"}
WORDS = {
    "decline": {"reasons": "No production SQL."},
    "debrief": {"why": "Calm under failure."},
    "reject": {"reason": "must_have", "words": "Thank you for your time."},
    "release": {"words": "The job is filled."},
    "restore": {"why": "We were wrong."},
}
BY = {"advance": "maya", "decline": "maya", "probe": "maya", "relent": "maya"}
BY_ITSELF = {"lapse", "hire"}  # as an offer is answered: no page does it
PLAIN = [
    verb
    for verb in APPLICATION.moves
    if verb not in {"present", "choose", "release"} and verb not in BY_ITSELF
]


def url(verb, application):
    return reverse(f"candidates:{verb}", args=[application.pk])


def status_of(application):
    return Application.objects.get(pk=application.pk).status


def standing(requisition, stage):
    """Somebody in this stage, by the verbs that lead there."""
    if stage in {"rejected", "withdrawn", "declined"}:
        before = "interviewing" if stage == "declined" else "applied"
        one = factories.application(requisition, stage=before)
        if stage == "declined":
            one.decline(by=requisition.manager)
        elif stage == "rejected":
            one.reject(by=requisition.recruiter, reason="other")
        else:
            one.withdraw(by=one.candidate)
        return one
    return factories.application(requisition, stage=stage)


@pytest.mark.parametrize("verb", PLAIN)
def test_every_verb_leads_from_each_of_its_stages_to_its_target(
    client, open_requisition, request, maya, tomas, verb
):
    client.force_login(request.getfixturevalue(BY.get(verb, "tomas")))
    move = APPLICATION.moves[verb]
    for stage in sorted(move.sources):
        one = standing(open_requisition, stage)
        if verb == "advance":
            one.added_by = maya
            one.save(update_fields=["added_by"])
        response = client.post(url(verb, one), {"from": stage, **WORDS.get(verb, {})})
        assert response.status_code == 302, (verb, stage)
        assert status_of(one) == move.target


@pytest.mark.parametrize("verb", PLAIN)
def test_no_verb_leads_from_any_other_stage(client, open_requisition, request, verb):
    client.force_login(request.getfixturevalue(BY.get(verb, "tomas")))
    one = factories.application(open_requisition)
    move = APPLICATION.moves[verb]
    for stage in set(Stage) - move.sources - {Stage.HIRED}:
        Application.objects.filter(pk=one.pk).update(status=stage)
        response = client.post(url(verb, one), {"from": stage, **WORDS.get(verb, {})})
        assert response.status_code == 409, (verb, stage)
        assert status_of(one) == stage


@pytest.mark.parametrize("verb", sorted({*PLAIN, "present", "choose", "release"} - {"screen"}))
def test_what_somebody_may_not_do_is_403_with_the_rule(client, application, request, verb):
    wrong = "tomas" if verb in BY or verb == "choose" else "maya"
    client.force_login(request.getfixturevalue(wrong))
    response = client.post(url(verb, application), {"from": "applied", **WORDS.get(verb, {})})
    assert response.status_code == 403
    assert "Only" in response.text
    assert status_of(application) == "applied"


@pytest.mark.parametrize("who", ["rui", "priya", "nora"])
def test_who_may_not_know_of_somebody_finds_nothing(client, application, request, who):
    client.force_login(request.getfixturevalue(who))
    assert client.post(url("screen", application), {"from": "applied"}).status_code == 404
    assert client.get(reverse("candidates:moves", args=[application.pk])).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, application):
    assert client.post(url("screen", application), {"from": "applied"}).status_code == 302
    assert status_of(application) == "applied"


def test_an_unknown_verb_is_no_page(client, application, tomas):
    client.force_login(tomas)
    assert client.post(f"/applications/{application.pk}/teleport/").status_code == 404


def test_a_move_without_the_status_it_was_seen_in_asks_first(client, application, tomas):
    client.force_login(tomas)
    assert client.post(url("screen", application)).status_code == 422
    assert status_of(application) == "applied"


# On the board


def test_a_moved_card_comes_back_in_its_new_column_with_new_counts(client, application, tomas):
    client.force_login(tomas)
    page = url("screen", application) + "?on=board"
    response = client.post(page, {"from": "applied"}, headers=HTMX)
    assert response.status_code == 200
    assert 'hx-swap-oob="beforeend:#cards-screening"' in response.text
    counts = {column.stage: column.count.people for column in response.context["columns"]}
    assert (counts["applied"], counts["screening"]) == (0, 1)
    assert "Screening" in response["HX-Trigger"]
    assert f"card-{application.pk}" in response["HX-Trigger-After-Settle"]


def test_a_stale_card_is_409_with_the_card_as_it_is_now(client, application, tomas, aiko):
    application.screen(by=aiko)
    client.force_login(tomas)
    page = url("withdraw", application) + "?on=board"
    response = client.post(page, {"from": "applied"}, headers=HTMX)
    assert response.status_code == 409
    assert 'hx-swap-oob="beforeend:#cards-screening"' in response.text
    assert 'data-from="screening"' in response.text
    assert "Nothing changed" in response["HX-Trigger"]
    assert status_of(application) == "screening"


def test_an_illegal_drop_is_409_with_a_sentence(client, application, tomas):
    client.force_login(tomas)
    page = url("debrief", application) + "?on=board"
    response = client.post(page, {"from": "applied", "why": "Because"}, headers=HTMX)
    assert response.status_code == 409
    assert "Ask for the decision" in response["HX-Trigger"]


def test_counts_keep_the_filter_the_board_has(client, open_requisition, application, tomas):
    factories.application(open_requisition, person=factories.candidate("Grace Hopper"))
    client.force_login(tomas)
    page = url("screen", application) + "?on=board&q=hopper"
    response = client.post(page, {"from": "applied"}, headers=HTMX)
    counts = {column.stage: column.count.people for column in response.context["columns"]}
    assert (counts["applied"], counts["screening"]) == (1, 0)


def test_a_move_asks_as_little_with_sixty_people_as_with_one(
    client, open_requisition, tomas, django_assert_max_num_queries
):
    for _n in range(60):
        factories.application(open_requisition)
    one = factories.application(open_requisition)
    client.force_login(tomas)
    with django_assert_max_num_queries(45):
        client.post(url("screen", one) + "?on=board", {"from": "applied"}, headers=HTMX)


# The menu


def offered(client, application):
    response = client.get(reverse("candidates:moves", args=[application.pk]), headers=HTMX)
    return {move.verb for move in response.context["moves"]}


def test_the_menu_offers_what_status_and_rights_allow(client, application, tomas, maya):
    client.force_login(tomas)
    assert offered(client, application) == {"screen", "reject", "withdraw"}
    client.force_login(maya)
    assert offered(client, application) == {"screen"}


def test_a_manager_is_offered_to_advance_only_whom_they_brought(client, open_requisition, maya):
    client.force_login(maya)
    mine = factories.application(open_requisition, stage="prospect", by=maya)
    theirs = factories.application(open_requisition, stage="screening")
    mine.screen(by=maya)
    assert "advance" in offered(client, mine)
    assert "advance" not in offered(client, theirs)
    assert client.post(url("advance", theirs), {"from": "screening"}).status_code == 409


def test_an_admin_reads_and_moves_nobody(client, application, alex):
    client.force_login(alex)
    assert offered(client, application) == set()


def test_on_hold_nothing_new_is_begun(client, open_requisition, tomas, maya):
    one = factories.application(open_requisition, stage="screening")
    open_requisition.hold(by=maya)
    open_requisition.refresh_from_db()
    client.force_login(tomas)
    assert offered(client, one) == {"present", "reject", "withdraw"}


def test_once_filled_people_can_only_be_let_go(client, open_requisition, tomas):
    one = factories.application(open_requisition, stage="screening")
    factories.application(open_requisition, stage="hired")
    client.force_login(tomas)
    assert offered(client, one) == {"reject", "release", "withdraw"}
    page = url("release", one)
    assert client.post(page, {"from": "screening", "words": "Filled."}).status_code == 302
    assert status_of(one) == "rejected"


def test_present_leads_to_the_draft_shortlist(client, open_requisition, tomas):
    one = factories.application(open_requisition, stage="screening")
    client.force_login(tomas)
    response = client.get(url("present", one))
    assert reverse("candidates:shortlist_add", args=[one.pk]) in response.text


def test_choose_leads_to_the_page_of_the_decision(client, open_requisition, maya):
    one = factories.application(open_requisition, stage="deciding")
    client.force_login(maya)
    response = client.get(url("choose", one))
    assert response["Location"] == reverse("candidates:decide", args=[one.pk])


# Words


@pytest.mark.parametrize("verb", ["decline", "debrief", "reject", "restore"])
def test_words_that_a_move_needs_are_asked_for_and_kept(client, open_requisition, request, verb):
    stage = {"decline": "deciding", "debrief": "interviewing", "restore": "rejected"}
    one = standing(open_requisition, stage.get(verb, "applied"))
    client.force_login(request.getfixturevalue(BY.get(verb, "tomas")))
    kept = {"words": "Half a message"} if verb == "reject" else {}
    response = client.post(url(verb, one), {"from": one.status, **kept}, headers=HTMX)
    assert response.status_code == 422
    assert not response.text.lstrip().startswith("<!doctype")
    assert all(words in response.text for words in kept.values())
    assert status_of(one) == one.status


def test_a_move_can_be_made_without_javascript(client, application, tomas):
    client.force_login(tomas)
    page = client.get(url("reject", application))
    assert "<!doctype html>" in page.text
    assert "Hello" in page.text


def test_a_rejection_sends_its_words_and_keeps_its_reason(client, application, tomas):
    client.force_login(tomas)
    words = {"from": "applied", "reason": "must_have", "words": "Thank you, <Ada>."}
    client.post(url("reject", application), words)
    message = application.messages.get()
    assert (message.body, message.tells, message.author) == (words["words"], "closed", tomas)
    assert Event.objects.get(verb="application.reject").details == {"reason": "must_have"}
    assert Notice.objects.to(application.candidate).filter(kind="message.send").count() == 1


def test_who_was_already_told_is_sent_nothing(client, application, tomas):
    client.force_login(tomas)
    words = {"from": "applied", "reason": "pay", "words": "Hello", "told": "on"}
    client.post(url("reject", application), words)
    application.refresh_from_db()
    assert (application.status, application.told) == ("rejected", "closed")
    assert not application.messages.exists()


def test_who_has_no_email_must_be_told_another_way(client, open_requisition, tomas):
    one = factories.application(open_requisition, person=factories.candidate(email=None))
    client.force_login(tomas)
    words = {"from": "applied", "reason": "other", "words": "Hello"}
    assert client.post(url("reject", one), words).status_code == 422
    assert client.post(url("reject", one), words | {"told": "on"}).status_code == 302


def test_a_reason_nobody_knows_is_refused(client, application, tomas):
    client.force_login(tomas)
    words = {"from": "applied", "reason": "looks", "words": "Hello"}
    assert client.post(url("reject", application), words).status_code == 422


def test_what_a_recruiter_says_for_somebody_who_withdraws_stays_inside(client, application, tomas):
    client.force_login(tomas)
    client.post(url("withdraw", application), {"from": "applied", "why": "Better offer."})
    assert application.notes.get().text == "Better offer."
    assert not application.messages.exists()


def test_a_decline_keeps_its_reasons_and_what_was_missing(client, open_requisition, maya):
    one = factories.application(open_requisition, stage="interviewing")
    must = open_requisition.criteria.musts().first()
    client.force_login(maya)
    words = {"from": "interviewing", "reasons": "Not enough.", "criteria": [must.pk]}
    client.post(url("decline", one), words)
    decision = one.decisions.get()
    assert (decision.verdict, decision.reasons) == ("decline", "Not enough.")
    assert list(decision.criteria.all()) == [must]


def test_nobody_is_restored_beside_another_application_of_theirs(client, open_requisition, tomas):
    first = standing(open_requisition, "rejected")
    factories.application(open_requisition, person=first.candidate)
    client.force_login(tomas)
    assert client.post(url("restore", first), {"from": "rejected", "why": "x"}).status_code == 409


def test_nobody_is_restored_beside_their_own_hiring(client, open_requisition, tomas):
    first = standing(open_requisition, "rejected")
    factories.application(open_requisition, stage="hired", person=first.candidate)
    type(open_requisition).objects.update(status="open")
    client.force_login(tomas)
    assert client.post(url("restore", first), {"from": "rejected", "why": "x"}).status_code == 409


# Asking for the decision


def asked_for_the_decision(client, tomas, one, **words):
    client.force_login(tomas)
    return client.post(url("debrief", one), {"from": "interviewing", **words}, headers=HTMX)


def test_scorecards_that_are_in_speak_for_themselves(client, open_requisition, tomas, priya):
    one = standing(open_requisition, "interviewing")
    interviewing.sent(Scorecard.ask(one, priya, by=tomas))
    client.force_login(tomas)
    page = client.get(url("debrief", one), headers=HTMX).text
    assert "Every scorecard is in." in page
    assert "There are no scorecards" not in page
    asked_for_the_decision(client, tomas, one)
    assert status_of(one) == "deciding"


def test_a_scorecard_that_is_missing_wants_a_reason(client, open_requisition, tomas, priya):
    one = standing(open_requisition, "interviewing")
    Scorecard.ask(one, priya, by=tomas)
    refused = asked_for_the_decision(client, tomas, one)
    assert refused.status_code == 422
    assert "Say why it cannot wait, or wait for them." in refused.text
    assert status_of(one) == "interviewing"
    asked_for_the_decision(client, tomas, one, why="They leave on Friday.")
    assert status_of(one) == "deciding"
