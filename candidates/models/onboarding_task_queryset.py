import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, Q

from candidates.lifecycle import TaskStatus
from candidates.models.onboarding import Onboarding
from candidates.models.start_queryset import StartQuerySet
from candidates.models.task_outline import TaskOutline
from hiring.accounts.models import User

if TYPE_CHECKING:
    from candidates.models.onboarding_task import OnboardingTask

AHEAD = dt.timedelta(days=14)
"""What falls due in this time is near."""

Owner = TaskOutline.Owner


def missed(today: dt.date) -> Q:
    """What had to be done before a first day that has come."""
    return Q(before_day_one=True, onboarding__starts_on__lte=today)


class OnboardingTaskQuerySet(StartQuerySet["OnboardingTask"]):
    def visible_to(self, user: User) -> "OnboardingTaskQuerySet":
        """Of the people whose start this person sees."""
        seen = Onboarding.objects.visible_to(user).order_by()
        return self.filter(onboarding__in=seen.values("pk"))

    def open(self) -> "OnboardingTaskQuerySet":
        return self.filter(status=TaskStatus.OPEN)

    def done(self) -> "OnboardingTaskQuerySet":
        return self.filter(status=TaskStatus.DONE)

    def kept(self) -> "OnboardingTaskQuerySet":
        return self.exclude(status=TaskStatus.DROPPED)

    def of_relation(self, owner: str) -> "OnboardingTaskQuerySet":
        """Whose owner follows from how they stand to the new hire, and was not given to anybody."""
        return self.filter(owner=owner, given_to=None)

    def of_new_hire(self) -> "OnboardingTaskQuerySet":
        return self.of_relation(Owner.NEW_HIRE)

    def owed_by(self, user: User) -> "OnboardingTaskQuerySet":
        return self.filter(self.is_owed_to(user))

    @classmethod
    def is_owed_to(cls, user: User) -> Q:
        """As `OnboardingTask.keeper` has it, for any number of them."""
        manages, recruits = cls.is_managed_by(user), cls.is_recruited_by(user)
        manager = Q(owner=Owner.MANAGER) | Q(owner=Owner.BUDDY, onboarding__buddy=None)
        recruiter = Q(owner=Owner.RECRUITER) | Q(owner=Owner.IT, onboarding__it_helper=None)
        buddy = Q(owner=Owner.BUDDY, onboarding__buddy=user)
        it = Q(owner=Owner.IT, onboarding__it_helper=user)
        by_part = manages & manager | recruits & recruiter | buddy | it
        return Q(given_to=user) | Q(given_to=None) & by_part

    def concerning(self, user: User) -> "OnboardingTaskQuerySet":
        """Given to this person, or of somebody whose start they answer for or help with."""
        helps = Q(onboarding__buddy=user) | Q(onboarding__it_helper=user)
        return self.filter(Q(given_to=user) | self.is_answered_for_by(user) | helps)

    @classmethod
    def is_answered_for_by(cls, user: User) -> Q:
        return cls.is_managed_by(user) | cls.is_recruited_by(user)

    def near(self, today: dt.date) -> "OnboardingTaskQuerySet":
        """Due soon or late already; so also what had to be done before a first day that has come:
        it was due on that day at the latest."""
        return self.open().of_running().filter(due_on__lte=today + AHEAD)

    def on_the_desk_of(self, user: User, today: dt.date) -> "OnboardingTaskQuerySet":
        """Their own that are near; and what is missing on a first day, of people they answer
        for as manager or recruiter."""
        missing = self.is_answered_for_by(user) & missed(today)
        return self.near(today).not_of(user).filter(self.is_owed_to(user) | missing)

    def with_onboarding(self, user: User) -> "models.QuerySet[OnboardingTask, Any]":
        """Of each its number, that of the onboarding, and whether it is this person's."""
        owed = ExpressionWrapper(self.is_owed_to(user), BooleanField())
        return self.values_list("pk", "onboarding", owed)

    def in_order(self) -> "OnboardingTaskQuerySet":
        return self.order_by("due_on", "position", "pk")

    def for_list(self) -> "OnboardingTaskQuerySet":
        return self.select_related("given_to", "done_by").prefetch_related("documents")

    def for_page(self) -> "OnboardingTaskQuerySet":
        return self.select_related(
            "onboarding__application__candidate",
            "onboarding__application__requisition__manager",
            "onboarding__application__requisition__recruiter",
            "onboarding__buddy", "onboarding__it_helper", "given_to",
        )  # fmt: skip

    def plan(self, onboarding: Onboarding, **said: Any) -> "OnboardingTask":
        """One task with its due date, and reminders until it is done."""
        task: OnboardingTask = self.model(onboarding=onboarding, **said)
        task.due_on = said.get("due_on") or task.falls_on()
        task.save()
        task.promise()
        return task
