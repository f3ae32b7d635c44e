import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.models.application import Application
from candidates.models.expectation import Expectation
from candidates.models.onboarding_queryset import OnboardingQuerySet
from candidates.models.onboarding_template import OnboardingTemplate
from candidates.models.start_check_in import StartCheckIn
from candidates.models.task_outline import TaskOutline, business_days_between
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import Actor
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed
from hiring.moments import say_fully

if TYPE_CHECKING:
    from candidates.models.onboarding_task import OnboardingTask
    from requisitions.models import Requisition


class Onboarding(models.Model):
    """Somebody's way from their yes to the end of their first ninety days."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="onboardings")
    starts_on = models.DateField(gettext_lazy("first day"))
    place = models.CharField(gettext_lazy("place"), max_length=160, blank=True)
    first_day = models.TextField(
        gettext_lazy("the first day"), max_length=2000, blank=True, editable=False
    )
    buddy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    it_helper = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    begun_at = models.DateTimeField(default=clocks.now, editable=False)
    expected_at = models.DateTimeField(null=True, editable=False)
    stopped_at = models.DateTimeField(null=True, editable=False)
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)

    objects = OnboardingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(stopped_at=None),
                name="onboarding_one_running_each",
            )
        ]
        indexes = [
            models.Index(
                fields=["starts_on", "id"],
                name="onboarding_by_start",
                condition=models.Q(stopped_at=None),
            )
        ]

    def __str__(self) -> str:
        return str(self.application)

    def get_absolute_url(self) -> str:
        return reverse("candidates:onboarding", args=[self.pk])

    # Questions

    @property
    def onboarding(self) -> "Onboarding":
        return self

    @property
    def requisition(self) -> "Requisition":
        return self.application.requisition

    @property
    def within(self) -> models.Model:
        return self.application

    @property
    def is_stopped(self) -> bool:
        return self.stopped_at is not None

    @property
    def is_here(self) -> bool:
        """Their first day is past."""
        return self.starts_on < self.today

    def must_not_be_over(self) -> None:
        """Somebody who has been here since their first day leaves in another way."""
        if self.is_here:
            raise NotAllowed(
                _("%(name)s started on %(day)s. Nothing changed.")
                % {"name": self, "day": say_fully(self.starts_on)}
            )

    def is_helped_by(self, user: User) -> bool:
        """Whether this person is the buddy, IT, or has a task of their own."""
        if user.pk in {self.buddy_id, self.it_helper_id}:
            return True
        return bool(self.tasks.filter(given_to=user).exists())

    def person_for(self, owner: str) -> User | None:
        """Who that is; nobody with an account for the new hire. Where no buddy is named it is the
        manager, where nobody is IT the recruiter."""
        return {
            TaskOutline.Owner.MANAGER: self.requisition.manager,
            TaskOutline.Owner.RECRUITER: self.requisition.recruiter,
            TaskOutline.Owner.BUDDY: self.buddy or self.requisition.manager,
            TaskOutline.Owner.IT: self.it_helper or self.requisition.recruiter,
        }.get(TaskOutline.Owner(owner))

    # Verbs

    def lay_out(self, template: OnboardingTemplate | None) -> None:
        """The tasks of the template with their dates, the check-ins, and a draft of what good
        looks like."""
        for row in template.tasks.all() if template else ():
            self.tasks.plan(self, **row.said)
        StartCheckIn.objects.plan(self)
        Expectation.objects.draft(self)

    @transaction.atomic
    def add_task(
        self,
        *,
        by: User,
        title: str,
        owner: str,
        due_on: dt.date,
        person: User | None = None,
        **more: Any,
    ) -> "OnboardingTask":
        """One more than the template has; it moves with the start as the others do."""
        self.must_go_on()
        self.must_not_be_past(due_on)
        keeper = person or self.person_for(owner) or self.requisition.manager
        offset = business_days_between(keeper.calendar, self.starts_on, due_on)
        task = self.tasks.plan(
            self, title=title, owner=owner, offset=offset, due_on=due_on, given_to=person, **more
        )
        record("onboarding.add_task", task, by=by, target=task.status)
        return task

    @transaction.atomic
    def move_start(self, *, by: User, to: dt.date) -> None:
        """What is not done moves along; its owners hear the old date and the new one."""
        self.must_go_on()
        if to == self.starts_on:
            raise NotAllowed(_("That is the first day already. Nothing changed."))
        self.must_not_be_past(to)
        if self.check_ins.answered().exists():
            raise NotAllowed(_("%(name)s has started. Nothing changed.") % {"name": self})
        before, self.starts_on = self.starts_on, to
        self.save(update_fields=["starts_on"])
        for task in self.tasks.open():
            task.follow(self)
        for check_in in self.check_ins.awaited():
            check_in.follow(self)
        record(
            "onboarding.move_start", self, by=by, before=before.isoformat(), after=to.isoformat()
        )

    @transaction.atomic
    def name_buddy(self, *, by: User, person: User) -> None:
        """A colleague who answers small questions; the buddy's tasks are theirs from now on."""
        self.must_go_on()
        if person.pk == self.buddy_id:
            raise NotAllowed(
                _("%(name)s is the buddy already. Nothing changed.") % {"name": person}
            )
        before, self.buddy = self.buddy_id, person
        self.save(update_fields=["buddy"])
        for task in self.tasks.open().of_relation(TaskOutline.Owner.BUDDY):
            task.onboarding = self
            task.promise()
        record("onboarding.name_buddy", self, by=by, before=before, after=person.pk)

    @transaction.atomic
    def expect(self, *, by: User, said: Mapping[int, tuple[str, str]]) -> None:
        """What good looks like after so many days; from now on the new hire reads it, too."""
        self.must_go_on()
        Expectation.objects.write(self, said)
        self.expected_at = clocks.now()
        self.save(update_fields=["expected_at"])
        record("onboarding.expect", self, by=by)

    @transaction.atomic
    def check_in(self, *, by: User, day: int, **said: str) -> None:
        """The manager's answers after so many days, once."""
        self.must_go_on()
        self.check_ins.get(day=day).answer(by=by, **said)
        record("onboarding.check_in", self, by=by, day=day)

    @transaction.atomic
    def send_link(self, *, by: User) -> None:
        """Another link to their page, by mail; those that are out open nothing any more."""
        self.must_go_on()
        if not self.application.candidate.email:
            raise NotAllowed(
                _("There is no e-mail for %(name)s. Nothing was sent.") % {"name": self}
            )
        self.link_version += 1
        self.save(update_fields=["link_version"])
        record("onboarding.send_link", self, by=by)

    @transaction.atomic
    def stop(self, *, by: Actor) -> None:
        """They will not start: nobody waits for anything, and their link opens nothing."""
        self.must_go_on()
        for task in self.tasks.open():
            task.onboarding = self
            task.drop(by=by)
        for check_in in self.check_ins.awaited():
            check_in.stop()
        self.stopped_at, self.link_version = clocks.now(), self.link_version + 1
        self.save(update_fields=["stopped_at", "link_version"])
        record("onboarding.stop", self, by=by)

    # What verbs share

    def lock(self) -> None:
        """Hold the row, so that two people pressing at once do one thing after the other."""
        held = type(self).objects.select_for_update(no_key=True)
        names = ["starts_on", "buddy", "stopped_at", "link_version"]
        self.refresh_from_db(fields=names, from_queryset=held)

    def must_go_on(self) -> None:
        self.lock()
        self.must_be_awaited()

    def must_be_awaited(self) -> None:
        """Somebody who will not start is asked nothing, and nothing is asked for them."""
        if self.is_stopped:
            raise NotAllowed(_("%(name)s will not start. Nothing changed.") % {"name": self})

    def must_not_be_past(self, day: dt.date) -> None:
        if day < self.today:
            raise NotAllowed(_("That day is past. Choose today or a later one."))

    @property
    def today(self) -> dt.date:
        """The day it is where the manager works."""
        return clocks.now().astimezone(self.requisition.manager.calendar.zone).date()
