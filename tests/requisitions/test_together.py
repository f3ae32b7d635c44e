"""Two people at once: one winner, one line on the record."""

from threading import Barrier, Thread

import pytest
from django.db import connections

from hiring.activity.models import Event
from hiring.lifecycle import NotAllowed
from requisitions.models import Approval, Requisition, Revision
from tests import factories
from tests.requisitions.conftest import rule

pytestmark = pytest.mark.django_db(transaction=True)


def together(*presses):
    """Press at the same moment; who was refused."""
    gate, refused = Barrier(len(presses)), []

    def press(action):
        gate.wait()
        try:
            action()
        except NotAllowed as no:
            refused.append(no)
        finally:
            connections.close_all()

    threads = [Thread(target=press, args=[action]) for action in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def again(thing):
    """The same record as somebody else's page holds it."""
    return type(thing).objects.get(pk=thing.pk)


@pytest.fixture
def cast():
    people = {
        name: factories.user(name, *roles)
        for name, roles in {
            "maya": ["manager"],
            "tomas": ["recruiter"],
            "one": ["interviewer"],
            "two": ["interviewer"],
        }.items()
    }
    department = factories.department(head=people["one"])
    people["requisition"] = factories.requisition(
        manager=people["maya"], recruiter=people["tomas"], department=department
    )
    return people


@pytest.mark.parametrize("_", range(5))
def test_two_last_approvers_make_one_approval(cast, _):
    requisition, one, two = cast["requisition"], cast["one"], cast["two"]
    rule(("Both", 2, [one, two]))
    requisition.submit(by=cast["maya"])
    first, second = again(requisition), again(requisition)
    refused = together(lambda: first.approve(by=one), lambda: second.approve(by=two))
    assert not refused
    assert again(requisition).status == "approved"
    assert Event.objects.filter(verb="requisition.approve").count() == 1


@pytest.mark.parametrize("_", range(5))
def test_one_of_two_is_enough_and_the_other_is_told(cast, _):
    requisition, one, two = cast["requisition"], cast["one"], cast["two"]
    rule(("Either", 1, [one, two]))
    requisition.submit(by=cast["maya"])
    first, second = again(requisition), again(requisition)
    refused = together(lambda: first.approve(by=one), lambda: second.approve(by=two))
    assert len(refused) == 1
    assert Approval.objects.filter(answer="yes").count() == 1
    assert Event.objects.filter(verb="requisition.approve").count() == 1


@pytest.mark.parametrize("_", range(5))
def test_a_yes_and_a_recall_at_once_leave_one_of_them(cast, _):
    requisition, one = cast["requisition"], cast["one"]
    requisition.submit(by=cast["maya"])
    first, second = again(requisition), again(requisition)
    refused = together(lambda: first.approve(by=one), lambda: second.recall(by=cast["maya"]))
    assert len(refused) == 1
    assert again(requisition).status in {"approved", "draft"}


@pytest.mark.parametrize("_", range(5))
def test_a_double_press_submits_once(cast, _):
    requisition = cast["requisition"]
    first, second = again(requisition), again(requisition)
    refused = together(
        lambda: first.submit(by=cast["maya"]), lambda: second.submit(by=cast["tomas"])
    )
    assert len(refused) == 1
    assert again(requisition).approval_rounds.count() == 1


@pytest.mark.parametrize("_", range(5))
def test_an_answer_and_a_replacement_at_once_leave_one_of_them(cast, _):
    requisition, one, two = cast["requisition"], cast["one"], cast["two"]
    requisition.submit(by=cast["maya"])
    approval = requisition.awaited_approval(one)
    mine = again(requisition)
    refused = together(
        lambda: mine.approve(by=one),
        lambda: again(approval).replace(by=cast["maya"], person=two),
    )
    assert len(refused) == 1


@pytest.mark.parametrize("_", range(5))
def test_two_recruiters_write_one_version(cast, _):
    requisition = factories.opened(cast["requisition"])
    words = {
        "title": "Welder",
        "summary": "Weld.",
        "body": "Weld.",
        "pay_low": 50_000_00,
        "pay_high": 55_000_00,
    }
    requisition.begin_posting()

    def write(summary):
        posting = Requisition.objects.get(pk=requisition.pk).begin_posting()
        posting.write(by=cast["tomas"], **words | {"summary": summary})

    assert not together(lambda: write("One."), lambda: write("Two."))
    assert Revision.objects.get().number == 1


@pytest.mark.parametrize("_", range(5))
def test_two_presses_publish_once(cast, _):
    requisition = factories.opened(cast["requisition"])
    requisition.begin_posting().write(
        by=cast["maya"],
        title="Welder",
        summary="Weld.",
        body="Weld.",
        pay_low=50_000_00,
        pay_high=55_000_00,
    )
    first, second = again(requisition.posting), again(requisition.posting)
    refused = together(
        lambda: first.publish(by=cast["tomas"]), lambda: second.publish(by=cast["tomas"])
    )
    assert len(refused) == 1
    assert Event.objects.filter(verb="posting.publish").count() == 1
