"""The lifecycles as they stand on paper, compared with the code and with what the database does."""

import pytest

from candidates.lifecycle import (
    APPLICATION,
    CHECK,
    LIVE,
    REFERENCE,
    REVIEW,
    SHORTLIST,
    TASK,
    Stage,
)
from candidates.models import Application
from hiring.activity.actors import SYSTEM
from hiring.activity.models import Event
from hiring.lifecycle import NotAllowed
from requisitions.lifecycle import CHANGE, OPENING, POSTING, REQUISITION, REVISION, Status
from requisitions.models import Requisition
from tests.undone import undone

ON_PAPER = {
    "requisition": """
        submit    draft               → submitted
        recall    submitted           → draft
        approve   submitted           → approved
        send_back submitted           → draft
        void      submitted approved  → submitted
        open      approved            → open
        hold      open                → on_hold
        resume    on_hold             → open
        fill      open                → filled
        vacate    filled              → open
        cancel    draft submitted approved open on_hold → cancelled
        reopen    cancelled           → draft
    """,
    "posting": """
        publish   unpublished closed  → live
        close     live                → closed
    """,
    "revision": """
        ask       draft               → in_review
        approve   in_review           → approved
        send_back in_review           → draft
    """,
    "opening": """
        reserve   open                → reserved
        fill      open reserved       → filled
        free      reserved filled     → open
        close     open reserved       → closed
    """,
    "change": """
        approve   asked               → approved
        send_back asked               → sent_back
        withdraw  asked               → withdrawn
    """,
    "application": """
        apply     prospect                               → applied
        screen    prospect applied                       → screening
        present   screening declined                     → presented
        advance   screening presented                    → interviewing
        decline   presented interviewing deciding        → declined
        debrief   interviewing                           → deciding
        probe     deciding                               → interviewing
        choose    deciding                               → offering
        lapse     offering                               → deciding
        hire      offering                               → hired
        renege    hired                                  → withdrawn
        reject    prospect applied screening declined    → rejected
        release   prospect applied screening presented interviewing deciding offering declined → rejected
        withdraw  prospect applied screening presented interviewing deciding offering declined → withdrawn
        restore   rejected withdrawn                     → screening
        relent    declined                               → presented
    """,
    "shortlist": """
        present    draft              → presented
        complete   presented          → returned
        look_again returned           → presented
    """,
    "review": """
        present   prepared               → waiting
        ask       waiting                → asked
        answer    asked                  → waiting
        advance   waiting asked          → advanced
        decline   waiting asked          → declined
        leave     prepared waiting asked → left
    """,
    "reference": """
        ask       named                  → asked
        answer    asked                  → answered
        refuse    asked                  → refused
        record    named asked            → answered
        drop      named asked            → dropped
    """,
    "check": """
        consent   requested              → consented
        refuse    requested              → refused
        order     consented              → ordered
        begin     ordered                → in_progress
        clear     ordered in_progress    → clear
        consider  ordered in_progress    → consider
        expire    clear consider         → expired
        drop      requested consented ordered in_progress → dropped
    """,
    "task": """
        finish    open                   → done
        reopen    done                   → open
        drop      open                   → dropped
    """,
}
IN_CODE = {
    "requisition": REQUISITION,
    "posting": POSTING,
    "revision": REVISION,
    "opening": OPENING,
    "change": CHANGE,
    "application": APPLICATION,
    "shortlist": SHORTLIST,
    "review": REVIEW,
    "reference": REFERENCE,
    "check": CHECK,
    "task": TASK,
}


def moves_on_paper(noun):
    rows = [line.split() for line in ON_PAPER[noun].strip().splitlines()]
    return {row[0]: (set(row[1 : row.index("→")]), row[-1]) for row in rows}


@pytest.mark.parametrize("noun", ON_PAPER)
def test_the_code_has_the_moves_on_paper_and_no_others(noun):
    in_code = {m.verb: (set(m.sources), m.target) for m in IN_CODE[noun].moves.values()}
    assert in_code == moves_on_paper(noun)


def test_everyone_but_hired_rejected_and_withdrawn_is_live():
    assert set(LIVE) == set(Stage) - {Stage.HIRED, Stage.REJECTED, Stage.WITHDRAWN}


@pytest.mark.parametrize("verb", moves_on_paper("application"))
def test_an_application_moves_only_as_on_paper(application, verb):
    for status in Stage:
        with undone():
            move_an_application(Application.objects.get(pk=application.pk), verb, status)


def move_an_application(application, verb, status):
    opening = application.requisition.openings.first() if status == "hired" else None
    Application.objects.filter(pk=application.pk).update(status=status, opening=opening)
    sources, target = moves_on_paper("application")[verb]
    events = Event.objects.count()

    if status in sources and verb != "hire":
        application.move(verb, by=SYSTEM)
        application.refresh_from_db()
        assert application.status == target
        assert Event.objects.count() == events + 1
    elif status not in sources:
        with pytest.raises(NotAllowed):
            application.move(verb, by=SYSTEM)
        application.refresh_from_db()
        assert application.status == status
        assert Event.objects.count() == events


@pytest.mark.parametrize("verb", moves_on_paper("requisition"))
def test_a_requisition_moves_only_as_on_paper(requisition, verb):
    for status in Status:
        with undone():
            move_a_requisition(Requisition.objects.get(pk=requisition.pk), verb, status)


def move_a_requisition(requisition, verb, status):
    Requisition.objects.filter(pk=requisition.pk).update(status=status)
    sources, target = moves_on_paper("requisition")[verb]

    if status in sources:
        requisition.move(verb, by=SYSTEM)
    else:
        with pytest.raises(NotAllowed):
            requisition.move(verb, by=SYSTEM)
    requisition.refresh_from_db()
    assert requisition.status == (target if status in sources else status)
