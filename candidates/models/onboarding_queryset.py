import datetime as dt
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from candidates.models.application import Application
from candidates.models.onboarding_template import OnboardingTemplate
from hiring.accounts.models import User
from hiring.activity.actors import SYSTEM
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed

if TYPE_CHECKING:
    from candidates.models.onboarding import Onboarding

SETTLING_DAYS = 100
"""Ninety, and some for the last check-in."""
TO_COME, HERE, PAST = "to_come", "here", "past"


class OnboardingQuerySet(models.QuerySet["Onboarding"]):
    def visible_to(self, user: User) -> "OnboardingQuerySet":
        """Of the applications this person sees, and those that they help with."""
        followed = Application.objects.followed_by(user).named_by("application")
        return self.filter(Q(followed) | Q(pk__in=self.helping(user))).not_of(user)

    def not_of(self, user: User) -> "OnboardingQuerySet":
        """Nobody handles their own start from inside."""
        people = apps.get_model("candidates", "Candidate").objects
        return self.exclude(application__candidate__in=people.called(user.email).values("pk"))

    def helped_by(self, user: User) -> "OnboardingQuerySet":
        """Where this person is the buddy, IT, or has a task of their own."""
        return self.filter(pk__in=self.helping(user))

    def helping(self, user: User) -> "models.QuerySet[Onboarding, int]":
        return self.model.objects.filter(self.helps(user)).order_by().values_list("pk", flat=True)

    @staticmethod
    def helps(user: User) -> Q:
        given = apps.get_model("candidates", "OnboardingTask").objects.filter(given_to=user)
        theirs = Q(pk__in=given.order_by().values("onboarding"))
        return Q(buddy=user) | Q(it_helper=user) | theirs

    def running(self) -> "OnboardingQuerySet":
        """Of those who come, or came."""
        return self.filter(stopped_at=None)

    def at(self, time: str, today: dt.date) -> "OnboardingQuerySet":
        """Those who come, or came, at one of the `times`."""
        return self.running().filter(self.times(today)[time])

    def counted(self, today: dt.date) -> dict[str, int]:
        """How many there are at each of the `times`, in one query."""
        times = self.times(today).items()
        found: dict[str, int] = self.running().aggregate(
            **{time: Count("pk", filter=its) for time, its in times}
        )
        return found

    @staticmethod
    def times(today: dt.date) -> dict[str, Q]:
        """Not here yet, also whose first day is today; in the first ninety days; after them."""
        since = today - dt.timedelta(days=SETTLING_DAYS)
        return {
            TO_COME: Q(starts_on__gte=today),
            HERE: Q(starts_on__lt=today, starts_on__gte=since),
            PAST: Q(starts_on__lt=since),
        }

    def by_link(self, pk: str, version: str) -> "Onboarding | None":
        """The one a signed link names, while the link was not taken back."""
        return self.running().for_page().filter(pk=pk, link_version=version).first()

    def for_page(self) -> "OnboardingQuerySet":
        return self.select_related(
            "application__candidate", "application__requisition__manager",
            "application__requisition__recruiter", "application__requisition__department",
            "buddy", "it_helper",
        )  # fmt: skip

    @transaction.atomic
    def begin(
        self, application: Application, *, starts_on: dt.date, place: str = ""
    ) -> "Onboarding":
        """From yes to the first day, by the template that fits; by itself, on acceptance."""
        if application.onboardings.running().exists():
            raise NotAllowed(
                _("The onboarding of %(name)s has begun already. Nothing changed.")
                % {"name": application}
            )
        requisition = application.requisition
        places = [place] if place else [one.name for one in requisition.places.all()]
        template = OnboardingTemplate.objects.fitting(requisition.department, places)
        onboarding: Onboarding = self.model(
            application=application, starts_on=starts_on, place=", ".join(places)[:160]
        )
        if template:
            onboarding.it_helper, onboarding.first_day = template.it_helper, template.first_day
        onboarding.save()
        onboarding.lay_out(template)
        record("onboarding.begin", onboarding, by=SYSTEM, starts_on=starts_on.isoformat())
        return onboarding
