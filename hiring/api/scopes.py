from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a token may be used for: a part of what its owner may do, never more."""

    READ_REQUISITIONS = "requisitions:read", _("Read requisitions and postings")
    WRITE_REQUISITIONS = "requisitions:write", _("Write requisitions and postings, and answer them")
    READ_CANDIDATES = "candidates:read", _("Read candidates, applications and shortlists")
    WRITE_CANDIDATES = "candidates:write", _("Add, move, review and decide on candidates")
    READ_NOTICES = "notices:read", _("Read your inbox")
    WRITE_NOTICES = "notices:write", _("Mark notices as read")
    READ_REFERENCE = "reference:read", _("Read departments, places, people and sources")


class BeyondScope(PermissionDenied):
    """403: the token is not for this, whatever its owner may do."""

    def __init__(self, scope: str) -> None:
        super().__init__(gettext("This token is not for “%(scope)s”.") % {"scope": scope})
