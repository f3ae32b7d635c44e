from django.db import models
from django.utils.translation import gettext_lazy as _

from hiring.labelled import Labelled


class SourceQuerySet(models.QuerySet["Source"]):
    def in_use(self) -> "SourceQuerySet":
        return self.filter(active=True)

    def of_link(self, code: str) -> "Source":
        """The one whose tracked link somebody followed; without one, the careers site."""
        followed = self.filter(code=code, active=True).first() if code else None
        return followed or Source.of_kind(Source.Kind.CAREERS)


class Source(Labelled):
    """Where people come from."""

    class Kind(models.TextChoices):
        CAREERS = "careers", _("Careers site")
        JOB_BOARD = "job_board", _("Job board")
        SOCIAL = "social", _("Social media")
        NETWORK = "network", _("Network")
        REFERRAL = "referral", _("Referral")
        AGENCY = "agency", _("Agency")
        OUTREACH = "outreach", _("Outreach")

    name = models.CharField(_("name"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    code = models.SlugField(
        _("code"),
        unique=True,
        help_text=_("Ends a tracked link to a job: ?from=code"),
    )
    active = models.BooleanField(_("in use"), default=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_referral(self) -> bool:
        return self.kind == self.Kind.REFERRAL

    @classmethod
    def of_kind(cls, kind: str) -> "Source":
        """The first source of a kind, made when the admins have none."""
        found = cls.objects.filter(kind=kind).order_by("-active", "pk").first()
        if found is None:
            named = {"kind": kind, "name": str(cls.Kind(kind).label)}
            found, _new = cls.objects.get_or_create(code=kind, defaults=named)
        return found
