"""The openings of a requisition with their history, and the ledger of its money."""

import pytest
from django.db import IntegrityError, connection, transaction

from requisitions.models import LedgerEntry, Opening
from tests import factories, offering


def path(requisition):
    return f"/requisitions/{requisition.pk}/openings/"


@pytest.fixture
def wide(maya, tomas, engineering):
    """Two openings."""
    made = factories.requisition(manager=maya, recruiter=tomas, department=engineering, headcount=2)
    return factories.opened(made)


def page(client, person, requisition):
    client.force_login(person)
    return client.get(path(requisition))


def at_once(press):
    """Asks now what the database asks at the end of every transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        press()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def words(response):
    return " ".join(response.content.decode().split())


def test_approval_writes_what_every_opening_may_cost(wide):
    assert wide.ledger.balance() == (wide.cost, 0, 0)


def test_who_has_an_opening_and_since_when_is_on_the_page(client, wide, tomas):
    chosen = offering.chosen(wide)
    offering.extended(chosen)
    said = words(page(client, tomas, wide))
    assert chosen.candidate.name in said
    assert "Reserved" in said


def test_an_opening_that_was_freed_keeps_its_history(client, wide, tomas):
    offering.extended(offering.chosen(wide)).withdraw(by=tomas)
    said = words(page(client, tomas, wide))
    assert said.index("Reserved") < said.index("Free again")


def test_the_pair_reads_the_ledger(client, wide, maya):
    offer = offering.extended(offering.chosen(wide))
    response = page(client, maya, wide)
    assert response.context["money"].figures[1][1] == f"€{offer.version.cost // 100:,}"
    assert [line.entry.account for line in response.context["money"].lines] == [
        "committed",
        "approved",
    ]


def test_another_recruiter_sees_openings_and_no_money(client, wide, aiko):
    offer = offering.extended(offering.chosen(wide))
    response = page(client, aiko, wide)
    assert response.status_code == 200
    assert response.context["money"] is None
    assert f"{offer.version.cost // 100:,}" not in words(response)


def test_a_stranger_to_the_requisition_finds_no_page(client, wide, priya):
    assert page(client, priya, wide).status_code == 404


def test_nobody_reads_there_that_they_are_chosen_themselves(client, wide, aiko):
    person = factories.candidate("Aiko Tanaka", email=aiko.email)
    offering.extended(factories.application(wide, stage="offering", person=person))
    rows = page(client, aiko, wide).context["rows"]
    assert [row.holder for row in rows] == [None, None]


def test_cancelling_leaves_approved_what_was_spent(wide, maya):
    offering.accepted(offering.chosen(wide))
    wide.refresh_from_db()
    wide.cancel(by=maya)
    balance = wide.ledger.balance()
    assert (balance.approved, balance.committed) == (wide.top_cost, 0)


def test_more_openings_are_more_approved_money(wide, ingrid, tomas):
    change = wide.edit(by=tomas, headcount=3)
    change.approve(by=ingrid)
    wide.refresh_from_db()
    assert wide.ledger.balance().approved == 3 * wide.top_cost


def test_no_line_of_a_ledger_is_changed_or_removed(wide):
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.filter(requisition=wide).update(amount=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.filter(requisition=wide).delete()


@pytest.mark.parametrize(
    ("account", "amount"), [("committed", 5), ("spent", 5), ("committed", -5), ("spent", -5)]
)
def test_the_database_refuses_money_that_no_opening_stands_for(wide, account, amount):
    opening = wide.openings.first()
    more = {"opening": opening, "account": account, "amount": amount}
    with pytest.raises(IntegrityError):
        at_once(lambda: LedgerEntry.objects.create(requisition=wide, **more))


def test_the_database_refuses_an_opening_that_leaves_its_money_behind(wide):
    opening = offering.extended(offering.chosen(wide)).opening
    kept = Opening.objects.filter(pk=opening.pk)
    with pytest.raises(IntegrityError):
        at_once(lambda: kept.update(status="open"))
