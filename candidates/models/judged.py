from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Judged(TextChoices):
    """What somebody says of one criterion, in words: they compare, but nobody adds them up."""

    STRONG_NO = "strong_no", _("Strong no")
    NO = "no", _("No")
    YES = "yes", _("Yes")
    STRONG_YES = "strong_yes", _("Strong yes")
    NONE = "none", _("No evidence")

    @classmethod
    def verdicts(cls) -> list[tuple[str, "StrPromise"]]:
        """Those that answer a question as a whole."""
        return [(value, label) for value, label in cls.choices if value != cls.NONE]
