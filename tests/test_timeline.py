"""Events read as sentences: who, what, when, and what was written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candidates.lifecycle import CHECK, REFERENCE
from hiring.activity.models import Event
from hiring.activity.timeline import items, lines, told
from requisitions.lifecycle import CHANGE, POSTING, REQUISITION, REVISION
from tests import factories


def sentences(thing, viewer):
    events = told(Event.objects.about(thing))
    return [item.before + item.name + item.after for item in items(events, viewer)]


@pytest.mark.parametrize(
    ("noun", "lifecycle"),
    [
        ("requisition", REQUISITION),
        ("posting", POSTING),
        ("posting", REVISION),
        ("change", CHANGE),
        ("reference", REFERENCE),
        ("check", CHECK),
    ],
)
def test_every_verb_has_its_sentence(noun, lifecycle):
    assert {f"{noun}.{verb}" for verb in lifecycle.moves} <= set(lines())


def test_the_newest_comes_first_and_colleagues_go_by_first_name(requisition, maya, ingrid):
    requisition.submit(by=maya)
    requisition.approve(by=ingrid, note="Go on.")
    assert sentences(requisition, maya) == [
        "Approved: every yes is in",
        "Ingrid said yes",
        "Asked to approve: Ingrid",
        "Maya asked for approval",
    ]


def test_what_was_written_stands_in_the_bubble(requisition, maya, ingrid):
    requisition.submit(by=maya)
    requisition.send_back(by=ingrid, note="Too dear.")
    events = told(Event.objects.about(requisition))
    assert [item.bubble for item in items(events, maya) if item.bubble] == ["Too dear."]


def test_somebody_who_was_replaced_keeps_their_name(requisition, maya, ingrid, daniel):
    requisition.submit(by=maya)
    requisition.round.approvals.get().replace(by=maya, person=daniel)
    assert sentences(requisition, maya)[0] == "Maya asked Daniel instead of Ingrid"


def test_an_edit_names_its_fields_and_not_what_they_say(requisition, maya):
    requisition.edit(by=maya, band_low=51_000_00, band_high=61_000_00, replaces="Otto")
    assert sentences(requisition, maya)[0] == "Maya changed: band, replaces"


def test_what_nobody_did_names_nobody(open_requisition, maya):
    factories.application(open_requisition, stage="hired")
    assert "Filled: the last opening is taken" in sentences(open_requisition, maya)


def test_ten_times_the_events_ask_no_more_questions(open_requisition, maya, tomas):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            items(told(Event.objects.about(open_requisition)), maya)
        return len(queries)

    open_requisition.hold(by=maya)
    open_requisition.resume(by=tomas)
    few = asked()
    for _ in range(5):
        open_requisition.hold(by=maya)
        open_requisition.resume(by=tomas)
    assert asked() == few
