"""Programs draft, edit and move requisitions by the rules of the pages."""

import pytest
from django.db import connections

from hiring.money import to_major
from requisitions.models import Requisition
from tests import factories, offering
from tests.requisitions.conftest import rule

LIST = "/api/requisitions/"


@pytest.fixture
def wish(engineering, maya, tomas):
    return {
        "title": "Turbine engineer",
        "department": engineering.pk,
        "workplace": "on_site",
        "employment": "full_time",
        "headcount": 2,
        "reason": "new",
        "band_from": "60000",
        "band_to": 72000.5,
        "currency": "EUR",
        "period": "year",
        "manager": maya.pk,
        "recruiter": tomas.pk,
        "criteria": [
            {"need": "must", "text": "Has balanced a rotor", "kind": "skill", "assessed": "screen"}
        ],
    }


def fields_of(answer):
    return {error["field"] for error in answer.json()["errors"]}


def test_a_program_drafts_and_asks_for_approval(program, maya, wish):
    speaks = program(maya)
    made = speaks.post(LIST, wish)
    assert made.status_code == 201, made.text
    assert made.json()["band_to"] == "72000.50"
    assert [one["text"] for one in made.json()["criteria"]] == ["Has balanced a rotor"]
    assert made.json()["verbs"] == ["submit", "cancel"]
    asked = speaks.post(f"{LIST}{made.json()['id']}/submit/")
    assert asked.status_code == 200
    assert asked.json()["status"] == "submitted"


def test_every_error_names_its_field(program, maya, wish):
    bad = wish | {"title": "", "headcount": 0, "band_from": "x", "department": 10**30}
    bad["criteria"] = [{"need": "must", "text": "", "detail": "Something", "kind": "skill"}]
    refused = program(maya).post(LIST, bad)
    assert refused.status_code == 422
    assert refused["Content-Type"] == "application/problem+json"
    assert {"title", "headcount", "band_from", "department"} <= fields_of(refused)
    assert "criteria-0-text" in fields_of(refused)
    assert not Requisition.objects.exists()


def test_what_is_not_sent_stays(program, maya, requisition):
    before = program(maya).get(f"{LIST}{requisition.pk}/").json()
    edited = program(maya).patch(f"{LIST}{requisition.pk}/", {"title": "Rotor engineer"})
    assert edited.status_code == 200, edited.text
    after = edited.json()
    assert after["title"] == "Rotor engineer"
    assert after | {"title": before["title"]} == before


def test_nobody_overwrites_what_they_have_not_read(program, maya, requisition):
    speaks = program(maya)
    read = speaks.get(f"{LIST}{requisition.pk}/")
    first = speaks.patch(f"{LIST}{requisition.pk}/", {"title": "One"}, If_Match=read["ETag"])
    assert first.status_code == 200
    second = speaks.patch(f"{LIST}{requisition.pk}/", {"title": "Two"}, If_Match=read["ETag"])
    assert second.status_code == 412
    requisition.refresh_from_db()
    assert requisition.title == "One"
    third = speaks.patch(f"{LIST}{requisition.pk}/", {"title": "Three"}, If_Match=first["ETag"])
    assert third.status_code == 200


def test_who_has_it_already_gets_no_second_copy(program, maya, requisition):
    speaks = program(maya)
    tag = speaks.get(f"{LIST}{requisition.pk}/")["ETag"]
    answer = speaks.get(f"{LIST}{requisition.pk}/", **{"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_a_repeated_create_makes_one_and_gets_the_first_answer(program, maya, wish):
    speaks = program(maya)
    first = speaks.post(LIST, wish, Idempotency_Key="a-1")
    second = speaks.post(LIST, wish, Idempotency_Key="a-1")
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert second["Idempotent-Replayed"] == "true"
    assert Requisition.objects.count() == 1
    other = speaks.post(LIST, wish | {"title": "Else"}, Idempotency_Key="a-1")
    assert other.status_code == 422
    assert fields_of(other) == {"Idempotency-Key"}


def test_a_refused_create_does_not_use_up_its_key(program, maya, wish):
    speaks = program(maya)
    assert speaks.post(LIST, wish | {"title": ""}, Idempotency_Key="b").status_code == 422
    assert speaks.post(LIST, wish, Idempotency_Key="b").status_code == 201


def test_keys_are_everybodys_own(program, maya, tomas, wish):
    assert program(maya).post(LIST, wish, Idempotency_Key="c").status_code == 201
    wish |= {"title": "Else"}
    assert program(tomas).post(LIST, wish, Idempotency_Key="c").status_code == 201


def test_a_move_that_is_not_listed_is_a_409(program, maya, requisition):
    answer = program(maya).post(f"{LIST}{requisition.pk}/hold/")
    assert answer.status_code == 409
    assert "Nothing changed" in answer.json()["detail"]


@pytest.mark.parametrize(("who", "status"), [("rui", 404), ("aiko", 403), ("priya", 404)])
def test_the_rules_are_those_of_the_pages(program, request, requisition, who, status):
    speaks = program(request.getfixturevalue(who))
    assert speaks.post(f"{LIST}{requisition.pk}/submit/").status_code == status


def test_the_band_is_for_those_who_may_see_it(program, maya, aiko, requisition):
    own = program(maya).get(f"{LIST}{requisition.pk}/").json()
    others = program(aiko).get(f"{LIST}{requisition.pk}/").json()
    assert own["band_from"] is not None
    assert [others[name] for name in ("band_from", "band_to", "currency")] == [None] * 3


def test_confidential_ones_do_not_exist_for_others(program, requisition, aiko, alex):
    requisition.confidential = True
    requisition.save()
    assert program(aiko).get(f"{LIST}{requisition.pk}/").status_code == 404
    assert program(aiko).get(LIST).json()["results"] == []
    assert program(alex).get(f"{LIST}{requisition.pk}/").status_code == 200


def test_pages_follow_one_another(program, alex, maya, tomas, engineering):
    for number in range(5):
        factories.requisition(
            manager=maya, recruiter=tomas, department=engineering, title=f"Job {number}"
        )
    speaks = program(alex)
    seen, path = [], f"{LIST}?limit=2&order=oldest"
    while path:
        page = speaks.get(path).json()
        seen += [row["title"] for row in page["results"]]
        path = page["next"]
    assert seen == [f"Job {number}" for number in range(5)]


@pytest.mark.parametrize(
    "query",
    ["color=red", "order=band_low", "limit=0", "limit=1000", "limit=x", "status=lost"],
)
def test_what_is_not_listed_cannot_be_asked_for(program, maya, query):
    assert program(maya).get(f"{LIST}?{query}").status_code == 422


def test_a_list_can_be_narrowed(program, maya, requisition):
    speaks = program(maya)
    titles = [
        row["title"] for row in speaks.get(f"{LIST}?q=REQ-{requisition.pk}").json()["results"]
    ]
    assert titles == [requisition.title]
    assert speaks.get(f"{LIST}?status=open&status=filled").json()["results"] == []
    assert len(speaks.get(f"{LIST}?status=draft").json()["results"]) == 1


@pytest.mark.parametrize(
    "body", ["[]", "{", '"x"', '{"title": "\\ud800"}', '{"headcount": NaN}', "\xff"]
)
def test_what_cannot_be_read_is_a_400(program, maya, body):
    speaks = program(maya)
    answer = speaks.client.post(
        LIST, body.encode("latin-1"), content_type="application/json", headers=speaks.headers
    )
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_only_json_is_taken(program, maya):
    speaks = program(maya)
    answer = speaks.client.post(LIST, {"title": "x"}, headers=speaks.headers)
    assert answer.status_code == 415


def test_the_list_costs_the_same_for_many(
    program, alex, maya, tomas, engineering, django_assert_max_num_queries
):
    speaks = program(alex)
    for number in range(8):
        factories.requisition(
            manager=maya, recruiter=tomas, department=engineering, title=f"Job {number}"
        )
    with django_assert_max_num_queries(14):
        assert len(speaks.get(LIST).json()["results"]) == 8


def test_the_second_of_two_at_once_is_told_to_ask_again(program, maya, wish):
    elsewhere = connections.create_connection("default")
    try:
        with elsewhere.cursor() as cursor:
            first = [f"{maya.pk} d"]
            cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 1))", first)
            assert program(maya).post(LIST, wish, Idempotency_Key="d").status_code == 409
            assert not Requisition.objects.exists()
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 1))", first)
            assert program(maya).post(LIST, wish, Idempotency_Key="d").status_code == 201
    finally:
        elsewhere.close()


def test_a_key_answers_nobody_else(program, maya, alex, wish):
    """Not even somebody who sends the very same."""
    first = program(maya).post(LIST, wish, Idempotency_Key="f")
    assert first.status_code == 201
    other = program(alex).post(LIST, wish, Idempotency_Key="f")
    assert "Idempotent-Replayed" not in other
    assert other.status_code != 201 or other.json()["id"] != first.json()["id"]


def test_an_edit_without_what_was_read_is_a_428(program, maya, requisition):
    address = f"{LIST}{requisition.pk}/"
    refused = program(maya).patch(address, {"title": "One"}, If_Match="")
    assert refused.status_code == 428
    assert refused["Content-Type"] == "application/problem+json"
    assert "If-Match" in refused.json()["detail"]
    requisition.refresh_from_db()
    assert requisition.title == "Welder"
    assert program(maya).patch(address, {"title": "One"}, If_Match="*").status_code == 200


def test_rows_that_come_meanwhile_neither_repeat_nor_hide_others(
    program, alex, maya, tomas, engineering
):
    def made(title):
        people = {"manager": maya, "recruiter": tomas, "department": engineering}
        return factories.requisition(**people, title=title)

    speaks = program(alex)
    old = [made(f"Job {number}").pk for number in range(4)]
    page = speaks.get(f"{LIST}?limit=2").json()
    seen = [row["id"] for row in page["results"]]
    made("New")
    Requisition.objects.filter(pk=seen[0]).update(title="Else")
    seen += [row["id"] for row in speaks.get(page["next"]).json()["results"]]
    assert seen == old[::-1]


def test_an_answer_is_among_the_verbs_until_it_is_given(program, requisition, maya, daniel, ingrid):
    rule(("Board", 2, [daniel, ingrid]))
    requisition.submit(by=maya)
    speaks, one = program(daniel), f"{LIST}{requisition.pk}/"
    assert {"approve", "send_back"} <= set(speaks.get(one).json()["verbs"])
    assert speaks.post(f"{one}approve/", {}).status_code == 200
    assert speaks.get(one).json()["verbs"] == []
    again = speaks.post(f"{one}approve/", {})
    assert again.status_code == 409
    assert "You answered already" in again.text


def test_a_program_plans_the_interviews(program, maya, requisition, priya):
    speaks, one = program(maya), requisition.criteria.first()
    address = f"{LIST}{requisition.pk}/"
    talk = {"title": "Talk", "kind": "video", "minutes": 45, "criteria": [one.pk]}
    sent = {"rounds": [talk | {"interviewers": [priya.pk], "questions": "Why?\nHow?"}]}
    planned = speaks.post(f"{address}plan/", sent)
    assert planned.status_code == 200, planned.text
    (kept,) = planned.json()["rounds"]
    assert kept | {"id": 0} == sent["rounds"][0] | {"id": 0, "guidance": ""}
    again = [{"title": "Call", "kind": "phone", "minutes": 20}, kept]
    after = speaks.post(f"{address}plan/", {"rounds": again}).json()["rounds"]
    assert [one["title"] for one in after] == ["Call", "Talk"]
    assert after[1] == kept
    assert speaks.post(f"{address}plan/", {"rounds": []}).json()["rounds"] == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "", "guidance": "Come as you are."}, "rounds-0-title"),
        ({"minutes": 4}, "rounds-0-minutes"),
        ({"minutes": None}, "rounds-0-minutes"),
        ({"kind": "seance"}, "rounds-0-kind"),
        ({"criteria": [10**30]}, "rounds-0-criteria"),
        ({"interviewers": ["x"]}, "rounds-0-interviewers"),
        ({"also": 1}, "rounds-0-also"),
    ],
)
def test_a_round_that_cannot_be_names_its_field(program, maya, requisition, wrong, field):
    talk = {"title": "Talk", "kind": "video", "minutes": 45}
    refused = program(maya).post(f"{LIST}{requisition.pk}/plan/", {"rounds": [talk | wrong]})
    assert refused.status_code == 422
    assert fields_of(refused) == {field}
    assert not requisition.rounds.exists()


def test_a_plan_is_seen_and_written_by_the_pages_rules(
    program, open_requisition, maya, ingrid, aiko
):
    open_requisition.plan(by=maya, rounds=[{"title": "Talk"}])
    address = f"{LIST}{open_requisition.pk}/"
    assert program(ingrid).get(address).json()["rounds"] is None
    assert [one["title"] for one in program(aiko).get(address).json()["rounds"]] == ["Talk"]
    assert program(aiko).post(f"{address}plan/", {"rounds": []}).status_code == 403
    open_requisition.cancel(by=maya)
    assert program(maya).post(f"{address}plan/", {"rounds": []}).status_code == 409


def test_openings_are_told_with_their_money_to_who_sees_pay(program, open_requisition, tomas, aiko):
    offer = offering.extended(offering.chosen(open_requisition))
    address = f"{LIST}{open_requisition.pk}/"
    whole = program(tomas).get(address).json()
    assert [(one["code"], one["status"]) for one in whole["openings"]] == [
        (f"REQ-{open_requisition.pk}/1", "reserved")
    ]
    assert whole["balance"]["committed"] == str(to_major(offer.version.cost, "EUR"))
    assert program(aiko).get(address).json()["balance"] is None
