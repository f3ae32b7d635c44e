"""Offers of some years, ten that filled openings of one requisition, and the one that is negotiated
for its last: three versions, each with a yes, and what they asked of each."""

from candidates.models import Application, Benefit, Offer
from candidates.offer_link import path_for
from hiring.accounts.models import User
from requisitions.models import Requisition
from tests import factories, offering

TITLE = "Crane driver"
FILLED, OVER, ROUNDS = 10, 3_000, 3
BENEFITS = ("Train pass", "Meals in the canteen", "A bicycle")


def offer() -> Offer:
    return Offer.objects.for_page().get(status="extended")


def own_page() -> str:
    return path_for(offer())


def make(cast) -> None:
    requisition = factories.requisition(
        manager=cast["maya"],
        recruiter=cast["tomas"],
        department=factories.department("Lifting"),
        title=TITLE,
        headcount=FILLED + 1,
    )
    factories.opened(requisition)
    for _n in range(FILLED):
        offering.accepted(offering.chosen(requisition), leave_days=25)
    negotiated(requisition, cast["alex"])
    those_that_are_over(offer())


def negotiated(requisition: Requisition, approver: User) -> None:
    offering.rule(approver)
    benefits = [Benefit.objects.create(name=name) for name in BENEFITS]
    terms = {"bonus": 2_000_00, "leave_days": 25, "conditions": "A clear medical.",
             "words": "We loved talking to you. " * 20}  # fmt: skip
    one = offering.drafted(offering.chosen(requisition), benefits=benefits, **terms)
    for n in range(ROUNDS):
        if n:
            one.revise(by=requisition.recruiter, base=requisition.band_low + n * 1_000_00)
        sent(offering.fresh(one), approver)
        wanted = requisition.band_low + (n + 1) * 1_500_00
        one = offering.fresh(one)
        one.ask(by=one.application.candidate, words="My train is longer now.", base=wanted)


def sent(one: Offer, approver: User) -> None:
    recruiter = one.requisition.recruiter
    one.submit(by=recruiter)
    one.approve(by=approver)
    offering.lettered(one).extend(by=recruiter)


def those_that_are_over(like: Offer) -> None:
    """Declined, of people who were told no long ago."""
    gone = Application.objects.filter(status="rejected").order_by("pk")[:OVER]
    over = {"status": "declined", "opening_id": None}
    offers = factories.bulk(factories.again(like, application_id=one.pk, **over) for one in gone)
    factories.bulk(factories.again(like.version, offer_id=one.pk, number=1) for one in offers)
