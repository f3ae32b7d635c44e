import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.lifecycle import TASK, TaskStatus
from candidates.models.onboarding import Onboarding
from candidates.models.onboarding_task_queryset import OnboardingTaskQuerySet
from candidates.models.owed_document import OwedDocument
from candidates.models.task_outline import TaskOutline, business_day
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import Actor
from hiring.activity.models import Clock
from hiring.activity.record import record
from hiring.clocks import Calendar
from hiring.files import Stored
from hiring.lifecycle import Lifecycled, NotAllowed

if TYPE_CHECKING:
    from candidates.models.application import Application
    from requisitions.models import Requisition

PROMISE = "task"
MOST_DOCUMENTS = 5
SOON = 2  # days before it is due that a task is shown as due soon
Owner = TaskOutline.Owner


class OnboardingTask(TaskOutline, Lifecycled):
    """One thing to be done so that somebody's first days go well."""

    lifecycle = TASK
    noun = "task"

    onboarding = models.ForeignKey(Onboarding, models.CASCADE, related_name="tasks")
    status = models.CharField(max_length=7, choices=TaskStatus, default=TaskStatus.OPEN)
    due_on = models.DateField(gettext_lazy("due"))
    given_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    clocks = GenericRelation(Clock, "subject_id", "subject_type")

    objects = OnboardingTaskQuerySet.as_manager()

    class Meta(TaskOutline.Meta):
        ordering = ["onboarding", "due_on", "position", "pk"]
        indexes = [
            models.Index(
                fields=["due_on"], name="onboarding_task_open", condition=Q(status="open")
            ),
        ]

    def get_absolute_url(self) -> str:
        return f"{self.onboarding.get_absolute_url()}#task-{self.pk}"

    # Questions

    @property
    def application(self) -> "Application":
        return self.onboarding.application

    @property
    def requisition(self) -> "Requisition":
        return self.onboarding.requisition

    @property
    def within(self) -> models.Model:
        return self.onboarding.application

    @property
    def is_open(self) -> bool:
        return self.status == TaskStatus.OPEN

    @property
    def is_done(self) -> bool:
        return self.status == TaskStatus.DONE

    @property
    def is_the_new_hires(self) -> bool:
        return self.owner == Owner.NEW_HIRE and self.given_to_id is None

    @property
    def keeper(self) -> User | None:
        """Whose it is now; nobody with an account where it is the new hire's."""
        return self.given_to if self.given_to_id else self.onboarding.person_for(self.owner)

    def is_owed_by(self, user: User) -> bool:
        keeper = self.keeper
        if keeper is None:
            return False
        is_manager = keeper == self.requisition.manager
        return keeper == user or (is_manager and keeper.pk in user.stands_in_for)

    def is_late(self, today: dt.date) -> bool:
        missed = self.before_day_one and self.onboarding.starts_on <= today
        return self.is_open and (self.due_on < today or missed)

    def tone(self, today: dt.date) -> str:
        if not self.is_open:
            return ""
        if self.is_late(today):
            return "overdue"
        return "due-soon" if (self.due_on - today).days <= SOON else ""

    # Verbs

    @transaction.atomic
    def finish(self, *, by: Actor) -> None:
        """A document is sent with what asks for one; a colleague may have it on paper."""
        self.onboarding.must_go_on()
        if self.wants_document and not isinstance(by, User) and not self.documents.exists():
            raise NotAllowed(_("Send the document first. Nothing changed."))
        self.move("finish", by=by)
        self.done_by = by if isinstance(by, User) else None
        self.save(update_fields=["done_by"])
        self.stop()

    @transaction.atomic
    def reopen(self, *, by: Actor) -> None:
        self.onboarding.must_go_on()
        self.move("reopen", by=by)
        self.done_by = None
        self.save(update_fields=["done_by"])
        self.promise()

    @transaction.atomic
    def drop(self, *, by: Actor) -> None:
        """Not needed for them."""
        self.onboarding.must_go_on()
        self.move("drop", by=by)
        self.stop()

    @transaction.atomic
    def give(self, *, by: User, to: User) -> None:
        """To another colleague, who hears of it."""
        self.onboarding.must_go_on()
        self.lock()
        if not self.is_open:
            raise NotAllowed(self.refusal("finish"))
        before = self.keeper
        if before == to:
            raise NotAllowed(_("%(name)s has it already. Nothing changed.") % {"name": to})
        self.given_to = to
        self.save(update_fields=["given_to"])
        self.promise()
        record("task.give", self, by=by, before=before.pk if before else None, after=to.pk)

    @transaction.atomic
    def send_document(self, *, by: Actor, name: str, kind: str, stored: Stored) -> OwedDocument:
        """What the new hire owes; the first one finishes the task."""
        self.onboarding.must_go_on()
        self.lock()
        if self.status == TaskStatus.DROPPED or not self.wants_document:
            raise NotAllowed(_("No document is needed here any more. Nothing changed."))
        if self.documents.count() >= MOST_DOCUMENTS:
            raise NotAllowed(
                _("%(most)d files are enough. Nothing changed.") % {"most": MOST_DOCUMENTS}
            )
        document = self.documents.create(name=name, kind=kind, **stored._asdict())
        record("task.send_document", self, by=by, document=document.pk)
        if self.is_open:
            self.finish(by=by)
        return document

    # What verbs share

    @property
    def calendar(self) -> Calendar:
        """Whose business days count: the owner's; for the new hire the manager's."""
        return (self.keeper or self.requisition.manager).calendar

    def falls_on(self) -> dt.date:
        """By the start and the offset; never on a day that is past."""
        today = clocks.now().astimezone(self.calendar.zone).date()
        return max(business_day(self.calendar, self.onboarding.starts_on, self.offset), today)

    def follow(self, onboarding: Onboarding) -> None:
        """The start has moved: so does this."""
        self.onboarding = onboarding
        self.due_on = self.falls_on()
        self.save(update_fields=["due_on"])
        self.promise()

    def promise(self) -> None:
        """Reminders until the end of the day on which it is due."""
        self.stop()
        calendar = self.calendar
        due_at = dt.datetime.combine(self.due_on, calendar.closes, calendar.zone)
        keeper = self.keeper or self.requisition.manager
        Clock.until(PROMISE, self, due_at=due_at, owed_by=keeper)

    def stop(self) -> None:
        Clock.objects.on(self).stop(clocks.now())
