import datetime as dt
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hiring import clocks
from hiring.accounts.countries import COUNTRIES, TIME_ZONES
from hiring.accounts.models.absence import Absence, days_away
from hiring.accounts.models.company import Holiday
from hiring.accounts.roles import Role
from hiring.policy import can

OPENS, CLOSES = dt.time(9), dt.time(17)
WEEKLY_INTERVIEWS, MOST_WEEKLY_INTERVIEWS = 6, 40


class UserQuerySet(models.QuerySet["User"]):
    def active(self) -> "UserQuerySet":
        """People who may sign in; programs are nobody."""
        return self.filter(is_active=True, is_service=False)

    def with_role(self, *roles: str) -> "UserQuerySet":
        return self.active().filter(roles__overlap=list(roles))

    def colleagues(self) -> "UserQuerySet":
        """Everyone who works here: agencies are outside."""
        return self.active().exclude(roles__contains=[Role.AGENCY])

    def with_absences(self) -> "UserQuerySet":
        """All that `working_hours` asks, for everyone at once."""
        near = Absence.objects.near(clocks.now().date())
        return self.prefetch_related(models.Prefetch("absences", near))

    def of_feed(self, key: str) -> "UserQuerySet":
        """Whose private calendar has this address; nobody's is empty."""
        return self.active().exclude(calendar_key="").filter(calendar_key=key)

    def may_stand_in(self) -> "UserQuerySet":
        """For a hiring manager: no recruiter decides on the people they present."""
        colleagues = self.with_role(Role.MANAGER, Role.INTERVIEWER)
        return colleagues.exclude(roles__contains=[Role.RECRUITER])


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str, name: str = "", password: str | None = None, **more: Any):  # type: ignore[no-untyped-def]
        user = self.model(email=email.strip().lower(), name=name or email.split("@")[0], **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, name: str, password: str, **more: Any):  # type: ignore[no-untyped-def]
        return self.create_user(email, name, password, roles=[Role.ADMIN], **more)

    def get_by_natural_key(self, email: str | None) -> "User":
        user: User = self.get(email=(email or "").strip().lower())
        return user


class User(AbstractBaseUser):
    """An account: a person who signs in with their e-mail."""

    class Theme(models.TextChoices):
        SYSTEM = "", _("As my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class BoardView(models.TextChoices):
        BOARD = "board", _("Board")
        COMPACT = "compact", _("Compact")
        LIST = "list", _("List")

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120)
    roles = ArrayField(
        models.CharField(max_length=20, choices=Role), verbose_name=_("roles"), default=list
    )
    agency = models.ForeignKey(
        "accounts.Agency", models.PROTECT, null=True, blank=True, related_name="people"
    )
    job = models.CharField(_("job title"), max_length=120, blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=50, choices=TIME_ZONES, default="Europe/London"
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        choices=COUNTRIES,
        blank=True,
        help_text=_("Its public holidays do not count as working time."),
    )
    works_from = models.TimeField(_("works from"), default=OPENS, db_default=OPENS)
    works_until = models.TimeField(_("works until"), default=CLOSES, db_default=CLOSES)
    weekly_interviews = models.PositiveSmallIntegerField(
        _("interviews a week"),
        default=WEEKLY_INTERVIEWS,
        db_default=WEEKLY_INTERVIEWS,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_WEEKLY_INTERVIEWS)],
        help_text=_("Whoever plans more is warned, not stopped."),
    )
    calendar_key = models.CharField(
        max_length=64, blank=True, default="", db_default="", editable=False
    )
    theme = models.CharField(_("appearance"), max_length=5, choices=Theme, blank=True)
    board_view = models.CharField(
        max_length=10, choices=BoardView, default=BoardView.BOARD, editable=False
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_service = models.BooleanField(
        _("a program"),
        default=False,
        db_default=False,
        editable=False,
        help_text=_("It comes in with a token only."),
    )
    joined_at = models.DateTimeField(default=clocks.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="account_email_unique",
                violation_error_message=_("Another account has this e-mail."),
            ),
            models.CheckConstraint(
                name="account_roles_known",
                condition=models.Q(roles__contained_by=[role.value for role in Role]),
            ),
            models.CheckConstraint(
                name="account_agency_alone",
                condition=models.Q(roles=[Role.AGENCY.value], agency__isnull=False)
                | (~models.Q(roles__contains=[Role.AGENCY.value]) & models.Q(agency=None)),
                violation_error_message=_(
                    "An agency recruiter belongs to an agency and has no other role."
                ),
            ),
            models.CheckConstraint(
                name="account_works_some_time",
                condition=models.Q(works_from__lt=models.F("works_until")),
                violation_error_message=_("Work ends before it begins."),
            ),
            models.CheckConstraint(
                name="account_weekly_interviews_bounded",
                condition=models.Q(weekly_interviews__range=(1, MOST_WEEKLY_INTERVIEWS)),
            ),
            models.UniqueConstraint(
                fields=["calendar_key"],
                name="account_calendar_key_unique",
                condition=~models.Q(calendar_key=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("settings")

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name else ""

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.first_name

    def has_role(self, role: str) -> bool:
        return role in self.roles

    @property
    def is_agency(self) -> bool:
        return self.has_role(Role.AGENCY)

    @property
    def is_admin(self) -> bool:
        return self.has_role(Role.ADMIN)

    @property
    def is_staff(self) -> bool:
        return self.is_active and self.is_admin

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """The Django admin is for admins, whole; everyone else asks the policy."""
        return self.is_staff

    def has_perms(self, perms: Any, obj: Any = None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff

    def can(self, verb: str, thing: Any = None) -> bool:
        return can(self, verb, thing)

    @cached_property
    def stands_in_for(self) -> frozenset[int]:
        """The managers whose place this person takes today."""
        return frozenset(self.stand_ins_given.current().values_list("manager_id", flat=True))

    @property
    def parts(self) -> frozenset[str]:
        """The roles this person acts in: their own, and a manager's whose place they take."""
        lent = [Role.MANAGER] if self.stand_ins_given.exists() else []
        return frozenset([*self.roles, *lent])

    @cached_property
    def calendar(self) -> clocks.Calendar:
        """When offices are open where this person works: clocks that wait for them run by it."""
        return clocks.Calendar(
            time_zone=self.time_zone,
            country=self.country,
            days_off=Holiday.objects.days(),
        )

    @property
    def working_hours(self) -> clocks.Calendar:
        """When this person can meet others: their own hours, on days they are not away."""
        return clocks.Calendar(
            time_zone=self.time_zone,
            country=self.country,
            opens=self.works_from,
            closes=self.works_until,
            days_off=Holiday.objects.days() | days_away(self.absences.all()),
        )
