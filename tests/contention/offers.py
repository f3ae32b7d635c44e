"""Offers that are sent and answered by twenty people at once."""

from candidates.lifecycle import Stage
from candidates.models import Application, Offer, OfferLetter
from tests import factories, offering
from tests.contention.contest import Contest
from tests.contention.crowd import PEOPLE


class Offers(Contest):
    """Five offers are accepted, declined and withdrawn at once: each ends in one way, and openings
    and ledger say the same."""

    name = "five offers answered"
    verbs = ("accept", "decline", "withdraw", "accept")
    effects = frozenset({"offer.accept", "offer.decline", "offer.withdraw"})
    done = wins = PEOPLE // len(verbs)
    heard = None

    def begin(self):
        made = factories.requisition(
            manager=self.manager, recruiter=self.recruiter, department=self.department,
            headcount=self.wins,
        )  # fmt: skip
        self.wanted = factories.opened(made)
        chosen = [factories.application(self.wanted) for _ in range(self.wins)]
        self.wanted.applications.update(status=Stage.OFFERING)
        self.offers = [self.extended(Application.objects.get(pk=one.pk)) for one in chosen]
        return [
            lambda pk=offer.pk, verb=verb: self.answer(pk, verb)
            for offer in self.offers
            for verb in self.verbs
        ]

    def extended(self, application):
        offer = approved(application)
        offer.extend(by=self.recruiter)
        return offer

    def answer(self, pk, verb):
        offer = Offer.objects.for_page().get(pk=pk)
        if verb == "accept":
            offering.accept(offer)
        else:
            getattr(offer, verb)(by=self.recruiter)

    def is_so(self):
        self.wanted.refresh_from_db()
        kept = [offer for offer in self.fresh() if offer.is_accepted]
        balance, openings = self.wanted.ledger.balance(), self.wanted.openings
        full = len(kept) == self.wins
        return (
            balance.spent == sum(offer.version.cost for offer in kept)
            and balance.committed == 0
            and openings.filled().count() == len(kept)
            and openings.open().count() == self.wins - len(kept)
            and (self.wanted.status == "filled") == full
        )

    def fresh(self):
        return Offer.objects.for_page().filter(pk__in=[one.pk for one in self.offers])


class LastOffer(Contest):
    """Twenty offers are approved, and one opening is left to send one of them for."""

    name = "offers for the last one"
    effects = frozenset({"offer.extend"})
    heard = 2  # the candidate and the manager

    def __init__(self):
        super().__init__()
        self.wanted = factories.opened(self.requisition())
        chosen = [factories.application(self.wanted, stage="offering") for _ in range(PEOPLE)]
        self.ours = Offer.objects.filter(pk__in=[approved(one).pk for one in chosen])

    def begin(self):
        """As if nobody had pressed in the round before; its money was given back by the verb."""
        for out in self.ours.for_page().filter(status="extended"):
            out.withdraw(by=self.recruiter)
        self.ours.update(status="approved")
        self.wanted.applications.update(status=Stage.OFFERING)
        return [lambda one=one: one.extend(by=self.recruiter) for one in self.ours.for_page()]

    def is_so(self):
        out = self.ours.for_page().get(status="extended")
        balance, openings = self.wanted.ledger.balance(), self.wanted.openings
        reserved = list(openings.filter(status="reserved"))
        return (
            (balance.committed, balance.spent) == (out.version.cost, 0)
            and reserved == [out.opening]
            and not openings.open().exists()
        )


def approved(application):
    """With a letter that nobody set."""
    offer = offering.drafted(application)
    offer.submit(by=application.requisition.recruiter)
    OfferLetter.objects.filter(version=offer.version).update(
        path=f"letters/{offer.pk}", sha256=f"{offer.pk:064x}"
    )
    return offering.fresh(offer)
