"""Every address of the API × everybody's token × own, foreign and missing record."""

from itertools import product

import pytest
from django.core.cache import caches
from django.urls import get_resolver, reverse

from candidates.models import Decision
from tests.api.conftest import Program, token_of
from tests.doors import PATCHED, PROGRAMS, READ, REFERENCE
from tests.test_doors import VIEWED_BY, foreign  # noqa: F401  a fixture
from tests.test_policy import CAST, SPEC, people, stand_in, things  # noqa: F401  fixtures
from tests.undone import undone

SEEN_BY = VIEWED_BY | {
    "approval": SPEC["requisition.view"],
    "change": SPEC["requisition.view"],
    "advert": SPEC["requisition.follow"],
    "decision": SPEC["application.view"],
}
DONE = {200, 201, 409, 422, 428}


def with_more(records, by):
    decision = Decision.objects.create(
        application=records["application"],
        verdict="choose",
        reasons="…",
        by=by,
        at=records["application"].since,
    )
    return records | {"advert": records["posting"].posting, "decision": decision}


@pytest.fixture
def ours(things, maya):  # noqa: F811
    return with_more(things, maya)


@pytest.fixture
def others(foreign, maya):  # noqa: F811
    return with_more(foreign, maya)


@pytest.fixture
def programs(people):  # noqa: F811
    return {who: Program(token_of(people[who])[1]) for who in CAST}


def addresses():
    _prefix, resolver = get_resolver().namespace_dict["api"]
    return {entry.name for entry in resolver.url_patterns}


DOORS = [*PROGRAMS.items(), *PATCHED.items()]


def knock(program, name, door, pk):
    """What is answered; what it did is taken back."""
    address = reverse(f"api:{name}", args=[pk])
    with undone():
        if door.method == "get":
            return program.get(address)
        return program.ask(door.method, address)


def test_every_address_says_who_may_come_in():
    lists = {f"{noun}-list" for noun in {*READ, *REFERENCE, "notices"}}
    reference = {f"{noun}-detail" for noun in REFERENCE}
    elsewhere = {"notices-detail", "notices-read"}  # tests/api/test_notices.py
    assert addresses() == {*PROGRAMS, *lists, *reference, *elsewhere}


@pytest.mark.parametrize("who", CAST)
def test_each_door_opens_to_its_people_only(programs, ours, who):
    for name, door in DOORS:
        answer = knock(programs[who], name, door, ours[door.record].pk)
        if who not in SEEN_BY[door.record]:
            assert answer.status_code == 404, name
        elif who not in SPEC[door.rule]:
            assert answer.status_code == 403, name
        else:
            assert answer.status_code in DONE, (name, answer.text)


@pytest.mark.parametrize("who", CAST)
def test_a_foreign_or_missing_record_is_not_there(programs, others, who):
    for name, door in DOORS:
        assert knock(programs[who], name, door, 999_999).status_code == 404, name
        if who != "alex":  # an admin sees confidential ones, too
            pk = others[door.record].pk
            assert knock(programs[who], name, door, pk).status_code == 404, name


def test_lists_hold_what_one_may_see_and_no_more(programs, ours, others):
    for (noun, (record, _rule)), (who, program) in product(READ.items(), programs.items()):
        answer = program.get(reverse(f"api:{noun}-list"))
        if noun == "candidates" and who not in {"tomas", "aiko", "alex"}:
            assert answer.status_code == 403, who
            continue
        found = {row["id"] for row in answer.json()["results"]}
        assert (ours[record].pk in found) == (who in SEEN_BY[record]), (noun, who)
        assert (others[record].pk in found) == (who == "alex"), (noun, who)


def test_reference_is_for_those_who_work_here(programs, ours):
    for noun, (who, program) in product(sorted(REFERENCE), programs.items()):
        answer = program.get(reverse(f"api:{noun}-list"))
        assert answer.status_code == (403 if who == "nora" else 200), (noun, who)
        if answer.status_code == 200 and answer.json()["results"]:
            first = answer.json()["results"][0]["id"]
            detail = program.get(reverse(f"api:{noun}-detail", args=[first]))
            assert detail.status_code == 200, (noun, who)


def test_strangers_get_in_nowhere(db):
    """Nor are they stopped by how often they ask: there are more doors than a minute allows."""
    for name, door in DOORS:
        caches["default"].clear()
        assert knock(Program(), name, door, 1).status_code == 401, name
