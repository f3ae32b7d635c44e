from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """Roles open doors; relations to a record give the rights."""

    ADMIN = "admin", _("Admin")
    RECRUITER = "recruiter", _("Recruiter")
    MANAGER = "manager", _("Hiring manager")
    INTERVIEWER = "interviewer", _("Interviewer")
    AGENCY = "agency", _("Agency recruiter")
