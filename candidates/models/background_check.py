import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.lifecycle import CHECK, UNDER_WAY, CheckStatus
from candidates.models.application import Application
from candidates.models.candidate import Candidate
from candidates.models.check_kind import CheckKind
from candidates.models.check_result import CheckResult
from candidates.models.of_application import OfApplication
from candidates.models.outcome import OUTCOMES, Outcome
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import SYSTEM, Actor
from hiring.activity.record import record
from hiring.files import Stored
from hiring.lifecycle import Lifecycled, NotAllowed

LIVE = [*UNDER_WAY, CheckStatus.CLEAR]
HAS_RESULT = [CheckStatus.CLEAR, CheckStatus.CONSIDER]
DONE = gettext_lazy("Done")
KNOWN_AS: dict[str, Any] = {
    CheckStatus.REQUESTED: gettext_lazy("Waits for you"),
    CheckStatus.CONSENTED: gettext_lazy("You consented"),
    CheckStatus.REFUSED: gettext_lazy("You refused"),
    CheckStatus.CLEAR: DONE,
    CheckStatus.CONSIDER: DONE,
    CheckStatus.EXPIRED: DONE,
}


class BackgroundCheckQuerySet(models.QuerySet["BackgroundCheck"]):
    def visible_to(self, user: User) -> "BackgroundCheckQuerySet":
        """Of the applications this person sees; what of it they read is the policy's to say."""
        return self.about(Application.objects.visible_to(user).order_by())

    def about(self, applications: models.QuerySet["Application"]) -> "BackgroundCheckQuerySet":
        return self.filter(application__in=applications.values("pk"))

    def of(self, kind: CheckKind) -> "BackgroundCheckQuerySet":
        return self.filter(kind=kind)

    def live(self) -> "BackgroundCheckQuerySet":
        """Under way, or clear: another one of the kind would ask the same again."""
        return self.filter(status__in=LIVE)

    def under_way(self) -> "BackgroundCheckQuerySet":
        return self.filter(status__in=UNDER_WAY)

    def to_order(self) -> "BackgroundCheckQuerySet":
        """They said yes, and nobody has ordered it yet."""
        return self.filter(status=CheckStatus.CONSENTED)

    def kept(self) -> "BackgroundCheckQuerySet":
        return self.exclude(status=CheckStatus.DROPPED)

    def past(self, today: dt.date) -> "BackgroundCheckQuerySet":
        """Those whose result is older than it is good for."""
        return self.filter(status__in=HAS_RESULT, valid_until__lt=today)

    def outcomes(self) -> list[tuple[CheckKind, Outcome]]:
        """Each kind that was asked for and not dropped; the newest of a kind counts."""
        newest = {check.kind: check for check in self.kept().select_related("kind").order_by("pk")}
        return [(kind, check.outcome) for kind, check in newest.items()]

    def for_page(self) -> "BackgroundCheckQuerySet":
        return self.select_related(
            "application__candidate", "application__requisition__manager",
            "application__requisition__recruiter", "kind", "requested_by",
        )  # fmt: skip

    def for_list(self) -> "BackgroundCheckQuerySet":
        return self.select_related("kind", "requested_by", "result")

    @transaction.atomic
    def request(self, application: Application, kind: CheckKind, *, by: User) -> "BackgroundCheck":
        """Ask the candidate for their consent; nothing is ordered before they give it."""
        application.must_go_on()
        if application.checks.live().of(kind).exists():
            raise NotAllowed(
                _("“%(kind)s” is under way or clear for %(name)s already. Nothing changed.")
                % {"kind": kind, "name": application}
            )
        check = self.create(application=application, kind=kind, requested_by=by)
        record("check.request", check, by=by, target=check.status)
        return check


class BackgroundCheck(OfApplication, Lifecycled):
    """One background check of one candidate: consent first, then ordered, then its result."""

    lifecycle = CHECK
    noun = "check"

    application = models.ForeignKey(Application, models.CASCADE, related_name="checks")
    kind = models.ForeignKey(CheckKind, models.PROTECT, related_name="checks")
    status = models.CharField(max_length=11, choices=CheckStatus, default=CheckStatus.REQUESTED)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    requested_at = models.DateTimeField(default=clocks.now, editable=False)
    consented_at = models.DateTimeField(null=True, editable=False)
    ordered_at = models.DateTimeField(null=True, editable=False)
    valid_until = models.DateField(null=True, editable=False)
    note = models.TextField(max_length=4000, blank=True)

    objects = BackgroundCheckQuerySet.as_manager()

    class Meta:
        ordering = ["application", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "kind"],
                condition=Q(
                    status__in=["requested", "consented", "ordered", "in_progress", "clear"]
                ),
                name="check_one_live_each",
            ),
            models.CheckConstraint(
                name="check_is_ordered_with_consent",
                condition=Q(ordered_at=None) | Q(consented_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["valid_until"],
                name="check_that_expires",
                condition=Q(status__in=["clear", "consider"]),
            )
        ]

    def __str__(self) -> str:
        return self.kind.name

    def get_absolute_url(self) -> str:
        return f"{self.application.get_absolute_url()}#checks"

    # Questions

    @property
    def is_kept(self) -> bool:
        return self.status != CheckStatus.DROPPED

    @property
    def awaits_consent(self) -> bool:
        return self.status == CheckStatus.REQUESTED

    @property
    def outcome(self) -> Outcome:
        return OUTCOMES.get(CheckStatus(self.status), Outcome.NOT_DONE)

    @property
    def known_as(self) -> str:
        """Where it stands in the candidate's words: what it found is not told here."""
        return str(KNOWN_AS.get(self.status, _("Under way")))

    @property
    def file(self) -> CheckResult | None:
        return getattr(self, "result", None)

    # Verbs

    @transaction.atomic
    def consent(self, *, by: Candidate) -> None:
        self.consented_at = self.move("consent", by=by).at
        self.save(update_fields=["consented_at"])

    @transaction.atomic
    def refuse(self, *, by: Candidate) -> None:
        self.move("refuse", by=by)

    @transaction.atomic
    def order(self, *, by: User) -> None:
        self.ordered_at = self.move("order", by=by).at
        self.save(update_fields=["ordered_at"])

    @transaction.atomic
    def begin(self, *, by: User) -> None:
        self.move("begin", by=by)

    @transaction.atomic
    def clear(self, *, by: User, **result: Any) -> None:
        self.conclude("clear", by=by, **result)

    @transaction.atomic
    def consider(self, *, by: User, **result: Any) -> None:
        """There is something to look at."""
        self.conclude("consider", by=by, **result)

    @transaction.atomic
    def expire(self) -> None:
        self.move("expire", by=SYSTEM)

    @transaction.atomic
    def drop(self, *, by: Actor) -> None:
        self.move("drop", by=by)

    def conclude(
        self,
        verb: str,
        *,
        by: User,
        note: str = "",
        valid_until: dt.date | None = None,
        file: tuple[str, Stored] | None = None,
    ) -> None:
        """Its result, with the file that came (its name, and where it is kept)."""
        at = self.move(verb, by=by).at
        days = dt.timedelta(days=self.kind.days_valid)
        self.note, self.valid_until = note, valid_until or at.date() + days
        self.save(update_fields=["note", "valid_until"])
        if file:
            name, stored = file
            CheckResult.objects.create(check_of=self, name=name, by=by, at=at, **stored._asdict())
