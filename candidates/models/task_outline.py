import datetime as dt
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hiring.clocks import Calendar

EARLIEST, LATEST = -60, 260
"""Business days from the start."""

FIRST_WEEKS = 10


class TaskOutline(models.Model):
    """What a task of a template and a task of somebody who joins both say."""

    SAID: ClassVar = (
        "position", "title", "guidance", "owner", "offset", "before_day_one", "wants_document",
    )  # fmt: skip

    class Owner(models.TextChoices):
        """Whose it is, by how they stand to the new hire."""

        MANAGER = "manager", gettext_lazy("Hiring manager")
        RECRUITER = "recruiter", gettext_lazy("Recruiter")
        BUDDY = "buddy", gettext_lazy("Buddy")
        IT = "it", gettext_lazy("IT")
        NEW_HIRE = "new_hire", gettext_lazy("New hire")

    position = models.PositiveSmallIntegerField(gettext_lazy("order"), default=1)
    title = models.CharField(gettext_lazy("what is to be done"), max_length=120)
    guidance = models.TextField(
        gettext_lazy("guidance"),
        max_length=2000,
        blank=True,
        help_text=gettext_lazy("Whoever does it reads how."),
    )
    owner = models.CharField(
        gettext_lazy("whose it is"), max_length=9, choices=Owner, default=Owner.MANAGER
    )
    offset = models.SmallIntegerField(
        gettext_lazy("due"),
        default=0,
        validators=[MinValueValidator(EARLIEST), MaxValueValidator(LATEST)],
        help_text=gettext_lazy("Business days from the start; negative is before it."),
    )
    before_day_one = models.BooleanField(gettext_lazy("must be done before day one"), default=False)
    wants_document = models.BooleanField(
        gettext_lazy("asks for a document"),
        default=False,
        help_text=gettext_lazy("The new hire sends a file with it."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_due_within_reason",
                condition=Q(offset__range=(EARLIEST, LATEST)),
                violation_error_message=gettext_lazy(
                    "Plan from 60 business days before the start to 260 after."
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_before_day_one_is_before",
                condition=Q(before_day_one=False) | Q(offset__lt=0),
                violation_error_message=gettext_lazy(
                    "What must be done before day one is due before the start."
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_documents_come_from_them",
                condition=Q(wants_document=False) | Q(owner="new_hire"),
                violation_error_message=gettext_lazy("Only the new hire sends documents."),
            ),
            models.CheckConstraint(
                name="%(class)s_is_titled",
                condition=~Q(title=""),
                violation_error_message=gettext_lazy("Say what is to be done."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def said(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.SAID}

    @property
    def when(self) -> str:
        """ "4 business days before the start"; nothing for day one."""
        if self.offset < 0:
            return ngettext(
                "%(n)s business day before the start",
                "%(n)s business days before the start",
                -self.offset,
            ) % {"n": -self.offset}
        if self.offset > 0:
            return ngettext(
                "%(n)s business day after the start",
                "%(n)s business days after the start",
                self.offset,
            ) % {"n": self.offset}
        return _("on day one")


def business_day(calendar: Calendar, day: dt.date, offset: int) -> dt.date:
    """So many business days from a day; 0 is the day itself, or the next one that offices open."""
    noon = dt.datetime.combine(day, dt.time(12), calendar.zone)
    return calendar.add_days(noon, offset).astimezone(calendar.zone).date()


def business_days_between(calendar: Calendar, start: dt.date, day: dt.date) -> int:
    """How many business days a day lies after the start; negative when before it."""
    if day < start:
        return -business_days_between(calendar, day, start)
    days = (start + dt.timedelta(days=n) for n in range(1, (day - start).days + 1))
    return sum(calendar.is_business_day(one) for one in days)
