import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Exists, Q
from django.utils.translation import gettext as _

from candidates.lifecycle import CAME_TO_NOTHING, ON_THE_WAY, OfferStatus
from candidates.models.application import Application
from candidates.models.offer_approval import OfferApproval
from hiring.accounts.models import User
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed
from requisitions.models import Requisition

if TYPE_CHECKING:
    from candidates.models.offer import Offer


class OfferQuerySet(models.QuerySet["Offer"]):
    def visible_to(self, user: User) -> "OfferQuerySet":
        """All of an offer is pay: for the pair and admins, and for whoever was asked to approve
        it; nobody sees an offer to themselves."""
        asked = OfferApproval.objects.asked_of(user)
        may = Q(pk__in=asked.values("step__version__offer"))
        if user.is_admin:
            may |= Q(pk__isnull=False)
        pair = Requisition.objects.managed_by(user) | Requisition.objects.filter(recruiter=user)
        may |= Q(application__requisition__in=pair.values("pk"))
        own = apps.get_model("candidates", "Candidate").objects.called(user.email)
        return self.filter(may).exclude(application__candidate__in=own.values("pk"))

    def about(self, applications: models.QuerySet["Application"]) -> "OfferQuerySet":
        return self.filter(application__in=applications.values("pk"))

    def came_to_nothing(self) -> "OfferQuerySet":
        return self.filter(status__in=CAME_TO_NOTHING)

    def newest_of(self, applications: "Iterable[Application]") -> "dict[int, Offer]":
        """Application → its newest offer, in one query, to be read beside its application."""
        found = {one.pk: one for one in applications}
        rows = self.filter(application__in=found).order_by("application_id", "-pk")
        asked = apps.get_model("candidates", "OfferAsk").objects.unanswered()
        newest = rows.distinct("application_id").annotate(asks=Exists(asked))
        offers: dict[int, Offer] = {}
        for offer in newest:
            offer.application = found[offer.application_id]
            offers[offer.application_id] = offer
        return offers

    def on_the_way(self) -> "OfferQuerySet":
        """Being drafted, approved or answered."""
        return self.filter(status__in=ON_THE_WAY)

    def with_others(self) -> "OfferQuerySet":
        """With approvers, or with the candidate: no step of its recruiter's."""
        asks = apps.get_model("candidates", "OfferAsk").objects.unanswered()
        out = Q(status=OfferStatus.EXTENDED) & ~Exists(asks)
        return self.filter(Q(status=OfferStatus.IN_APPROVAL) | out)

    def extended(self) -> "OfferQuerySet":
        return self.filter(status=OfferStatus.EXTENDED)

    def accepted(self) -> "OfferQuerySet":
        return self.filter(status=OfferStatus.ACCEPTED)

    def past(self, now: dt.datetime) -> "OfferQuerySet":
        """Those that nobody answered in time."""
        return self.extended().filter(expires_at__lte=now)

    def for_page(self) -> "OfferQuerySet":
        return self.select_related(
            "application__candidate", "application__requisition__manager",
            "application__requisition__recruiter", "application__requisition__department",
            "opening",
        )  # fmt: skip

    @transaction.atomic
    def draft(self, application: Application, *, by: User, **terms: Any) -> "Offer":
        """The first terms, for somebody who was chosen; one offer is on the way at a time."""
        application.must_be_offered()
        if application.offers.on_the_way().exists():
            raise NotAllowed(
                _("An offer to %(name)s is on the way already. Nothing changed.")
                % {"name": application}
            )
        offer = self.create(application=application)
        offer.write(by=by, **terms)
        record("offer.draft", offer, by=by, target=offer.status)
        return offer
