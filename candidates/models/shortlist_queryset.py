from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from candidates.lifecycle import ReviewStatus, ShortlistStatus
from candidates.models.application import Application
from hiring import clocks
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from requisitions.models import Requisition

if TYPE_CHECKING:
    from candidates.models.review_queryset import ReviewQuerySet
    from candidates.models.shortlist import Shortlist


class ShortlistQuerySet(models.QuerySet["Shortlist"]):
    def visible_to(self, user: User) -> "ShortlistQuerySet":
        """A draft is the recruiters' own work; presented ones are also the manager's."""
        theirs = Requisition.objects.managed_by(user)
        if user.has_role(Role.RECRUITER):
            return self.filter(requisition__in=Requisition.objects.visible_to(user).values("pk"))
        seen = self if user.is_admin else self.filter(requisition__in=theirs.values("pk"))
        return seen.exclude(status=ShortlistStatus.DRAFT)

    def drafts(self) -> "ShortlistQuerySet":
        return self.filter(status=ShortlistStatus.DRAFT)

    def waiting(self) -> "ShortlistQuerySet":
        return self.filter(status=ShortlistStatus.PRESENTED)

    def of(self, requisitions: Iterable[Requisition]) -> "ShortlistQuerySet":
        return self.filter(requisition__in=[one.pk for one in requisitions])

    def with_people(self) -> "models.QuerySet[Any, Any]":
        """Each with how many people on it wait for the manager, as `people`."""
        waiting = models.Q(reviews__status=ReviewStatus.WAITING)
        return self.annotate(people=models.Count("reviews", filter=waiting))

    def for_page(self) -> "ShortlistQuerySet":
        return self.select_related(
            "prepared_by",
            "requisition__manager",
            "requisition__recruiter",
            "requisition__department",
        ).prefetch_related("clocks")

    def for_list(self, reviews: "ReviewQuerySet") -> "ShortlistQuerySet":
        """With those of these reviews that are on each."""
        return self.select_related("prepared_by").prefetch_related(
            "clocks", models.Prefetch("reviews", reviews.for_page())
        )

    @transaction.atomic
    def prepare(self, requisition: Requisition, *, by: User) -> "Shortlist":
        """The draft in work, or a new one with the next number of this requisition."""
        requisition.lock()
        requisition.must_run()
        return requisition.shortlists.drafts().first() or self.next_of(requisition, by=by)

    @transaction.atomic
    def add(self, application: Application, *, by: User) -> "Shortlist":
        """Put somebody on the draft in work of their requisition."""
        shortlist = self.prepare(application.requisition, by=by)
        shortlist.add(application, by=by)
        return shortlist

    def next_of(self, requisition: Requisition, *, by: User, **more: Any) -> "Shortlist":
        last = requisition.shortlists.aggregate(last=models.Max("number"))["last"] or 0
        return self.create(requisition=requisition, number=last + 1, prepared_by=by, **more)

    def alone(self, application: Application, *, by: User) -> "Shortlist":
        """For somebody the manager considers again who was never on a shortlist."""
        return self.next_of(
            application.requisition,
            by=by,
            status=ShortlistStatus.PRESENTED,
            presented_at=clocks.now(),
        )

    def run_again(self) -> None:
        for shortlist in self.waiting():
            shortlist.run_again()
