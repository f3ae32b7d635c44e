import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.db import models
from django.db.models import Exists, FilteredRelation, OuterRef, Q
from django.db.models.functions import Coalesce

from candidates.lifecycle import ON_THE_WAY, Stage
from candidates.models.application_counts import Counted
from hiring.accounts.models import User
from requisitions.models import Opening

if TYPE_CHECKING:
    from candidates.models.application import Application


class WithOffer(NamedTuple):
    """A light row: who was chosen, and the offer to them that is on the way, if one is."""

    application: int
    name: str
    requisition: int
    since: dt.datetime
    offer: int | None
    status: str | None
    expires_at: dt.datetime | None
    asks: bool


class Offered(Counted):
    """Applications beside the offers that were made to them."""

    def holding(self, openings: Iterable[Opening]) -> "dict[int, Application]":
        """Opening → whom it is kept for, or who filled it."""
        numbers = [one.pk for one in openings]
        has = Q(opening__in=numbers) | Q(offers__opening__in=numbers)
        found = self.filter(has).select_related("candidate").order_by("pk")
        kept = found.annotate(kept=Coalesce("opening", "offers__opening"))
        return {one.kept: one for one in kept}

    def offer_is_with_others(self) -> Exists:
        """Whether somebody else than the recruiter has the next step of the offer to them."""
        offers = apps.get_model("candidates", "Offer").objects.with_others()
        return Exists(offers.filter(application=OuterRef("pk")).order_by())

    def offer_waits_for(self, user: User) -> Exists:
        """Whether this person is asked to agree to the offer to them."""
        asked = apps.get_model("candidates", "OfferApproval").objects.awaited(user)
        theirs = asked.filter(step__version__offer__application=OuterRef("pk"))
        return Exists(theirs.order_by())

    def with_past_offers(self) -> models.QuerySet[Any, Any]:
        """Each with whether an offer to them came to nothing, as `had_offer`."""
        offers = apps.get_model("candidates", "Offer").objects.came_to_nothing()
        found: models.QuerySet[Any, Any] = self.annotate(
            had_offer=Exists(offers.filter(application=OuterRef("pk")).order_by())
        )
        return found

    def chosen_with_offers(self) -> models.QuerySet[Any, Any]:
        """Who was chosen, with the offer that is on the way, as `WithOffer` says it."""
        on_the_way = Q(offers__status__in=ON_THE_WAY)
        asked = apps.get_model("candidates", "OfferAsk").objects.filter(
            version__offer=OuterRef("way__pk"), at__gte=OuterRef("way__since")
        )
        chosen = self.filter(status=Stage.OFFERING).order_by("since", "pk")
        rows: models.QuerySet[Any, Any] = chosen.annotate(
            way=FilteredRelation("offers", condition=on_the_way)
        ).values_list(
            "pk", "candidate__name", "requisition", "since", "way__pk", "way__status",
            "way__expires_at", Exists(asked),
        )  # fmt: skip
        return rows
