"""Why a file is not taken, and what to do instead: what the person who sent it reads."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

EMPTY = _("This file is empty. Please choose it again or send another one.")
TOO_LARGE = _("This file is larger than 10 MB. Please send a smaller one, for example a PDF.")
UNKNOWN = _("Please send your résumé as PDF, DOCX, ODT, RTF, TXT or DOC.")
OTHER_INSIDE = _(
    "This file is named %(suffix)s, but something else is inside. "
    "Please save it again, for example as a PDF, and send the new file."
)
LOCKED = _("This file is protected by a password. Please send it without one.")
BROKEN = _("This file is damaged or incomplete. Please save it again and send the new file.")
BOMB = _(
    "This file unpacks to far more than a résumé needs. "
    "Please save it as a PDF and send that instead."
)
MACROS = _("This file contains macros. Please save it as a PDF and send that instead.")


class Refused(ValidationError):
    """The file is not taken. A form that lets this through shows the sentence beside the field."""

    @property
    def sentence(self) -> str:
        return self.messages[0]
