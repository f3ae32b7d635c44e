"""The tables that the program reads are the tables that everybody reads."""

import pytest

from hiring.accounts import verbs
from hiring.accounts.views.policy import course, tables
from hiring.activity.models import Notice
from hiring.activity.record import record
from hiring.checks import every_verb_is_whole, lifecycled
from hiring.moments import today
from hiring.policy import rules
from requisitions.models import Requisition


@pytest.fixture
def page(client, maya):
    client.force_login(maya)
    return client.get("/policy/").content.decode()


def test_every_rule_has_its_row_and_its_anchor(page):
    for verb in rules():
        assert f'id="{verb}"' in page


def test_a_row_marks_exactly_the_relations_of_its_rule():
    shown = {
        row.verb: {column for column, may in row.marks if may}
        for table in tables()
        for row in table.rows
    }
    assert shown == {
        verb: {str(relation.words) for relation in rule.who} for verb, rule in rules().items()
    }


def test_every_lifecycle_is_drawn_with_every_move(page):
    for model in lifecycled():
        assert f'id="lifecycle-{model._meta.model_name}"' in page
        assert len(course(model).steps) == len(model.lifecycle.moves)


def test_agencies_may_read_it_too(client, nora):
    client.force_login(nora)
    assert client.get("/policy/").status_code == 200


def test_a_verb_without_row_notice_or_url_does_not_pass(monkeypatch):
    moves = dict(Requisition.lifecycle.moves)
    moves["sing"] = moves["open"]._replace(verb="sing")
    monkeypatch.setattr(Requisition.lifecycle, "moves", moves)
    found = {(problem.id, problem.msg) for problem in every_verb_is_whole(None)}
    assert found == {
        ("tandem.E001", "requisition.sing has no policy row"),
        ("tandem.E002", "requisition.sing has no notice row and is not silent"),
        ("tandem.E003", "requisition.sing has no URL"),
    }


def test_every_verb_there_is_is_whole():
    assert every_verb_is_whole(None) == []


RIGHTS = {
    "account.edit": {"maya"},
    "stand_in.name": {"maya", "alex"},
    "stand_in.remove": {"maya", "alex"},
    "notice.read": {"maya"},
    "notice.resend": {"alex"},
    "delivery.view": {"alex"},
    "health.view": {"alex"},
    "policy.view": {"maya", "rui", "tomas", "priya", "alex", "nora"},
}


@pytest.mark.parametrize("verb", RIGHTS)
def test_who_may_what_with_accounts_and_notices(
    verb, maya, rui, tomas, priya, alex, nora, requisition
):
    stand_in = verbs.name_stand_in(maya, priya, today(), today(), by=maya)
    record("requisition.resume", requisition, by=tomas)
    things = {
        "account": maya,
        "stand_in": maya if verb.endswith("name") else stand_in,
        "notice": Notice.objects.to(maya).get(),
    }
    thing = things.get(verb.split(".")[0])
    people = {"maya": maya, "rui": rui, "tomas": tomas, "priya": priya, "alex": alex, "nora": nora}
    assert {name for name, person in people.items() if person.can(verb, thing)} == RIGHTS[verb]
