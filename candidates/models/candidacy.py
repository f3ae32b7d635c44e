from typing import ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from candidates.lifecycle import APPLICATION, LIVE, MET, OUTSIDE, Coarse, Stage
from hiring import clocks
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.lifecycle import Lifecycle, Lifecycled
from requisitions.lifecycle import OVER


class Candidacy(Lifecycled):
    """One candidate for one requisition: what is known of it. What can happen is `Application`."""

    class Reason(models.TextChoices):
        """Why we said no: for ourselves and the reports, never shown to the candidate."""

        MUST_HAVE = "must_have", _("A must-have is missing")
        OTHERS = "others", _("Others show more evidence")
        MANAGER = "manager", _("Declined by the hiring manager")
        PAY = "pay", _("Expects more than we can pay")
        PLACE = "place", _("Place or right to work")
        TIMING = "timing", _("Not available in time")
        ELSEWHERE = "elsewhere", _("Moved to another requisition")
        OTHER = "other", _("Another reason")

    lifecycle: ClassVar[Lifecycle] = APPLICATION
    noun = "application"

    requisition = models.ForeignKey(
        "requisitions.Requisition", models.PROTECT, related_name="applications"
    )
    candidate = models.ForeignKey(
        "candidates.Candidate", models.PROTECT, related_name="applications"
    )
    status = models.CharField(max_length=12, choices=Stage, default=Stage.PROSPECT)
    told = models.CharField(max_length=9, choices=Coarse, blank=True)
    source = models.ForeignKey("candidates.Source", models.PROTECT, related_name="+")
    referred_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=clocks.now, editable=False)
    applied_at = models.DateTimeField(null=True, editable=False)
    promised_on = models.DateField(_("they hear from us by"), null=True, blank=True)
    expects = models.BigIntegerField(_("expects"), null=True, blank=True)
    expects_currency = models.CharField(max_length=3, blank=True)
    available = models.CharField(_("notice period"), max_length=80, blank=True)
    musts_met = models.PositiveSmallIntegerField(default=0, editable=False)
    screened_at = models.DateTimeField(null=True, editable=False)
    referees_asked_at = models.DateTimeField(null=True, editable=False)
    warm_since = models.DateTimeField(null=True, editable=False)
    hired_at = models.DateTimeField(null=True, editable=False)
    days_to_hire = models.PositiveSmallIntegerField(null=True, editable=False)
    opening = models.OneToOneField(
        "requisitions.Opening",
        models.PROTECT,
        null=True,
        related_name="application",
        editable=False,
    )

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["requisition", "candidate"],
                condition=~Q(status__in=["rejected", "withdrawn"]),
                name="application_one_open_each",
                violation_error_message=_("This person is in this requisition already."),
            ),
            models.CheckConstraint(
                name="application_hired_has_an_opening",
                condition=(Q(status="hired") & Q(opening__isnull=False)) | ~Q(status="hired"),
            ),
        ]
        indexes = [
            models.Index(
                fields=["requisition", "status", "since", "id"], name="application_column"
            ),
            models.Index(fields=["status", "-since"], name="application_stage"),
            models.Index(fields=["candidate", "-id"], name="application_candidate"),
        ]

    def __str__(self) -> str:
        return self.candidate.name

    def get_absolute_url(self) -> str:
        return reverse("candidates:application", args=[self.pk])

    @property
    def within(self) -> models.Model:
        return self.requisition

    @property
    def job(self) -> str:
        """What the candidate knows it as: the title of the posting, else the requisition's."""
        posting = next(iter(self.requisition.postings.all()), None)
        revision = posting.revision if posting else None
        return revision.title if revision else self.requisition.title

    @property
    def is_live(self) -> bool:
        return self.status in LIVE

    @property
    def coarse(self) -> Coarse:
        return OUTSIDE[Stage(self.status)]

    @property
    def is_told(self) -> bool:
        """Whether the candidate has heard of where they stand."""
        return self.told == self.coarse

    @property
    def needs_telling(self) -> bool:
        return self.is_live and self.requisition.status in OVER

    def is_own_of(self, user: User) -> bool:
        return bool(self.candidate.email) and self.candidate.email == user.email

    @property
    def is_being_met(self) -> bool:
        """In the interviews, or before the decision: judgements are asked for now."""
        return self.status in MET and self.requisition.is_running

    def is_met_by(self, user: User) -> bool:
        """Whether this person writes a scorecard of them: they are on a panel, or were asked."""
        scorecards = apps.get_model("candidates", "Scorecard").objects
        return bool(scorecards.standing().by(user).filter(application=self.pk).exists())

    def was_brought_by(self, user: User) -> bool:
        """Whether this person added or referred them: their manager may advance such a one."""
        return user.pk in {self.added_by_id, self.referred_by_id}

    def readers(self) -> "models.QuerySet[User]":
        """Everyone who may open this application, as the policy has it; never the candidate."""
        manager = self.requisition.manager
        may = Q(roles__contains=[Role.ADMIN]) | Q(pk=manager.pk)
        may |= Q(pk__in=manager.stand_ins.current().order_by().values("person"))
        if self.requisition.confidential:
            may |= Q(pk=self.requisition.recruiter_id)
        else:
            may |= Q(roles__contains=[Role.RECRUITER])
        people: models.QuerySet[User] = User.objects.active().filter(may)
        return people.exclude(email=self.candidate.email)
