import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.models.expectation import Milestone
from candidates.models.start_queryset import StartQuerySet
from candidates.models.task_outline import business_day
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.labelled import Labelled
from hiring.lifecycle import NotAllowed

if TYPE_CHECKING:
    from candidates.models.application import Application
    from candidates.models.onboarding import Onboarding
    from requisitions.models import Requisition

PROMISE = "start_check_in"


class StartCheckInQuerySet(StartQuerySet["StartCheckIn"]):
    def plan(self, onboarding: "Onboarding") -> None:
        """Three of them, each with its reminders."""
        for day in Milestone:
            self.model(onboarding=onboarding, day=day).follow(onboarding)

    def awaited(self) -> "StartCheckInQuerySet":
        return self.filter(answered_at=None)

    def answered(self) -> "StartCheckInQuerySet":
        return self.exclude(answered_at=None)

    def due_by(self, day: dt.date) -> "StartCheckInQuerySet":
        return self.awaited().filter(due_on__lte=day)

    def for_page(self) -> "StartCheckInQuerySet":
        return self.select_related("onboarding__application__candidate")

    def owed_by(self, user: User) -> "StartCheckInQuerySet":
        """Of people this person manages, or stands in for whoever does."""
        return self.awaited().of_running().filter(self.is_managed_by(user))


class StartCheckIn(Labelled):
    """Three questions to the manager after 30, 60 and 90 days; a minute each time."""

    class Goes(models.TextChoices):
        WELL = "well", gettext_lazy("Well")
        MIXED = "mixed", gettext_lazy("Some of it")
        HARD = "hard", gettext_lazy("It is hard")

    class Meets(models.TextChoices):
        ALL = "all", gettext_lazy("All of it")
        MOST = "most", gettext_lazy("Most of it")
        LITTLE = "little", gettext_lazy("Not yet")

    class Again(models.TextChoices):
        YES = "yes", gettext_lazy("Yes")
        UNSURE = "unsure", gettext_lazy("Not sure")
        NO = "no", gettext_lazy("No")

    onboarding = models.ForeignKey(
        "candidates.Onboarding", models.CASCADE, related_name="check_ins"
    )
    day = models.PositiveSmallIntegerField(choices=Milestone)
    due_on = models.DateField()
    goes = models.CharField(gettext_lazy("how does it go?"), max_length=5, choices=Goes, blank=True)
    meets = models.CharField(
        gettext_lazy("do they do what you expected by now?"),
        max_length=6,
        choices=Meets,
        blank=True,
    )
    again = models.CharField(
        gettext_lazy("would you choose them again?"), max_length=6, choices=Again, blank=True
    )
    words = models.TextField(gettext_lazy("in your words"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    clocks = GenericRelation(Clock, "subject_id", "subject_type")

    objects = StartCheckInQuerySet.as_manager()

    class Meta:
        ordering = ["onboarding", "day"]
        constraints = [
            models.UniqueConstraint(fields=["onboarding", "day"], name="start_check_in_once"),
            models.CheckConstraint(
                name="start_check_in_answered_is_whole",
                condition=Q(answered_at=None)
                | (Q(answered_by__isnull=False) & ~Q(goes="") & ~Q(meets="") & ~Q(again="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.onboarding}: {self.get_day_display()}"

    def get_absolute_url(self) -> str:
        return reverse("candidates:onboarding_check_in", args=[self.onboarding_id, self.day])

    @property
    def application(self) -> "Application":
        return self.onboarding.application

    @property
    def requisition(self) -> "Requisition":
        return self.onboarding.requisition

    @property
    def is_awaited(self) -> bool:
        return self.answered_at is None

    def follow(self, onboarding: "Onboarding") -> None:
        """So many days after the start, wherever that lies now."""
        calendar = onboarding.requisition.manager.calendar
        day = onboarding.starts_on + dt.timedelta(days=self.day)
        self.due_on = business_day(calendar, day, 0)
        self.save()
        self.stop()
        due_at = dt.datetime.combine(self.due_on, calendar.closes, calendar.zone)
        Clock.until(PROMISE, self, due_at=due_at, owed_by=onboarding.requisition.manager)

    def answer(self, *, by: User, goes: str, meets: str, again: str, words: str = "") -> None:
        if not self.is_awaited:
            raise NotAllowed(_("This was answered already. Nothing changed."))
        self.goes, self.meets, self.again, self.words = goes, meets, again, words
        self.answered_at, self.answered_by = clocks.now(), by
        self.save()
        self.stop()

    def stop(self) -> None:
        Clock.objects.on(self).stop(clocks.now())
