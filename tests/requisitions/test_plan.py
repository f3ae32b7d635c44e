"""The interview plan: which rounds everybody meets, what each looks at, who leads it."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from candidates.models import Interview
from hiring.activity.models import Event, Notice
from hiring.lifecycle import NotAllowed
from requisitions.forms.plan import SeenForm
from requisitions.models import Criterion, PlanTemplate, Requisition, Round
from tests import factories
from tests.requisitions.conftest import lines_of

ROUND = {"kind": "video", "minutes": 60}


def path(requisition):
    return f"/requisitions/{requisition.pk}/plan/"


def edit(requisition, asked=""):
    return f"{path(requisition)}edit/{asked}"


@pytest.fixture
def musts(requisition):
    return list(requisition.criteria.musts())


@pytest.fixture
def rounds(requisition, musts, maya, priya):
    """First a call about everything, then a talk about the second must-have."""
    rows = [
        {
            "title": "Call",
            "kind": "phone",
            "minutes": 30,
            "criteria": musts,
            "interviewers": [maya],
        },
        {
            "title": "Talk",
            "criteria": musts[1:],
            "interviewers": [priya],
            "questions": "Why?\nHow?",
        },
    ]
    requisition.plan(by=maya, rounds=rows)
    return list(requisition.rounds.current())


@pytest.fixture
def send(post):
    """The form as it would be sent by somebody who opened it just now."""

    def save(person, requisition, *lines, **more):
        one = Requisition.objects.get(pk=requisition.pk)
        seen = SeenForm(requisition=one).fingerprint
        data = {"seen": seen} | lines_of("rounds", lines, ROUND) | more
        return post(person, edit(requisition), **data)

    return save


def planned(requisition):
    return [one.title for one in requisition.rounds.current()]


def line(one, **more):
    """A round as the page shows it."""
    says = {name: value for name, value in one.says.items() if value}
    return {"id": one.pk} | says | more


# Writing it


@pytest.mark.parametrize("who", ["maya", "stefan", "tomas"])
def test_manager_stand_in_and_recruiter_plan(request, send, requisition, musts, priya, who):
    answer = send(
        request.getfixturevalue(who),
        requisition,
        {"title": "Call", "kind": "phone", "minutes": 20, "criteria": [musts[0].pk]},
        {"title": "Talk", "interviewers": [priya.pk], "questions": "Why?", "guidance": "Relax."},
    )
    assert answer.status_code == 302
    call, talk = requisition.rounds.current()
    assert (call.title, call.kind, call.minutes, call.focus) == ("Call", "phone", 20, [musts[0]])
    assert (talk.minutes, talk.asked, talk.guidance) == (60, [priya], "Relax.")
    assert (call.position, talk.position) == (1, 2)


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [("aiko", 200, 403), ("alex", 200, 403), ("ingrid", 403, 403), ("rui", 404, 404),
     ("priya", 404, 404), ("nora", 404, 404)],
)  # fmt: skip
def test_others_read_it_at_most(request, page, send, open_requisition, who, reads, writes):
    person = request.getfixturevalue(who)
    assert page(person, path(open_requisition)).status_code == reads
    assert page(person, edit(open_requisition)).status_code == writes
    assert send(person, open_requisition, {"title": "Talk"}).status_code == writes
    assert not open_requisition.rounds.exists()


@pytest.mark.parametrize("verb", ["cancel", "fill"])
def test_what_is_over_is_not_planned(page, send, open_requisition, maya, verb):
    if verb == "cancel":
        open_requisition.cancel(by=maya)
    else:
        factories.application(open_requisition, stage="hired")
    assert page(maya, path(open_requisition)).status_code == 200
    assert page(maya, edit(open_requisition)).status_code == 409
    assert send(maya, open_requisition, {"title": "Talk"}).status_code == 409
    with pytest.raises(NotAllowed):
        Requisition.objects.get(pk=open_requisition.pk).plan(by=maya, rounds=[{"title": "Talk"}])


def test_rounds_are_kept_moved_added_and_removed(send, requisition, rounds, tomas):
    call, talk = rounds
    send(tomas, requisition, line(talk, title="Long talk"), {"title": "Lunch"},
         line(call, DELETE="on"))  # fmt: skip
    assert planned(requisition) == ["Long talk", "Lunch"]
    assert requisition.rounds.current()[0].pk == talk.pk
    assert not Round.objects.filter(pk=call.pk).exists()


def test_a_round_that_an_interview_speaks_of_is_kept_out_of_sight(
    open_requisition, maya, tomas, priya
):
    requisition = open_requisition
    requisition.plan(by=maya, rounds=[{"title": "Talk"}, {"title": "Task"}])
    talk, task = requisition.rounds.current()
    application = factories.application(requisition, stage="interviewing")
    Interview.begin(application, talk, panel=[priya], by=tomas)
    requisition.plan(by=maya, rounds=[])
    talk.refresh_from_db()
    assert talk.retired
    assert not requisition.rounds.current().exists()
    assert not Round.objects.filter(pk=task.pk).exists()


def test_two_rounds_change_places(send, requisition, rounds, tomas):
    send(tomas, requisition, *[line(one) for one in reversed(rounds)])
    assert planned(requisition) == ["Talk", "Call"]
    assert {one.pk for one in requisition.rounds.all()} == {one.pk for one in rounds}


def test_somebody_else_joins_the_usual_interviewers(send, requisition, rounds, tomas, daniel):
    send(tomas, requisition, *[line(one, also=daniel.pk) for one in rounds])
    assert [daniel in one.asked for one in requisition.rounds.current()] == [True, True]
    assert rounds[1].interviewers.count() == 2


def test_an_agency_or_a_closed_account_leads_no_round(send, requisition, nora, daniel, tomas):
    daniel.is_active = False
    daniel.save()
    for person in (nora, daniel):
        for field in ("interviewers", "also"):
            answer = send(tomas, requisition, {"title": "Talk", field: person.pk})
            assert answer.status_code == 422
    assert not requisition.rounds.exists()


def test_whoever_left_is_not_asked_any_more(page, requisition, rounds, priya, maya):
    priya.is_active = False
    priya.save()
    assert requisition.rounds.current()[1].asked == []
    assert "Priya" not in page(maya, path(requisition)).text


def test_a_round_looks_at_criteria_of_its_own_requisition_only(send, requisition, rui, aiko, tomas):
    other = factories.requisition(manager=rui, recruiter=aiko, department=requisition.department)
    theirs = other.criteria.first()
    assert send(tomas, requisition, {"title": "Talk", "criteria": theirs.pk}).status_code == 422
    assert not theirs.rounds.exists()


def test_a_round_of_another_requisition_cannot_be_taken_over(
    send, requisition, rounds, rui, aiko, maya
):
    other = factories.requisition(manager=rui, recruiter=aiko, department=requisition.department)
    send(aiko, other, {"id": rounds[0].pk, "title": "Mine"})
    rounds[0].refresh_from_db()
    assert (rounds[0].title, rounds[0].requisition) == ("Call", requisition)
    assert planned(other) == ["Mine"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Give the round a title, or remove it."),
        ({"minutes": ""}, "Say how long it takes."),
        ({"minutes": "an hour"}, "Write a whole number of minutes."),
        ({"minutes": 4}, "Plan between 5 minutes and 8 hours."),
        ({"minutes": 481}, "Plan between 5 minutes and 8 hours."),
        ({"kind": "seance"}, "Select a valid choice"),
        ({"title": "T" * 81}, "at most 80"),
        ({"questions": "?" * 4001}, "at most 4000"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(send, requisition, tomas, wrong, words):
    answer = send(tomas, requisition, {"title": "Talk", "guidance": "Kept words"} | wrong)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Kept words" in answer.text
    assert not requisition.rounds.exists()


@pytest.mark.parametrize("minutes", [5, 480])
def test_the_shortest_and_the_longest_round(send, requisition, tomas, minutes):
    assert send(tomas, requisition, {"title": "Talk", "minutes": minutes}).status_code == 302
    assert requisition.rounds.get().minutes == minutes


def test_a_round_about_which_nothing_is_said_is_none(send, requisition, tomas):
    assert send(tomas, requisition, {"title": "Talk"}, {"title": ""}).status_code == 302
    assert planned(requisition) == ["Talk"]


def test_a_plan_has_twelve_rounds_at_most(send, requisition, tomas):
    lines = [{"title": f"Round {n}"} for n in range(13)]
    assert send(tomas, requisition, *lines).status_code == 422
    assert send(tomas, requisition, *lines[:12]).status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"minutes": 4}, {"minutes": 481}, {"title": ""}, {"position": 1}]
)
def test_the_database_refuses_it_too(requisition, rounds, wrong):
    with pytest.raises(IntegrityError):
        make_at_once({"requisition": requisition, "title": "X", "position": 3} | wrong)


def make_at_once(values):
    """Whatever waits for the end of a transaction is looked at now."""
    with transaction.atomic():
        Round.objects.create(**values)
        connection.check_constraints()


# The record


def test_saving_leaves_one_line_with_counts_alone(page, requisition, rounds, maya):
    event = Event.objects.get(verb="requisition.plan")
    assert (event.subject, event.actor, event.details) == (requisition, maya, {"rounds": 2})
    shown = page(maya, f"/requisitions/{requisition.pk}/activity/").text
    assert "planned the interviews: 2 rounds" in shown
    assert not Notice.objects.exists()


def test_saving_without_a_change_leaves_no_line(send, requisition, rounds, tomas):
    assert send(tomas, requisition, *[line(one) for one in rounds]).status_code == 302
    assert Event.objects.filter(verb="requisition.plan").count() == 1


def test_who_was_overtaken_is_told_and_keeps_their_words(send, requisition, rounds, maya, tomas):
    old = SeenForm(requisition=requisition).fingerprint
    row = {"id": rounds[0].pk, "title": "Short call", "minutes": 15}
    Requisition.objects.get(pk=requisition.pk).plan(by=maya, rounds=[row])
    answer = send(tomas, requisition, {"title": "My own talk"}, seen=old)
    assert answer.status_code == 422
    assert "Somebody changed this while you were writing." in answer.text
    assert "My own talk" in answer.text
    assert answer.context["seen"].meanwhile
    assert planned(requisition) == ["Short call"]


# What no round looks at


def test_each_must_have_in_no_round_is_named_until_one_looks_at_it(
    page, send, requisition, rounds, musts, tomas
):
    assert not Round.objects.uncovered(requisition)
    send(tomas, requisition, line(rounds[1]))
    assert list(Round.objects.uncovered(requisition)) == musts[:1]
    shown = page(tomas, path(requisition))
    assert [one.text for one in shown.context["plan"].uncovered] == ["Must have 1"]
    assert "No round looks at this must-have yet" in shown.text
    send(tomas, requisition, line(rounds[1], criteria=[one.pk for one in musts]))
    assert "No round looks at" not in page(tomas, path(requisition)).text


def test_what_is_nice_or_retired_need_not_be_in_a_round(requisition, rounds, musts):
    Round.objects.all().delete()
    assert list(Round.objects.uncovered(requisition)) == musts
    Criterion.objects.filter(pk=musts[0].pk).update(need="nice")
    Criterion.objects.filter(pk=musts[1].pk).update(retired=True)
    assert not Round.objects.uncovered(requisition)


def test_a_retired_round_covers_nothing(requisition, rounds, musts):
    Round.objects.update(retired=True)
    assert list(Round.objects.uncovered(requisition)) == musts
    assert not Round.objects.covering(musts[0])


def test_a_criterion_that_is_taken_away_leaves_its_rounds(requisition, rounds, musts, maya):
    kept = [{"id": musts[0].pk} | musts[0].says]
    requisition.edit(by=maya, criteria=kept)
    assert [one.focus for one in requisition.rounds.current()] == [[musts[0]], []]


def test_the_button_puts_each_where_it_fits_and_saves_nothing(page, requisition, musts, tomas):
    Criterion.objects.filter(pk=musts[1].pk).update(assessed="exercise")
    rows = [{"title": "Talk"}, {"title": "Task", "kind": "exercise", "criteria": []}]
    requisition.plan(by=tomas, rounds=rows)
    shown = page(tomas, edit(requisition, "?cover=1"))
    assert "Each must-have is in a round now" in shown.text
    filled = [form.initial["criteria"] for form in shown.context["rounds"].initial_forms]
    assert filled == [[musts[0].pk], [musts[1].pk]]
    assert len(Round.objects.uncovered(requisition)) == 2


def test_without_rounds_the_button_begins_one(page, requisition, musts, tomas):
    shown = page(tomas, edit(requisition, "?cover=1"))
    (form,) = shown.context["rounds"].initial_forms
    assert form.initial["criteria"] == [one.pk for one in musts]


def test_a_retired_round_steps_aside_for_another_in_its_place(requisition, rounds, tomas):
    Round.objects.update(retired=True)
    requisition.plan(by=tomas, rounds=[{"title": "New"}, {"title": "Newer"}])
    connection.check_constraints()
    assert planned(requisition) == ["New", "Newer"]
    assert requisition.rounds.count() == 4


# The page


def test_the_kit_holds_the_questions_of_the_focus_and_of_the_round(
    page, requisition, rounds, musts, maya
):
    Criterion.objects.filter(pk=musts[1].pk).update(question="What broke?")
    kit = requisition.rounds.current().for_page()[1].kit
    assert [ask.text for ask in kit] == ["What broke?", "Why?", "How?"]
    assert [ask.criterion for ask in kit] == [musts[1], None, None]
    assert "What broke?" in page(maya, path(requisition)).text


def test_an_empty_plan_says_what_it_is_for(page, requisition, open_requisition, maya, aiko):
    assert "Plan the interviews" in page(maya, path(requisition)).text
    read_only = page(aiko, path(requisition)).text
    assert "No rounds are planned yet" in read_only
    assert "Maya or Tomas writes it." in read_only
    assert edit(requisition) not in read_only


def test_the_overview_names_the_interview_team(page, requisition, rounds, maya):
    shown = page(maya, f"/requisitions/{requisition.pk}/")
    team = [(one.person.name, one.rounds) for one in shown.context["plan"].team]
    assert team == [("Maya", "Call"), ("Priya", "Talk")]
    assert "2 rounds, 1 h 30 min together" in shown.text


def test_an_approver_from_elsewhere_reads_nothing_of_it(page, open_requisition, ingrid, maya):
    open_requisition.plan(by=maya, rounds=[{"title": "Secret talk"}])
    shown = page(ingrid, f"/requisitions/{open_requisition.pk}/")
    assert shown.status_code == 200
    assert "Secret talk" not in shown.text
    assert shown.context["plan"] is None


def test_ten_rounds_cost_what_two_do(client, requisition, rounds, musts, maya):
    client.force_login(maya)

    def cost(address):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    addresses = (path(requisition), edit(requisition), f"/requisitions/{requisition.pk}/")
    few = [cost(address) for address in addresses for _warm in range(2)][1::2]
    rows = [{"title": f"Talk {n}", "criteria": musts, "interviewers": [maya]} for n in range(10)]
    requisition.plan(by=maya, rounds=rows)
    assert [cost(address) for address in addresses] == few


# Templates


@pytest.fixture
def template(db):
    made = PlanTemplate.objects.create(name="Two talks")
    made.rounds.create(position=1, title="Skills", kind="exercise", minutes=90, focus=["skill"])
    made.rounds.create(position=2, title="Ways", minutes=45, focus=["value"], questions="Who?")
    return made


def test_a_template_fills_the_form_and_saves_nothing(page, requisition, musts, template, tomas):
    Criterion.objects.filter(pk=musts[1].pk).update(kind="value", question="Who?")
    assert "Two talks" in page(tomas, path(requisition)).text
    shown = page(tomas, edit(requisition, f"?template={template.pk}"))
    filled = [form.initial for form in shown.context["rounds"].initial_forms]
    assert [(row["title"], row["minutes"], row["criteria"]) for row in filled] == [
        ("Skills", 90, [musts[0].pk]),
        ("Ways", 45, [musts[1].pk]),
    ]
    assert not requisition.rounds.exists()


def test_over_an_existing_plan_it_replaces_it_once_saved(
    page, send, requisition, rounds, template, tomas
):
    shown = page(tomas, edit(requisition, f"?template={template.pk}"))
    assert "Saving it takes the place of the plan as it stands." in shown.text
    assert planned(requisition) == ["Call", "Talk"]
    send(tomas, requisition, *[{"title": row.title} for row in template.rounds.all()])
    assert planned(requisition) == ["Skills", "Ways"]


@pytest.mark.parametrize("asked", ["999999", "x", "", "-1", "1" * 30, "%00"])
def test_a_template_that_is_not_there_is_not_found(page, requisition, template, tomas, asked):
    status = 404 if asked else 200
    assert page(tomas, edit(requisition, f"?template={asked}")).status_code == status


# A copy


def clone(post, sheet, requisition, by, *lines, **more):
    post(by, f"/requisitions/{requisition.pk}/clone/", **sheet(*lines, title="Pipe welder", **more))
    return Requisition.objects.exclude(pk=requisition.pk).get()


def test_a_copy_has_the_same_rounds_about_its_own_criteria(
    post, sheet, requisition, rounds, musts, maya
):
    lines = [{"id": one.pk, "text": f"{one.text}, well"} for one in reversed(musts)]
    made = clone(post, sheet, requisition, maya, *lines)
    call, talk = made.rounds.current()
    assert (call.kind, call.minutes, call.asked) == ("phone", 30, [maya])
    assert [one.text for one in talk.focus] == ["Must have 2, well"]
    assert {one.requisition for one in [*call.focus, *talk.focus]} == {made}
    assert len(call.focus) == 2
    assert planned(requisition) == ["Call", "Talk"]
    assert rounds[1].focus == musts[1:]


def test_what_was_left_out_of_a_copy_is_in_none_of_its_rounds(
    post, sheet, requisition, rounds, musts, maya
):
    made = clone(
        post, sheet, requisition, maya, {"id": musts[0].pk, "text": "Welds"}, {"text": "New"}
    )
    assert [[one.text for one in each.focus] for each in made.rounds.current()] == [["Welds"], []]
    assert [one.text for one in Round.objects.uncovered(made)] == ["New"]


def test_who_does_not_follow_a_requisition_copies_no_plan_of_it(
    post, sheet, open_requisition, maya, tomas, daniel
):
    """An approver who hires elsewhere reads the overview alone."""
    open_requisition.plan(by=maya, rounds=[{"title": "Talk"}])
    approver = open_requisition.round.approvals.get().approver
    approver.roles = ["manager"]
    approver.save()
    made = clone(post, sheet, open_requisition, approver, manager=approver.pk)
    assert not made.rounds.exists()
