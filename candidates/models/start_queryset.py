from typing import Self

from django.db import models
from django.db.models import Q

from candidates.models.candidate import Candidate
from hiring.accounts.models import User

REQUISITION = "onboarding__application__requisition__"


class StartQuerySet[Row: models.Model](models.QuerySet[Row]):
    """What belongs to the onboarding of somebody: things to do, check-ins."""

    def of_running(self) -> Self:
        """Of people who come, or came."""
        return self.filter(onboarding__stopped_at=None)

    def not_of(self, user: User) -> Self:
        """Nobody handles their own start from inside."""
        own = Candidate.objects.called(user.email)
        return self.exclude(onboarding__application__candidate__in=own.values("pk"))

    @staticmethod
    def is_managed_by(user: User) -> Q:
        """Where this person is the manager, or stands in for them."""
        return Q(**{f"{REQUISITION}manager__in": [user.pk, *user.stands_in_for]})

    @staticmethod
    def is_recruited_by(user: User) -> Q:
        return Q(**{f"{REQUISITION}recruiter": user})
