from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
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

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of_kind(cls, kind: str) -> "Source":
        """The first source of a kind, made when the admins have none."""
        found = cls.objects.filter(kind=kind, active=True).order_by("pk").first()
        return found or cls.objects.create(kind=kind, name=cls.Kind(kind).label, code=kind)
