from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Case, Q, When

from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.activity.record import record
from requisitions.lifecycle import OVER, RUNNING, Status
from requisitions.models.agreement import Agreement
from requisitions.models.approval import Approval

if TYPE_CHECKING:
    from requisitions.models.requisition import Requisition


FIRST = [Status.OPEN, Status.ON_HOLD, Status.APPROVED, Status.SUBMITTED, Status.DRAFT]
"""The order of a list; those that are over come last."""


def open_first(requisition: "Requisition") -> tuple[int, int]:
    """Sorts a list as `RequisitionQuerySet.open_first` does."""
    known = {status: place for place, status in enumerate(FIRST)}
    return known.get(Status(requisition.status), len(FIRST)), requisition.pk


def part_of(user: User) -> Q:
    """That this person is hiring manager, stand-in, recruiter, drafter or approver."""
    asked = Approval.objects.filter(approver=user, asked_at__isnull=False)
    return (
        Q(manager__in=[user.pk, *user.stands_in_for])
        | Q(recruiter=user)
        | Q(drafted_by=user)
        | Q(pk__in=asked.values("round__requisition"))
    )


class RequisitionQuerySet(models.QuerySet["Requisition"]):
    def visible_to(self, user: User) -> "RequisitionQuerySet":
        """Recruiters see all but confidential ones; others what they have a part in."""
        if user.is_admin:
            return self
        if user.has_role(Role.RECRUITER):
            return self.filter(Q(confidential=False) | part_of(user))
        return self.filter(part_of(user))

    def hidden_from(self, user: User) -> list[int]:
        """The numbers of what a recruiter does not see: confidential ones of others. They are
        few, and whatever is asked with their numbers is asked quicker than with a join."""
        secret = self.filter(confidential=True).order_by().values_list("pk", flat=True)
        numbers = set(secret)
        return sorted(numbers.difference(secret.filter(part_of(user)))) if numbers else []

    def with_part(self, user: User) -> "RequisitionQuerySet":
        """Those this person is hiring manager, stand-in, recruiter, drafter or approver of."""
        return self.filter(part_of(user))

    def managed_by(self, user: User) -> "RequisitionQuerySet":
        return self.filter(manager__in=[user.pk, *user.stands_in_for])

    def followed_by(self, user: User) -> "RequisitionQuerySet":
        """Those whose people and posting this person sees: recruiters, managers, admins."""
        if user.is_admin:
            return self
        return self.visible_to(user) if user.has_role(Role.RECRUITER) else self.managed_by(user)

    def carried_by(self, user: User) -> "RequisitionQuerySet":
        """Those in which this person is one of the two."""
        managed = Q(manager__in=[user.pk, *user.stands_in_for])
        return self.filter(managed | Q(recruiter=user))

    def in_hands_of(self, user: User) -> "RequisitionQuerySet":
        """Those this person is one of the two of, and drafts they began."""
        managed = Q(manager__in=[user.pk, *user.stands_in_for])
        begun = Q(drafted_by=user, status=Status.DRAFT)
        return self.filter(managed | Q(recruiter=user) | begun)

    def open(self) -> "RequisitionQuerySet":
        return self.filter(status=Status.OPEN)

    def running(self) -> "RequisitionQuerySet":
        return self.filter(status__in=RUNNING)

    def unfinished(self) -> "RequisitionQuerySet":
        return self.exclude(status__in=OVER)

    def in_statuses(self, statuses: list[Status]) -> "RequisitionQuerySet":
        return self.filter(status__in=statuses)

    def of_department(self, department: Any) -> "RequisitionQuerySet":
        return self.filter(department=department)

    def saying(self, words: str) -> "RequisitionQuerySet":
        """By title, or by number: "welder", "1042" and "REQ-1042" all find it."""
        number = words.upper().removeprefix("REQ-").strip()
        found = Q(title__icontains=words.strip())
        if number.isdecimal():
            found |= Q(pk=int(number))
        return self.filter(found)

    def like(self, title: str, department: Any, *, other_than: int = 0) -> "RequisitionQuerySet":
        """Live ones that ask for the same: a warning, never a refusal."""
        return (
            self.unfinished()
            .filter(title__iexact=title.strip(), department=department)
            .exclude(pk=other_than)
        )

    def open_first(self) -> "RequisitionQuerySet":
        """Open ones, then those on hold, before their opening, and over; the oldest first."""
        places = [When(status=status, then=place) for place, status in enumerate(FIRST)]
        return self.order_by(Case(*places, default=len(FIRST)), "pk")

    def for_list(self) -> "RequisitionQuerySet":
        people = self.select_related("manager", "recruiter", "drafted_by", "department")
        return people.prefetch_related("places")

    def for_home(self) -> "RequisitionQuerySet":
        """With the names of the pair; what was asked for is long, and read elsewhere."""
        return self.select_related("manager", "recruiter").only(
            *("title", "status", "since", "opened_at", "headcount", "drafted_by", "confidential"),
            *("manager__name", "recruiter__name"),
        )

    def for_page(self) -> "RequisitionQuerySet":
        return self.for_list().select_related("agreement")

    @transaction.atomic
    def draft(
        self,
        *,
        by: User,
        like: "Requisition | None" = None,
        places: Any = (),
        criteria: list[dict[str, Any]] | None = None,
        agreement: dict[str, Any] | None = None,
        **values: Any,
    ) -> "Requisition":
        """A wish on paper: nobody is asked yet. `like`: whose interview plan is copied."""
        made = self.create(drafted_by=by, **values)
        made.places.set(places)
        made.criteria.rewrite(made, criteria or [])
        if like:
            like.rounds.copy(made, made.criteria.by_row(criteria or []))
        Agreement.objects.create(requisition=made, **agreement or {})
        record("requisition.draft", made, by=by, target=made.status)
        return made
