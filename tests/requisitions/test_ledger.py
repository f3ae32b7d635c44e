"""Whatever becomes of the offers of a requisition, its openings and its money add up.

The same walks each time in `make test`; EXAMPLES=200 by hand tries new ones.
"""

import datetime as dt
import os

import time_machine
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from candidates.lifecycle import OfferStatus
from candidates.models import Offer
from hiring.lifecycle import NotAllowed
from tests import factories, offering

EXAMPLES = os.environ.get("EXAMPLES", "")
OUT, IN = OfferStatus.EXTENDED, OfferStatus.ACCEPTED


class Search:
    """One requisition with two openings, and what can happen to the offers of it."""

    def __init__(self, manager, recruiter, department):
        made = factories.requisition(
            manager=manager, recruiter=recruiter, department=department, headcount=2
        )
        self.requisition, self.by = factories.opened(made), recruiter

    def latest(self, *statuses):
        offers = Offer.objects.for_page().filter(application__requisition=self.requisition)
        return offers.filter(status__in=statuses).order_by("-pk").first()

    def extend(self, n):
        chosen = offering.chosen(self.requisition)
        offering.extended(chosen, base=self.requisition.band_low + n, bonus=n or None)

    def extend_again(self, n):
        """Other terms for who has an offer; they cost something else."""
        if offer := self.latest(OUT):
            offer.revise(by=self.by, base=offer.version.base + n + 1)
            offer.submit(by=self.by)
            offering.lettered(offer).extend(by=self.by)

    def revise(self, n):
        """The old terms are no longer out, the new ones not yet."""
        if offer := self.latest(OUT):
            offer.revise(by=self.by, base=offer.version.base + n + 1)

    def accept(self, n):
        if offer := self.latest(OUT):
            offering.accept(offer)

    def decline(self, n):
        if offer := self.latest(OUT):
            offer.decline(by=offer.application.candidate)

    def withdraw(self, n):
        if offer := self.latest(OUT, OfferStatus.DRAFT):
            offer.withdraw(by=self.by)

    def expire(self, n):
        if offer := self.latest(OUT):
            with time_machine.travel(offer.expires_at + dt.timedelta(seconds=n), tick=False):
                offer.expire()

    def leave(self, n):
        if offer := self.latest(OUT):
            offer.application.withdraw(by=offer.application.candidate)

    def renege(self, n):
        if (offer := self.latest(IN)) and offer.opening:
            offer.application.renege(by=self.by)

    def grow(self, n):
        if self.requisition.headcount < 4 and self.requisition.is_running:
            change = self.requisition.edit(by=self.by, headcount=self.requisition.headcount + 1)
            change.approve(by=self.requisition.department.head)

    def press(self, verb, n):
        """As a request does it: all of it, or nothing."""
        self.requisition.refresh_from_db()
        try:
            with transaction.atomic():
                getattr(self, verb)(n)
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        except NotAllowed:
            return False
        return True

    def must_add_up(self):
        self.requisition.refresh_from_db()
        approved, committed, spent = self.requisition.ledger.balance()
        assert approved == self.requisition.cost
        held = {"reserved": 0, "filled": 0, "open": 0, "closed": 0}
        for opening in self.requisition.openings.all():
            held[opening.status] += self.cost_of(opening)
        assert (committed, spent) == (held["reserved"], held["filled"])
        filled = self.requisition.openings.filled().count()
        assert (self.requisition.status == "filled") == (filled == self.requisition.headcount)

    def cost_of(self, opening):
        """What the offer that has it promised when it last went out."""
        offer = Offer.objects.filter(opening=opening).first()
        assert (offer is not None) == (opening.status in {"reserved", "filled"})
        if offer is None:
            return 0
        version = offer.versions.filter(extended_at__isnull=False).order_by("-number").first()
        version.offer = offer
        return version.cost


VERBS = (
    "extend", "extend", "extend", "extend_again", "revise", "accept", "accept", "decline",
    "withdraw", "expire", "leave", "renege", "grow",
)  # fmt: skip
TAKEN: set[str] = set()


@settings(
    max_examples=int(EXAMPLES or 12),
    derandomize=not EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(presses=some.lists(some.tuples(some.sampled_from(VERBS), some.integers(0, 9)), min_size=6))
def walk(maya, tomas, engineering, presses):
    search = Search(maya, tomas, engineering)
    for verb, n in presses[:12]:
        if search.press(verb, n):
            TAKEN.add(verb)
        search.must_add_up()


def test_openings_and_money_add_up_whatever_becomes_of_the_offers(maya, tomas, engineering):
    walk(maya, tomas, engineering)
    assert set(VERBS) == TAKEN, "some verb was never possible: walk further"
